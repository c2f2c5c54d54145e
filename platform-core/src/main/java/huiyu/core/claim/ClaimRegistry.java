package huiyu.core.claim;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Tx;
import huiyu.kernel.time.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Refuses a double claim at once, also when two cities ask in the same instant. A claim holds when the transaction
 * commits, and speaks for the transaction's tenant only.
 */
@Component
public class ClaimRegistry {

    public enum Answer {
        CLAIMED,
        ALREADY_CLAIMED
    }

    private final ClaimStore store;

    ClaimRegistry(ClaimStore store) {
        this.store = store;
    }

    /**
     * Claims a period for this city. Claiming what it holds already changes nothing; a period that overlaps its own
     * claims extends them. A second city's overlapping claim waits for the first one's transaction to end.
     *
     * @param child the child's indexes, one for each of its numbers; from now on they count as one child
     * @param family the programme family, such as one code for all monthly childcare subsidies
     * @param period starts on a day; may be open at its end
     */
    public Answer claim(Tx tx, Collection<BlindIndex> child, String family, Period period) {
        if (child.isEmpty() || period.startsOpen()) {
            throw new IllegalArgumentException("a claim names a child's numbers and a first day");
        }
        return store.claim(tx, child, family, period) ? Answer.CLAIMED : Answer.ALREADY_CLAIMED;
    }

    /**
     * As {@link #claim} for many children at once, always in the same order, so that two cities never wait for each other.
     *
     * @param children the indexes of each
     * @return those of the keys that are claimed elsewhere
     */
    public <K> Set<K> claimEach(Tx tx, Map<K, Set<BlindIndex>> children, String family, Period period) {
        if (children.values().stream().anyMatch(Set::isEmpty) || period.startsOpen()) {
            throw new IllegalArgumentException("a claim names a child's numbers and a first day");
        }
        return children.isEmpty() ? Set.of() : store.claimEach(tx, children, family, period);
    }

    /**
     * Gives this city's claims up from {@code firstDay} on; what lies before stays claimed.
     *
     * @return how many claims that touched
     */
    public int release(Tx tx, Collection<BlindIndex> child, String family, LocalDate firstDay) {
        return store.release(tx, child, family, firstDay);
    }

    /**
     * Says that these numbers are one child, so that claims under any of them meet.
     *
     * @return true when this city and another turn out to hold claims of one family on overlapping periods
     */
    public boolean link(Tx tx, Collection<BlindIndex> child) {
        return child.size() > 1 && store.link(tx, child);
    }

    /** Undoes a wrong link: these numbers are a child apart, and the claims made under them are that child's. */
    public void unlink(Tx tx, Collection<BlindIndex> child) {
        if (!child.isEmpty()) {
            store.unlink(tx, child);
        }
    }
}
