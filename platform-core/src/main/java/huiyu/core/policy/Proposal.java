package huiyu.core.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of policy on its way.
 *
 * @param version rises with every replacement of the draft
 * @param checks as they last came out, or null
 * @param acknowledgement why failing policy cases are right to fail, or null
 * @param decision the second person's, or the proposer's own withdrawal; null while open
 */
record Proposal(
        UUID id,
        int version,
        Draft draft,
        Status status,
        Checks checks,
        String acknowledgement,
        Person proposedBy,
        Instant proposedAt,
        Instant submittedAt,
        Decision decision) {

    enum Status {
        DRAFT,
        SUBMITTED,
        APPROVED,
        REJECTED,
        WITHDRAWN;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** @param pack the pack it was made from, or null */
    record Draft(String title, String reason, LocalDate effectiveFrom, String pack, List<Change> changes) {}

    /** @param subject as in the token: two are the same person when it is equal */
    record Person(String subject, String name) {}

    record Decision(Person by, Instant at, String reason) {}

    /** @param policyEpoch the policy under the proposal when it was checked; the checks are void once it moved */
    record Checks(Instant checkedAt, long policyEpoch, List<ChangeProblem> problems, List<CaseOutcome> cases) {

        boolean anyCaseFails() {
            return cases.stream().anyMatch(outcome -> !outcome.passed());
        }
    }

    /** @param differences expected and found, one line each */
    record CaseOutcome(String name, boolean passed, List<String> differences) {}

    /** The first day before {@code today} on which something would become different, if there is one. */
    Optional<LocalDate> changesBefore(LocalDate today) {
        return draft.changes().stream()
                .filter(change -> change.kind().dated())
                .map(change -> change.period().from())
                .filter(day -> day.isBefore(today))
                .min(LocalDate::compareTo);
    }
}
