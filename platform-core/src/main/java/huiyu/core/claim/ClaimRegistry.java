package huiyu.core.claim;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.kernel.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /** The event that tells a city that a share of its own has changed by another city's claim; its subject is the share. */
    public static final String SHARE_CHANGED = "claim.share-changed";

    private final ClaimStore store;
    private final ClaimShareStore shares;

    ClaimRegistry(ClaimStore store, ClaimShareStore shares) {
        this.store = store;
        this.shares = shares;
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
     * Says what this city claims of a period that cities share, for many children at once, always in the same order, so that two
     * cities never wait for each other. All shares of a child are one period
     * at most. Saying it again, with other days too, takes the place of what was said before.
     *
     * @param rule this city's own
     * @return what it has of the period, by {@link ClaimShare#subjectId()}: 0 to 1
     */
    public Map<UUID, BigDecimal> shareEach(Tx tx, Collection<ClaimShare> claims, String family, Period period, ClaimShare.Rule rule) {
        if (claims.stream().anyMatch(claim -> claim.child().isEmpty()) || period.startsOpen() || period.lastDay().isEmpty()) {
            throw new IllegalArgumentException("a share names a child's numbers and a closed period");
        }
        return claims.isEmpty() ? Map.of() : shares.claimEach(tx, claims, family, period, rule);
    }

    /** This city's own share that {@link #SHARE_CHANGED} speaks of; empty for another's. */
    public Optional<ClaimShare.Held> findShare(Read read, UUID shareId) {
        return shares.find(read, shareId);
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
