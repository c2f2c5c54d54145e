package huiyu.policy.settlement;

import huiyu.kernel.money.Money;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.assessment.Reason;
import huiyu.policy.bill.Counter;
import huiyu.policy.layer.LayerOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who pays what of a bill. What the layers pay and what the patient pays sum to the bill.
 *
 * @param bill its id
 * @param parts in order of time; one, unless the stay crosses a year or a settlement period
 * @param frame the values of policy on the order of layers and on how the stay was divided
 */
public record Settlement(String bill, List<Part> parts, List<ParameterUse> frame) {
    public Settlement {
        parts = List.copyOf(parts);
        frame = List.copyOf(frame);
    }

    /** All values of policy it rests on, with the documents they come from. */
    public List<ParameterUse> parameters() {
        return Stream.concat(frame.stream(), outcomes().flatMap(outcome -> outcome.parameters().stream())).distinct().toList();
    }

    public Money total() {
        return Money.sum(parts.stream().map(Part::total).toList());
    }

    public Money inScope() {
        return Money.sum(parts.stream().map(Part::inScope).toList());
    }

    /** What all layers pay together. */
    public Money reimbursed() {
        Money paid = Money.ZERO;
        for (Part part : parts) {
            paid = paid.plus(part.paid());
        }
        return paid;
    }

    /** What is left for the patient, out of scope included. */
    public Money patient() {
        return total().minus(reimbursed());
    }

    /** What is left for the patient of the cost in scope. */
    public Money patientInScope() {
        Money left = Money.ZERO;
        for (Part part : parts) {
            left = left.plus(part.inScope().minus(part.paid()).max(Money.ZERO));
        }
        return left;
    }

    /** What each layer pays, in order. */
    public Map<String, Money> paidByLayer() {
        Map<String, Money> paid = new LinkedHashMap<>();
        outcomes().forEach(outcome -> paid.merge(outcome.layer(), outcome.paid(), Money::plus));
        return paid;
    }

    public Money paid(String layer) {
        return paidByLayer().getOrDefault(layer, Money.ZERO);
    }

    public Stream<LayerOutcome> outcomes() {
        return parts.stream().flatMap(part -> part.layers().stream());
    }

    public List<Reason> reasons() {
        return outcomes().flatMap(outcome -> outcome.reasons().stream()).distinct().toList();
    }

    /** What this bill adds to the person's accumulators. */
    public Map<Counter, Long> deltas() {
        Map<Counter, Long> sum = new HashMap<>();
        List<Map<Counter, Long>> all = new ArrayList<>();
        for (Part part : parts) {
            all.add(part.deltas());
            part.layers().forEach(layer -> all.add(layer.deltas()));
        }
        all.forEach(deltas -> deltas.forEach((counter, delta) -> sum.merge(counter, delta, Math::addExact)));
        return sum;
    }

    public Map<String, Object> toMap() {
        return SettlementMap.write(this);
    }

    public static Settlement fromMap(Map<String, Object> map) {
        return SettlementMap.read(map);
    }
}
