package huiyu.core.settlement;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.party.FactRecorder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who holds which status. A module with the say about a status records it here; whoever decides by it reads it here. */
@Component
public class HeldStatuses {

    private final HeldStatusStore store;
    private final FactRecorder recorder;
    private final Clock clock;

    HeldStatuses(HeldStatusStore store, FactRecorder recorder, Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Records what a body says. Its earlier word on the same person, status and first day is superseded; the same word
     * again changes nothing. Whoever has cases or decisions that rest on it is looked at again.
     *
     * @return how many are new or changed
     */
    public int record(Tx tx, Collection<HeldStatus> statuses, String by) {
        if (statuses.isEmpty()) {
            return 0;
        }
        List<UUID> changed = store.record(tx, List.copyOf(statuses), by, clock.instant());
        recorder.announceAll(tx, Set.copyOf(changed), by);
        return changed.size();
    }

    /** All words in force on some people, by person and first day. */
    public List<HeldStatus> list(Read read, Collection<UUID> personIds) {
        return store.list(read, personIds);
    }

    /** Everybody who holds any status on a day under any of their files, by the id of the file they are read as, after one of them. */
    public List<UUID> listPeople(Read read, LocalDate day, Optional<UUID> after, int limit) {
        return store.listPeople(read, day, after, limit);
    }

    /** Who holds a status, by id, after one of them. */
    public List<HeldStatus> listHolders(Read read, String status, Optional<UUID> after, int limit) {
        return store.listHolders(read, status, after, limit);
    }
}
