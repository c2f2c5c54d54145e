package huiyu.assistance.warning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's own cost passed the tenant's threshold.
 *
 * @param personId whose bill passed it
 * @param householdId whose members' cost was added up; empty where the person's alone counts
 * @param basis {@code stay} or {@code year}
 * @param occasion what is warned of once: a bill, or the year as a whole
 * @param ownCostFen what is left for the patient of the cost in scope
 * @param settlements it was reckoned from
 */
record Warning(
        UUID id, UUID personId, Optional<UUID> householdId, String basis, int year, String occasion, long ownCostFen, long thresholdFen,
        List<UUID> settlements, Instant raisedAt, Optional<Outcome> outcome) {

    /**
     * @param kind {@code status-granted}, {@code aid-case}, {@code referred} or {@code closed}
     * @param result the status recorded, the case opened, the body it was referred to
     */
    record Outcome(String kind, String reason, Optional<String> result, Instant at, String by) {}
}
