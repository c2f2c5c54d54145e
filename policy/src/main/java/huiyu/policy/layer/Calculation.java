package huiyu.policy.layer;

import huiyu.kernel.money.Money;
import java.util.List;
import java.util.Map;

/**
 * How a layer came to its amount, in numbers: from it the explanation is written.
 *
 * @param base the cost the layer looked at
 * @param baseBefore what had accumulated of it in the year before this bill; zero where nothing accumulates
 * @param deductible what the insured bears first
 * @param slices what was paid at which rate, before the cap
 * @param uncapped what would be paid without the cap
 * @param cap the limit of the year or bill, or null
 * @param capUsed what had been used of it before
 * @param inputs what decided on lines and rates, such as {@code person: adult}
 */
public record Calculation(
        Money base, Money baseBefore, Money deductible, List<Slice> slices, Money uncapped, Money cap, Money capUsed, Map<String, String> inputs) {

    static final Calculation NONE = new Calculation(Money.ZERO, Money.ZERO, Money.ZERO, List.of(), Money.ZERO, null, Money.ZERO, Map.of());

    public static Calculation of(Money base, Map<String, String> inputs) {
        return new Calculation(base, Money.ZERO, Money.ZERO, List.of(), Money.ZERO, null, Money.ZERO, inputs);
    }
}
