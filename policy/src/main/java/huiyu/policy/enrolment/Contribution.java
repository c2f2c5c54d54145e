package huiyu.policy.enrolment;

import huiyu.kernel.money.Money;
import huiyu.policy.definition.Values;
import huiyu.policy.indicator.Ratio;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.setting.ParameterReads;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is paid into the residents' fund for one person and year.
 *
 * @param governmentPercent the fiscal share in percent, two places
 * @param aboveGovernmentShare whether that share is above the one the place promises
 * @param violations INDIVIDUAL_BELOW_FLOOR, FISCAL_BELOW_FLOOR
 */
public record Contribution(Money total, BigDecimal governmentPercent, boolean aboveGovernmentShare, List<String> violations) {
    /** @throws huiyu.policy.problem.PolicyException if the floors of that year are not in force; DIVISION_BY_ZERO */
    public static Contribution of(ParameterBook book, int year, Money individual, Money fiscal) {
        ParameterReads read = new ParameterReads(book, LocalDate.of(year, 1, 1));
        Money total = individual.plus(fiscal);
        BigDecimal percent = new Ratio(BigDecimal.valueOf(100), 2).of(fiscal.toYuan(), total.toYuan());
        BigDecimal promised = read.number("resident.premium.government_share_above").movePointRight(2);
        List<String> violations = new ArrayList<>();
        if (individual.compareTo(Values.money(read.get("resident.premium.individual_min"), "resident.premium.individual_min")) < 0) {
            violations.add("INDIVIDUAL_BELOW_FLOOR");
        }
        if (fiscal.compareTo(Values.money(read.get("resident.premium.fiscal_min"), "resident.premium.fiscal_min")) < 0) {
            violations.add("FISCAL_BELOW_FLOOR");
        }
        return new Contribution(total, percent, percent.compareTo(promised) > 0, List.copyOf(violations));
    }
}
