package huiyu.core.settlement;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who holds which status. A module with the say about a status records it here; whoever decides by it reads it here. */
@Component
public class HeldStatuses {

    private final HeldStatusStore store;
    private final Clock clock;

    HeldStatuses(HeldStatusStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Records what a body says. Its earlier word on the same person, status and first day is superseded; the same word
     * again changes nothing.
     *
     * @return how many are new or changed
     */
    public int record(Tx tx, Collection<HeldStatus> statuses, String by) {
        return statuses.isEmpty() ? 0 : store.record(tx, List.copyOf(statuses), by, clock.instant());
    }

    /** All words in force on some people, by person and first day. */
    public List<HeldStatus> list(Read read, Collection<UUID> personIds) {
        return store.list(read, personIds);
    }

    /** Everybody who holds any status on a day, by id, after one of them. */
    public List<UUID> listPeople(Read read, LocalDate day, Optional<UUID> after, int limit) {
        return store.listPeople(read, day, after, limit);
    }

    /** Who holds a status, by id, after one of them. */
    public List<HeldStatus> listHolders(Read read, String status, Optional<UUID> after, int limit) {
        return store.listHolders(read, status, after, limit);
    }
}
