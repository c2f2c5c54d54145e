package huiyu.core.fund;

import huiyu.policy.assessment.Cadence;
import huiyu.policy.assessment.EntitlementSegment;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a decision binds the funds to.
 *
 * @param subjectId whose entitlement it is: chooses the slice of the fund
 * @param segments what is granted; empty when nothing is (any more)
 */
public record Commitment(UUID decisionId, UUID subjectId, String programme, List<EntitlementSegment> segments) {

    /** How many instalments of the segment fall due up to the end of the year. */
    static long instalmentsUpTo(EntitlementSegment segment, int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        boolean notYet = segment.from().isAfter(end)
                || (segment.payableFrom() != null && segment.payableFrom().isAfter(end));
        if (notYet) {
            return 0;
        }
        if (segment.cadence() == Cadence.ONCE || !segment.to().isAfter(end)) {
            return segment.count();
        }
        return upTo(segment, end).count();
    }

    private static EntitlementSegment upTo(EntitlementSegment segment, LocalDate end) {
        return new EntitlementSegment(
                segment.component(),
                segment.name(),
                segment.cadence(),
                segment.from(),
                end,
                segment.amount(),
                segment.months(),
                segment.payableFrom(),
                segment.funders(),
                segment.payees(),
                segment.clauses());
    }
}
