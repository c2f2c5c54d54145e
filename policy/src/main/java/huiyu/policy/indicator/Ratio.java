package huiyu.policy.indicator;

import huiyu.policy.problem.PolicyException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A count per so many of another.
 *
 * @param per 100 for percent, 1000 for places per thousand people, 1 for an average
 * @param places decimal places of the result, rounded half-up
 */
public record Ratio(BigDecimal per, int places) {
    /** @throws PolicyException DIVISION_BY_ZERO if there is nothing to divide by, NEGATIVE_QUANTITY */
    public BigDecimal of(BigDecimal numerator, BigDecimal denominator) {
        if (numerator.signum() < 0 || denominator.signum() < 0) {
            throw new PolicyException("NEGATIVE_QUANTITY", numerator.signum() < 0 ? "numerator" : "denominator", "不得为负数", "must not be negative");
        }
        if (denominator.signum() == 0) {
            throw new PolicyException("DIVISION_BY_ZERO", "denominator", "分母为零，指标无值", "there is nothing to divide by; the indicator has no value");
        }
        return numerator.multiply(per).divide(denominator, places, RoundingMode.HALF_UP);
    }
}
