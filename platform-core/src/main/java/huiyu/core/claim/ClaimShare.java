package huiyu.core.claim;

import huiyu.core.crypto.BlindIndex;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * What a city claims of a child's period that several cities may share.
 *
 * @param subjectId the child's file in this city
 * @param child its indexes, one for each of its numbers
 * @param since from when on the child is with this city, for rules that ask who was first
 * @param days it spent with this city in the period; 0 gives up what was claimed
 * @param required days in all without which nobody gets anything, by {@link Rule#BY_DAYS}
 * @param wanted 0 to 1, what this city would get if it were alone
 */
public record ClaimShare(UUID subjectId, Set<BlindIndex> child, LocalDate since, int days, int required, BigDecimal wanted) {

    /** Who goes first where several cities want the same; holds if all of them go by the same rule, else the first to claim does. */
    public enum Rule {
        /** With whom the child was earliest. */
        FIRST,
        /** To whom it came last. */
        LAST,
        MOST_DAYS,
        /** Each has its share of the days. */
        BY_DAYS
    }

    /** @param granted what this city has of the period now */
    public record Held(UUID subjectId, String family, LocalDate firstDay, BigDecimal granted) {}
}
