package huiyu.core.party;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.identity.Role;
import huiyu.core.job.EventDispatcher;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The people rooms wired as in the platform, on the test database, on the day 2026-11-21. */
public final class PartyContext {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private static final AnnotationConfigApplicationContext CONTEXT = start();

    private static final ThreadLocal<Actor> ACTOR = new ThreadLocal<>();

    private PartyContext() {}

    /** Lets a member of staff ask from now on; of one org unit, or of the whole tenant. */
    public static Actor actAs(int tenantId, String subject, Optional<UUID> orgUnitId) {
        Actor actor = new Actor(
                subject, subject, tenantId, Set.of(Role.CASEWORKER), Set.of(), orgUnitId, Optional.empty());
        ACTOR.set(actor);
        return actor;
    }

    private static AnnotationConfigApplicationContext start() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of(
                        "huiyu.crypto.master-key", "dGVzdC1tYXN0ZXIta2V5LW9mLTMyLWJ5dGVzLTAwMDA=",
                        "huiyu.crypto.index-key", "dGVzdC1pbmRleC1rZXktb2YtMzItYnl0ZXMtMDAwMDA=")));
        context.registerBean(DSLContext.class, CoreDatabase::dsl);
        context.registerBean(TenantTransaction.class, CoreDatabase::transactions);
        context.registerBean(Clock.class, () -> CLOCK);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(CurrentActor.class, () -> () -> ACTOR.get());
        context.scan("huiyu.core.party", "huiyu.core.crypto", "huiyu.core.claim", "huiyu.core.factsource", "huiyu.core.job", "huiyu.core.audit");
        context.refresh();
        return context;
    }

    /** Handles all events there are. The database stamps them by its own clock, which has nothing to do with ours. */
    public static void handleEvents() {
        DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES)
                .execute("update core.outbox_event set next_try_at = '2000-01-01' where done_at is null");
        get(EventDispatcher.class).dispatchAll();
    }

    public static <T> T get(Class<T> bean) {
        return CONTEXT.getBean(bean);
    }
}
