package huiyu.core.job;

import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.web.ProblemException;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes due events tenant by tenant, a few at a time and for a moment only, so that a city with much to do, or with large
 * pieces of work such as the chunks of an import, does not keep the others waiting. Cities are served side by side, as many
 * as there are workers; one city by one worker at a time. Events are handled and marked done in one transaction: each in its
 * own, or those of a frequent kind many together ({@link EventSetHandler}). A failing one is put off and does not stop the
 * rest. One of a kind nobody here follows may be a newer instance's that runs beside this one: it is left to it for an hour.
 */
@Component
public class EventDispatcher {

    private static final Logger log = LoggerFactory.getLogger(EventDispatcher.class);
    private static final int PER_TENANT_AND_ROUND = 50;
    private static final Duration TURN = Duration.ofMillis(300);
    private static final int SET = 200;
    private static final Duration FOR_NEWER = Duration.ofHours(1);

    private final OutboxStore store;
    private final TenantTransaction transactions;
    private final Map<String, List<EventHandler>> handlers;
    private final Clock clock;
    private final int workers;

    /** @param workers how many tenants are served at once, at least 1 */
    EventDispatcher(
            OutboxStore store,
            TenantTransaction transactions,
            List<EventHandler> handlers,
            Clock clock,
            @Value("${huiyu.events.workers:1}") int workers) {
        this.store = store;
        this.transactions = transactions;
        this.handlers = handlers.stream().collect(Collectors.groupingBy(EventHandler::kind));
        this.clock = clock;
        this.workers = workers;
    }

    /** Handles what is due now, and what that makes due, until nothing is left. Returns how many were handled. */
    public int dispatchAll() {
        return dispatch(Gathering.nothing());
    }

    /**
     * As {@link #dispatchAll}, for who comes again in a moment: what is handled in sets is taken once from each tenant (again
     * only after a full set) and gathers until the next call. Under load, sets would otherwise be of two or three events and
     * cost nearly as much for each.
     */
    int dispatchGathering() {
        return dispatch(Gathering.ofSets());
    }

    private int dispatch(Gathering gathering) {
        int handled = 0;
        int round;
        do {
            round = dispatch(store.tenantsWithDueEvents(clock.instant()), gathering);
            handled += round;
        } while (round > 0);
        return handled;
    }

    /** A turn for each; whoever of the workers is free takes the next. */
    private int dispatch(List<Integer> tenantIds, Gathering gathering) {
        Queue<Integer> waiting = new ConcurrentLinkedQueue<>(tenantIds);
        int sideBySide = Math.min(workers, tenantIds.size());
        if (sideBySide <= 1) {
            return turns(waiting, gathering);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(sideBySide, Thread.ofPlatform().name("events-", 0).factory())) {
            return threads.invokeAll(Collections.<Callable<Integer>>nCopies(sideBySide, () -> turns(waiting, gathering))).stream()
                    .mapToInt(EventDispatcher::outcome)
                    .sum();
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private int turns(Queue<Integer> waiting, Gathering gathering) {
        int handled = 0;
        for (Integer tenantId = waiting.poll(); tenantId != null; tenantId = waiting.poll()) {
            handled += dispatch(tenantId, gathering);
        }
        return handled;
    }

    private static int outcome(Future<Integer> turns) {
        try {
            return turns.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure.getCause());
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /**
     * One set, or for a moment some that are handled one by one: looking whether more is due would cost as much as a small set
     * does.
     */
    private int dispatch(int tenantId, Gathering gathering) {
        Instant end = clock.instant().plus(TURN);
        int handled = 0;
        List<Event> taken;
        do {
            taken = dispatchNext(tenantId, gathering.of(tenantId));
            handled += taken.size();
            if (!taken.isEmpty() && taken.size() < SET && isHandledInSets(taken.getFirst().kind())) {
                gathering.take(tenantId, taken.getFirst().kind());
            }
        } while (!taken.isEmpty()
                && !isHandledInSets(taken.getFirst().kind())
                && handled < PER_TENANT_AND_ROUND
                && clock.instant().isBefore(end));
        return handled;
    }

    private List<Event> dispatchNext(int tenantId, Set<String> gathering) {
        List<Event> taken = new ArrayList<>();
        try {
            transactions.execute(tenantId, tx -> {
                taken.addAll(store.lockNext(tx, clock.instant(), gathering));
                if (!taken.isEmpty() && isHandledInSets(taken.getFirst().kind())) {
                    taken.addAll(store.lockDueAlike(tx, taken.getFirst(), clock.instant(), SET - 1));
                }
                handle(tx, taken);
            });
        } catch (RuntimeException failure) {
            if (taken.isEmpty()) {
                throw failure;
            }
            if (taken.size() == 1) {
                putOff(tenantId, taken.getFirst(), failure);
            } else {
                log.warn("{} events {} of tenant {} failed together", taken.size(), taken.getFirst().kind(), tenantId, failure);
                taken.forEach(event -> dispatchAlone(tenantId, event));
            }
        }
        return taken;
    }

    private void dispatchAlone(int tenantId, Event event) {
        try {
            transactions.execute(tenantId, tx -> handle(tx, store.lockDue(tx, event, clock.instant())));
        } catch (RuntimeException failure) {
            putOff(tenantId, event, failure);
        }
    }

    private boolean isHandledInSets(String kind) {
        List<EventHandler> handling = handlers.getOrDefault(kind, List.of());
        return !handling.isEmpty() && handling.stream().allMatch(EventSetHandler.class::isInstance);
    }

    /** @param events of one kind; one where any of its handlers takes no sets */
    private void handle(Tx tx, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        List<EventHandler> following = handlers.getOrDefault(events.getFirst().kind(), List.of());
        if (following.isEmpty() && store.leave(tx, events.getFirst(), clock.instant(), FOR_NEWER)) {
            return;
        }
        for (EventHandler handler : following) {
            if (handler instanceof EventSetHandler ofSets) {
                ofSets.handle(tx, events);
            } else {
                handler.handle(tx, events.getFirst());
            }
        }
        store.done(tx, events, clock.instant());
        count(events.getFirst(), "done", events.size());
    }

    private void putOff(int tenantId, Event event, RuntimeException failure) {
        count(event, "failed", 1);
        log.error("event {} {} of tenant {} failed", event.kind(), event.id(), tenantId, failure);
        transactions.execute(tenantId, tx -> store.failed(tx, event.id(), clock.instant(), named(failure)));
    }

    /** A message may hold personal data; a code does not. */
    private static String named(RuntimeException failure) {
        return failure instanceof ProblemException problem ? problem.code() : failure.getClass().getSimpleName();
    }

    private static void count(Event event, String outcome, int events) {
        Metrics.counter("huiyu.events", "kind", event.kind(), "outcome", outcome).increment(events);
    }
}
