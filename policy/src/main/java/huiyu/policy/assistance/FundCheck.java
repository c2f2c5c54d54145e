package huiyu.policy.assistance;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rounding;
import huiyu.policy.indicator.Ratio;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.setting.ParameterReads;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether enough is allocated in advance 预拨比例.
 *
 * @param percent of the previous year's execution, two places; empty if there was none, which is for a person to look at
 * @param passes empty if it cannot be told: never taken for a pass
 */
public record FundCheck(Optional<BigDecimal> percent, Optional<Boolean> passes) {
    /** @throws huiyu.policy.problem.PolicyException if {@code assistance.fund.advance_min_share} is not in force */
    public static FundCheck advance(ParameterBook book, LocalDate day, Money previousExecution, Money advance) {
        BigDecimal floor = new ParameterReads(book, day).number("assistance.fund.advance_min_share");
        if (previousExecution.isZero()) {
            return new FundCheck(Optional.empty(), Optional.empty());
        }
        BigDecimal percent = new Ratio(BigDecimal.valueOf(100), 2).of(advance.toYuan(), previousExecution.toYuan());
        Fraction least = previousExecution.toFraction().times(Fraction.of(floor));
        return new FundCheck(Optional.of(percent), Optional.of(advance.toFraction().compareTo(least) >= 0));
    }

    /** Last year's figure, from this year's and its growth in percent. */
    public static Money previous(Money current, BigDecimal growthPercent) {
        BigDecimal factor = BigDecimal.ONE.add(growthPercent.movePointLeft(2));
        Fraction inverse = new Fraction(Fraction.of(factor).denominator(), Fraction.of(factor).numerator());
        return Rounding.HALF_UP.toMoney(current.toFraction().times(inverse));
    }
}
