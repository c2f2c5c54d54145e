package huiyu.core.decision;

import huiyu.kernel.money.Money;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What was decided in a case, never changed (决定). The policy it rests on is large, kept beside it, and read only when the decision
 * is run again.
 *
 * @param automatic no person gave a verdict
 * @param supersedes the decision this one takes the place of
 * @param difference to the superseded decision; against nothing when there is none
 */
public record Decision(
        UUID id,
        UUID caseId,
        UUID subjectId,
        String programme,
        boolean automatic,
        LocalDate decidedOn,
        Instant decidedAt,
        String decidedBy,
        Optional<UUID> supersedes,
        Optional<UUID> orgUnitId,
        AssessmentRequest request,
        Assessment assessment,
        Difference difference) {

    public Verdict verdict() {
        return assessment.verdict();
    }

    public boolean isGranted() {
        return verdict() == Verdict.GRANTED;
    }

    /** Whether it only ends what was decided under a second file of the person. */
    public boolean isOfDoubleFile() {
        return assessment.reasons().stream().anyMatch(reason -> reason.code().equals(Decisions.DOUBLE_FILE));
    }

    /** The sum of all instalments granted. */
    public Money total() {
        return assessment.total();
    }

    /** What lists show, without what is frozen. */
    public record Summary(
            UUID id,
            UUID caseId,
            UUID subjectId,
            String programme,
            Verdict verdict,
            boolean automatic,
            LocalDate decidedOn,
            String decidedBy,
            Money total,
            Optional<UUID> supersedes,
            boolean superseded) {}
}
