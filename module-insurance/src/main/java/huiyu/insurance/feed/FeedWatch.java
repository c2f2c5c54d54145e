package huiyu.insurance.feed;

import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.identity.Role;
import huiyu.core.web.RefusedRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes what an institution's system sent in vain. Never in the way of the answer: what cannot be noted is logged. */
@Component
public class FeedWatch {

    private static final Logger log = LoggerFactory.getLogger(FeedWatch.class);
    private static final String BILLS = "/api/insurance/settlements";
    /** Right in itself, against a rule. */
    private static final Set<String> RULES = Set.of(
            "not-covered", "fund-short", "fund-missing", "fund-ambiguous", "institution-not-designated", "not-own-institution",
            "institution-not-found", "permission-missing");

    private final FeedStore store;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    FeedWatch(FeedStore store, TenantTransaction transactions, CurrentActor currentActor, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @EventListener
    void refused(RefusedRequest request) {
        if (request.method().equals("POST") && request.path().equals(BILLS) && request.status() < 500) {
            note(kind(request), request.code());
        }
    }

    /** The same bill came again and got its first answer. */
    public void repeated() {
        note("duplicate", "bill-repeated");
    }

    private static String kind(RefusedRequest request) {
        return request.code().equals("bill-differs") ? "duplicate" : RULES.contains(request.code()) ? "refused" : "malformed";
    }

    private void note(String kind, String code) {
        try {
            Actor actor = currentActor.get();
            if (actor.roles().equals(Set.of(Role.INTEGRATOR))) {
                transactions.execute(actor.tenantId(), tx ->
                        store.insert(tx, actor.subject(), kind, code, LocalDate.now(clock), clock.instant()));
            }
        } catch (RuntimeException unnoted) {
            log.warn("a {} bill ({}) could not be noted", kind, code, unnoted);
        }
    }
}
