package huiyu.core.job;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Publishes events in the transaction of what happened: both are there, or neither. */
@Component
public class Outbox {

    /** How long what is unhurried lets later events of its tenant go first. */
    private static final Duration UNHURRIED = Duration.ofMinutes(1);

    private final OutboxStore store;
    private final Clock clock;

    Outbox(OutboxStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param actor the subject who caused it, or {@code system} */
    public void publish(Tx tx, String kind, UUID subjectId, String actor) {
        store.insert(tx, kind, subjectId, actor, clock.instant());
    }

    /** As {@link #publish}, the same kind for many subjects in one round trip. */
    public void publishAll(Tx tx, String kind, Collection<UUID> subjectIds, String actor) {
        store.insertAll(tx, kind, subjectIds, actor, clock.instant(), Duration.ZERO);
    }

    /** Whether what was published of a subject keeps failing, and how. */
    public Optional<StuckEvent> findStuck(Read read, String kind, UUID subjectId) {
        return store.findStuck(read, kind, subjectId);
    }

    /**
     * As {@link #publishAll}, for thousands that nobody waits for, such as what follows from a file of many rows: due at once,
     * but behind what the tenant does in the next minute.
     */
    public void publishAllUnhurried(Tx tx, String kind, Collection<UUID> subjectIds, String actor) {
        store.insertAll(tx, kind, subjectIds, actor, clock.instant(), UNHURRIED);
    }
}
