package huiyu.policy.assistance;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rounding;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.ParameterReads;
import java.time.LocalDate;

/**
 * Poverty through illness 因病致贫: what a family has left a head and month after the medical cost it bore.
 *
 * @param perHead rounded to the fen for show; the comparison is exact
 */
public record IncomeTest(Money perHead, Money limit, boolean passes) {
    /**
     * @param limit key of the parameter with the limit, such as {@code statistics.minimum_wage}
     * @throws PolicyException if the limit is not in force; INVALID_MEMBERS
     */
    public static IncomeTest of(ParameterBook book, String limit, LocalDate day, Money incomeOfYear, Money cost, int members) {
        if (members < 1) {
            throw new PolicyException("INVALID_MEMBERS", "members", "家庭人口至少为一", "a family has at least one member");
        }
        Money most = Values.money(new ParameterReads(book, day).get(limit), limit);
        Fraction left = incomeOfYear.minus(cost).toFraction().times(Fraction.of(1, 12L * members));
        return new IncomeTest(Rounding.HALF_UP.toMoney(left), most, left.compareTo(most.toFraction()) <= 0);
    }
}
