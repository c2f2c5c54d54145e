package huiyu.core.job;

import huiyu.core.db.TenantTransaction;
import huiyu.core.web.ProblemException;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes due events tenant by tenant, a few at a time, so that a busy city does not keep the others waiting. Each event
 * is handled and marked done in one transaction; a failing one is put off and does not stop the rest.
 */
@Component
public class EventDispatcher {

    private static final Logger log = LoggerFactory.getLogger(EventDispatcher.class);
    private static final int PER_TENANT_AND_ROUND = 50;

    private final OutboxStore store;
    private final TenantTransaction transactions;
    private final Map<String, List<EventHandler>> handlers;
    private final Clock clock;

    EventDispatcher(OutboxStore store, TenantTransaction transactions, List<EventHandler> handlers, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.handlers = handlers.stream().collect(Collectors.groupingBy(EventHandler::kind));
        this.clock = clock;
    }

    /** Handles what is due now, and what that makes due, until nothing is left. Returns how many were handled. */
    public int dispatchAll() {
        int handled = 0;
        int round;
        do {
            round = 0;
            for (int tenantId : store.tenantsWithDueEvents(clock.instant())) {
                round += dispatch(tenantId);
            }
            handled += round;
        } while (round > 0);
        return handled;
    }

    private int dispatch(int tenantId) {
        int handled = 0;
        while (handled < PER_TENANT_AND_ROUND && dispatchOne(tenantId)) {
            handled++;
        }
        return handled;
    }

    private boolean dispatchOne(int tenantId) {
        Event[] taken = new Event[1];
        try {
            return transactions.run(tenantId, tx -> {
                List<Event> due = store.lockDue(tx, clock.instant(), 1);
                if (due.isEmpty()) {
                    return false;
                }
                taken[0] = due.getFirst();
                for (EventHandler handler : handlers.getOrDefault(taken[0].kind(), List.of())) {
                    handler.handle(tx, taken[0]);
                }
                store.done(tx, taken[0].id(), clock.instant());
                count(taken[0], "done");
                return true;
            });
        } catch (RuntimeException failure) {
            if (taken[0] == null) {
                throw failure;
            }
            count(taken[0], "failed");
            log.error("event {} {} of tenant {} failed", taken[0].kind(), taken[0].id(), tenantId, failure);
            transactions.execute(
                    tenantId,
                    tx -> store.failed(tx, taken[0].id(), clock.instant(), named(failure)));
            return true;
        }
    }

    /** A message may hold personal data; a code does not. */
    private static String named(RuntimeException failure) {
        return failure instanceof ProblemException problem ? problem.code() : failure.getClass().getSimpleName();
    }

    private static void count(Event event, String outcome) {
        Metrics.counter("huiyu.events", "kind", event.kind(), "outcome", outcome).increment();
    }
}
