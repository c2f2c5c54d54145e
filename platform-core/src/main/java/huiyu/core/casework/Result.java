package huiyu.core.casework;

import huiyu.kernel.money.Money;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Question;
import huiyu.policy.assessment.Reason;
import huiyu.policy.assessment.Share;
import huiyu.policy.assessment.Verdict;
import java.time.LocalDate;
import java.util.List;

/**
 * What an assessment comes to, without the day it was made and the day it may be paid: two assessments with the same
 * result need no new decision and void no approval.
 */
record Result(Verdict verdict, List<Grant> grants, List<String> reasons, List<String> questions) {

    record Grant(
            String component, Cadence cadence, LocalDate from, LocalDate to, Money amount, List<Share> funders,
            List<Share> payees) {

        static Grant of(EntitlementSegment segment) {
            return new Grant(
                    segment.component(), segment.cadence(), segment.from(), segment.to(), segment.amount(),
                    segment.funders(), segment.payees());
        }
    }

    static Result of(Assessment assessment) {
        return new Result(
                assessment.verdict(),
                EntitlementSegment.joined(assessment.segments()).stream().map(Grant::of).toList(),
                assessment.reasons().stream().map(Reason::code).sorted().toList(),
                assessment.questions().stream().map(Question::fact).sorted().toList());
    }

    /** Of a case that was assessed. */
    static Result of(CaseFile file) {
        return of(Assessment.fromMap(file.assessed().orElseThrow().assessment()));
    }
}
