package huiyu.core.policy;

import huiyu.kernel.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * One approved piece of a tenant's policy, as known from {@code recordedAt} until {@code supersededAt}.
 *
 * @param validFrom first day, null for open
 * @param validTo last day, inclusive, null for open
 * @param content in the words of a policy pack
 * @param supersededAt null while it is what the platform knows
 */
record PolicyEntry(
        UUID id,
        int tenantId,
        EntrySlot slot,
        LocalDate validFrom,
        LocalDate validTo,
        Map<String, Object> content,
        UUID proposalId,
        Instant recordedAt,
        Instant supersededAt) {

    Period period() {
        return Period.ofDays(validFrom, validTo);
    }

    boolean holdsOn(LocalDate day) {
        return period().contains(day);
    }
}
