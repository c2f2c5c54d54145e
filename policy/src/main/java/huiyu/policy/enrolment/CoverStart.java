package huiyu.policy.enrolment;

import huiyu.policy.assessment.ParameterUse;
import java.time.LocalDate;
import java.util.List;

/**
 * From when to when a contribution covers, and why.
 *
 * @param window the window it was paid in: {@code central}, {@code extended}, {@code late}, {@code newborn} or {@code newborn_late}
 * @param daysSinceAnchor for a newborn, the days from the anchor (birth or registration) to the payment; otherwise null
 * @param fixedMonths of waiting, for whoever is late or was not insured on
 * @param variableMonths of waiting, for years missed and not repaired
 * @param to the last day
 * @param premiumYears the insured years whose contribution is due for this cover
 * @param parameters what it rests on
 */
public record CoverStart(
        String window, Long daysSinceAnchor, int fixedMonths, int variableMonths, LocalDate from, LocalDate to, List<Integer> premiumYears,
        List<ParameterUse> parameters) {

    public int waitingMonths() {
        return fixedMonths + variableMonths;
    }
}
