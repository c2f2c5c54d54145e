package huiyu.policy.assistance;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.kernel.money.Rounding;
import huiyu.policy.problem.PolicyException;
import java.util.List;

/**
 * A reimbursement as somebody stated it, checked against itself: do the layers sum to what is said to have been
 * reimbursed, and which cost would each stated rate need?
 *
 * @param sum of the layers
 * @param difference stated less sum
 * @param patientByLayers what is left for the patient if the layers are right
 * @param patientByStatement what is left if the statement is right
 */
public record Reconciliation(Money sum, Money difference, Money patientByLayers, Money patientByStatement) {
    public static Reconciliation of(Money total, List<Money> layers, Money stated) {
        Money sum = Money.sum(layers);
        return new Reconciliation(sum, stated.minus(sum), total.minus(sum), total.minus(stated));
    }

    public boolean reconciles() {
        return difference.isZero();
    }

    /**
     * The cost a stated payment and rate imply.
     *
     * @throws PolicyException INVALID_SHARE for a rate of nothing
     */
    public static Money impliedBase(Money paid, Rate rate) {
        if (rate.value().signum() <= 0) {
            throw new PolicyException("INVALID_SHARE", "rate", "比例应大于零", "the rate must be above zero");
        }
        Fraction share = rate.toFraction();
        return Rounding.HALF_UP.toMoney(paid.toFraction().times(new Fraction(share.denominator(), share.numerator())));
    }
}
