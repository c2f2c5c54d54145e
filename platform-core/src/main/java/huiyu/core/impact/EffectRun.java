package huiyu.core.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One pass over everybody a proposal concerns.
 *
 * @param tenantId that proposes
 * @param proposalVersion and the policy epoch it was run against; another one since makes a preview out of date
 * @param dueOn a preview compares on this day, a follow-up begins on it
 * @param figures once it is completed
 * @param failure why policy could not answer, or null
 */
record EffectRun(
        int tenantId,
        UUID id,
        UUID proposalId,
        Kind kind,
        int proposalVersion,
        long policyEpoch,
        LocalDate dueOn,
        Status status,
        Figures figures,
        Failure failure,
        int casesPassed,
        List<String> casesFailed,
        Instant startedAt,
        String startedBy,
        Instant completedAt) {

    enum Kind {
        PREVIEW("preview"),
        FOLLOW_UP("follow-up");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Kind of(String word) {
            return word.equals(PREVIEW.word) ? PREVIEW : FOLLOW_UP;
        }
    }

    enum Status {
        RUNNING,
        COMPLETED,
        FAILED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** As the engine names it. */
    record Failure(String code, String subject, String zh, String en) {}
}
