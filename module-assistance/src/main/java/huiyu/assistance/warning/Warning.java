package huiyu.assistance.warning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's own cost passed the tenant's threshold.
 *
 * @param basis {@code stay} or {@code year}
 * @param occasion what is warned of once: a bill, or the year as a whole
 * @param ownCostFen what is left for the patient of the cost in scope
 * @param settlements it was reckoned from
 */
record Warning(
        UUID id, UUID personId, String basis, int year, String occasion, long ownCostFen, long thresholdFen,
        List<UUID> settlements, Instant raisedAt, Optional<Outcome> outcome) {

    /** @param kind {@code status-granted}, {@code aid-case}, {@code referred} or {@code closed} */
    record Outcome(String kind, String reason, Instant at, String by) {}
}
