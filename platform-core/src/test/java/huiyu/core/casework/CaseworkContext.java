package huiyu.core.casework;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.LifeEventAutomation;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.Idempotency;
import huiyu.core.web.ProblemTexts;
import huiyu.kernel.identifier.DivisionCode;
import huiyu.policy.PolicyBook;
import huiyu.policy.definition.YamlTree;
import huiyu.policy.pack.BookMaker;
import huiyu.policy.pack.Pack;
import huiyu.policy.pack.PackReader;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.programme.Programme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The benefit rooms wired as in the platform, on the test database, with a clock to set and a made-up city's policy. */
public final class CaseworkContext {

    public static final MutableClock CLOCK = MutableClock.standing();
    public static final Path NOTICES = noticeDirectory();

    private static final String NEXT_CALENDAR =
            """
            id: next-calendar
            name: {zh: 次年日历, en: Next calendar}
            division: "370000"
            calendar:
              2028: {notice: "test", days_off: [2028-01-03, 2028-01-04], make_up_workdays: []}
            """;
    private static volatile boolean nextCalendarPublished;
    private static final ThreadLocal<Actor> CALLER = new ThreadLocal<>();
    private static final AnnotationConfigApplicationContext CONTEXT = start();

    private CaseworkContext() {}

    public static <T> T get(Class<T> bean) {
        return CONTEXT.getBean(bean);
    }

    /** The official calendar of 2028; without it, dates there are provisional. */
    public static void publishNextCalendar(boolean published) {
        nextCalendarPublished = published;
    }

    /** Whom controllers see as the caller on this thread. */
    public static void callAs(Actor actor) {
        CALLER.set(actor);
    }

    private static AnnotationConfigApplicationContext start() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of(
                        "huiyu.crypto.master-key", "dGVzdC1tYXN0ZXIta2V5LW9mLTMyLWJ5dGVzLTAwMDA=",
                        "huiyu.crypto.index-key", "dGVzdC1pbmRleC1rZXktb2YtMzItYnl0ZXMtMDAwMDA=",
                        "huiyu.notice.directory", NOTICES.toString())));
        context.registerBean(DSLContext.class, CoreDatabase::dsl);
        context.registerBean(TenantTransaction.class, CoreDatabase::transactions);
        context.registerBean(Clock.class, () -> CLOCK);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(ProblemTexts.class);
        context.registerBean(CurrentActor.class, () -> CALLER::get);
        context.registerBean(PolicyBooks.class, TestPolicyBooks::new);
        context.registerBean(HuiyuModule.class, TestModule::new);
        context.scan(
                "huiyu.core.party", "huiyu.core.crypto", "huiyu.core.claim", "huiyu.core.job", "huiyu.core.audit",
                "huiyu.core.fund", "huiyu.core.fundyear", "huiyu.core.decision", "huiyu.core.terms", "huiyu.core.question",
                "huiyu.core.recusal", "huiyu.core.letter", "huiyu.core.casework", "huiyu.core.casedesk", "huiyu.core.worklist",
                "huiyu.core.takeup", "huiyu.core.lifeevent",
                "huiyu.core.notice", "huiyu.core.module", "huiyu.core.factsource");
        context.registerBean(Idempotency.class);
        context.registerBean("idempotencyStore", hidden("huiyu.core.web.IdempotencyStore"));
        context.registerBean(huiyu.core.tenant.UnitTreeStore.class);
        context.registerBean(huiyu.core.staff.StaffDirectory.class);
        context.registerBean("colleagueStore", hidden("huiyu.core.staff.ColleagueStore"));
        context.refresh();
        return context;
    }

    /** A room's own store, where the room itself cannot be scanned without a web server or an identity provider. */
    private static Class<?> hidden(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path noticeDirectory() {
        try {
            return Files.createTempDirectory("huiyu-notices");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same made-up policy for every tenant, seen from the tenant's own division. */
    private static final class TestPolicyBooks implements PolicyBooks {

        private final Pack pack = PackReader.read(
                YamlTree.parse("test-city.yaml", text()).map("test-city.yaml"), ParameterBook.empty());

        private static String text() {
            try (var in = CaseworkContext.class.getResourceAsStream("/casework/test-city.yaml")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private final Pack nextCalendar = PackReader.read(
                YamlTree.parse("next-calendar.yaml", NEXT_CALENDAR).map("next-calendar.yaml"), ParameterBook.empty());

        @Override
        public PolicyBook bookFor(Read read, LocalDate on) {
            String code = read.dsl()
                    .fetchSingle("select division_code from core.tenant where id = ?", read.tenantId())
                    .get(0, String.class);
            return BookMaker.book(
                    nextCalendarPublished ? List.of(pack, nextCalendar) : List.of(pack), new DivisionCode(code));
        }

        @Override
        public List<Programme> listLayers(Read read) {
            return List.of();
        }

        @Override
        public PolicyBook bookFor(Read read, LocalDate on, UUID orgUnitId) {
            return bookFor(read, on);
        }
    }

    private static final class TestModule implements HuiyuModule {

        @Override
        public String id() {
            return "test";
        }

        @Override
        public String nameZh() {
            return "测试";
        }

        @Override
        public String nameEn() {
            return "Test";
        }

        @Override
        public List<LifeEventAutomation> automations() {
            return List.of("birth", "household-moved", "death", "status-changed", "birth-order-corrected", "custody-changed").stream()
                    .flatMap(event -> List.of("test-monthly", "test-bonus").stream()
                            .map(family -> new LifeEventAutomation(event, family)))
                    .toList();
        }
    }
}
