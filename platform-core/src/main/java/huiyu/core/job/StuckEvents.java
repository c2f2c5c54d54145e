package huiyu.core.job;

import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the administrator of a tenant sees of events that keep failing, and does once the cause is mended. */
@Component
class StuckEvents {

    private final OutboxStore store;
    private final Audit audit;
    private final Clock clock;

    StuckEvents(OutboxStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** The oldest first. */
    List<StuckEvent> list(Read read, Optional<Cursor> after, int limit) {
        return store.listStuck(read, after.map(cursor -> cursor.id(0)), limit);
    }

    /**
     * Has it tried at once, once more.
     *
     * @throws ProblemException 404 {@code stuck-event-not-found}, also when it has been handled meanwhile
     */
    StuckEvent retry(Tx tx, Actor actor, UUID eventId) {
        StuckEvent stuck = store.retry(tx, eventId, clock.instant())
                .orElseThrow(() -> ProblemException.notFound("stuck-event-not-found", Map.of()));
        audit.record(tx, actor, "event.retried", "event", eventId, Map.of("kind", stuck.kind(), "attempts", stuck.attempts()));
        return stuck;
    }
}
