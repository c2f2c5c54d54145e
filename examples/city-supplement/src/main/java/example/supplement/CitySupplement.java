package example.supplement;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rounding;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.bill.Counter;
import huiyu.policy.layer.Calculation;
import huiyu.policy.layer.Layer;
import huiyu.policy.layer.LayerInput;
import huiyu.policy.layer.LayerOutcome;
import huiyu.policy.parameter.ParameterBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A city's commercial supplement 惠民保: of the year's cost in scope that other layers leave, a share of what is above a
 * deductible, up to a cap. The three numbers are the tenant's parameters, so that they are dated and cited like all others.
 */
public final class CitySupplement implements Layer {

    /** As the tenant's order of layers ({@code settlement.layers}) and its fund name it. */
    public static final String CODE = "supplement-example";

    private static final String DEDUCTIBLE = "supplement.deductible";
    private static final String RATE = "supplement.rate";
    private static final String CAP = "supplement.cap";
    private static final String BASE = CODE + ".base";
    private static final String PAID = CODE + ".paid";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public LayerOutcome settle(LayerInput input) {
        LocalDate day = input.episodeTo();
        ParameterBook book = input.parameters();
        Money deductible = Money.ofYuan(number(book, DEDUCTIBLE, day).toPlainString());
        Money cap = Money.ofYuan(number(book, CAP, day).toPlainString());
        Money before = Money.ofFen(input.used(BASE));
        Money used = Money.ofFen(input.used(PAID));
        Money base = input.inScopeLeft();
        Money above = above(before.plus(base), deductible).minus(above(before, deductible));
        Money uncapped = Rounding.DOWN.toMoney(above.toFraction().times(Fraction.of(number(book, RATE, day))));
        Money paid = uncapped.min(cap.minus(used).max(Money.ZERO)).min(input.left());
        return new LayerOutcome(
                CODE, null, null, null, paid,
                new Calculation(base, before, deductible, List.of(), uncapped, cap, used, Map.of()), List.of(),
                Map.of(new Counter(BASE, input.year()), base.fen(), new Counter(PAID, input.year()), paid.fen()),
                Stream.of(DEDUCTIBLE, RATE, CAP).map(key -> ParameterUse.of(book.get(key), book.getOn(key, day))).toList());
    }

    private static Money above(Money cost, Money deductible) {
        return cost.minus(deductible).max(Money.ZERO);
    }

    private static BigDecimal number(ParameterBook book, String key, LocalDate day) {
        return new BigDecimal(String.valueOf(book.getOn(key, day).raw()));
    }
}
