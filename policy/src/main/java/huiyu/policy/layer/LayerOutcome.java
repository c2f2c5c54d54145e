package huiyu.policy.layer;

import huiyu.kernel.money.Money;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.assessment.Reason;
import huiyu.policy.bill.Counter;
import huiyu.policy.definition.Text;
import java.util.List;
import java.util.Map;

/**
 * What a layer pays of a bill, and why.
 *
 * @param layer its code
 * @param programme the code of the programme it is data of, or null
 * @param rule which of the layer's rules applied, or null
 * @param clause the text it rests on, or null
 * @param paid never negative, never more than what was left
 * @param reasons why nothing or less is paid
 * @param deltas what this bill adds to the layer's counters
 * @param parameters the values of policy it rests on
 */
public record LayerOutcome(
        String layer, String programme, String rule, String clause, Money paid, Calculation calculation, List<Reason> reasons,
        Map<Counter, Long> deltas, List<ParameterUse> parameters) {

    public LayerOutcome {
        reasons = List.copyOf(reasons);
        deltas = Map.copyOf(deltas);
        parameters = List.copyOf(parameters);
    }

    /** For a layer written in Java. */
    public static LayerOutcome of(String layer, Money paid, Calculation calculation, Map<Counter, Long> deltas) {
        return new LayerOutcome(layer, null, null, null, paid, calculation, List.of(), deltas, List.of());
    }

    /** Nothing is paid, for a reason. */
    public static LayerOutcome nothing(String layer, String reason, Text text) {
        return new LayerOutcome(layer, null, null, null, Money.ZERO, Calculation.NONE, List.of(new Reason(reason, text, null)), Map.of(), List.of());
    }

    /** An amount paid elsewhere before this settlement. */
    public static LayerOutcome already(String layer, Money paid) {
        return of(layer, paid, Calculation.of(paid, Map.of("already_paid", paid.toString())), Map.of());
    }
}
