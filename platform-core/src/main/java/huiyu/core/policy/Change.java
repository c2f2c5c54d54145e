package huiyu.core.policy;

import huiyu.kernel.time.Period;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * One change of a proposal.
 *
 * @param orgUnitId for a value of one district; null for the whole tenant
 * @param validFrom first day of what is set, null for open; not used by {@link Action#END}
 * @param validTo last day, inclusive; null for open
 * @param replace whether what already stands in these days may be superseded; otherwise it is an overlap
 * @param content in the words of a policy pack
 */
record Change(
        EntryKind kind,
        Action action,
        String key,
        UUID orgUnitId,
        LocalDate validFrom,
        LocalDate validTo,
        boolean replace,
        Map<String, Object> content) {

    enum Action {
        /** Content holds from validFrom to validTo. */
        SET,
        /** What holds on validTo ends on that day; what is not dated goes. */
        END
    }

    EntrySlot slot() {
        return new EntrySlot(kind, key, orgUnitId);
    }

    /** The days in which something becomes different. */
    Period period() {
        if (!kind.dated()) {
            return Period.ALWAYS;
        }
        return action == Action.END ? Period.from(validTo.plusDays(1)) : Period.ofDays(validFrom, validTo);
    }

    /** Whether an entry of the same slot is touched by this. */
    boolean concerns(PolicyEntry entry) {
        if (kind.dated() && action == Action.END) {
            return entry.holdsOn(validTo);
        }
        return entry.period().overlaps(period());
    }
}
