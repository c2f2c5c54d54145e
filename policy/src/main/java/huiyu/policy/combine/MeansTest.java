package huiyu.policy.combine;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rounding;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.ParameterBook;
import java.time.LocalDate;

/** Whether a subsidy is taxed and whether it counts as income of the family. */
public record MeansTest(boolean taxExempt, boolean excludedFromIncome) {
    private static final String TAX = "subsidy.national.tax_exempt";
    private static final String INCOME = "subsidy.national.excluded_from_means_test";

    public static MeansTest of(ParameterBook parameters, LocalDate on) {
        return new MeansTest(Values.flag(parameters.getOn(TAX, on).raw(), TAX), Values.flag(parameters.getOn(INCOME, on).raw(), INCOME));
    }

    public Money taxable(Money subsidy) {
        return taxExempt ? Money.ZERO : subsidy;
    }

    public Money countedMonthlyIncome(Money otherMonthly, Money yearlySubsidy) {
        return Rounding.HALF_UP.toMoney(counted(otherMonthly, yearlySubsidy));
    }

    /** @param members at least 1 */
    public Money perHead(Money otherMonthly, Money yearlySubsidy, int members) {
        return Rounding.HALF_UP.toMoney(counted(otherMonthly, yearlySubsidy).times(Fraction.of(1, members)));
    }

    private Fraction counted(Money otherMonthly, Money yearlySubsidy) {
        Fraction subsidy = excludedFromIncome ? Fraction.ZERO : yearlySubsidy.toFraction().times(Fraction.of(1, 12));
        return otherMonthly.toFraction().plus(subsidy);
    }
}
