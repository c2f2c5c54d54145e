package huiyu.policy.cases;

import huiyu.kernel.money.Money;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.assessment.Reason;
import huiyu.policy.bill.Accumulators;
import huiyu.policy.bill.Counter;
import huiyu.policy.layer.Calculation;
import huiyu.policy.layer.LayerOutcome;
import huiyu.policy.settlement.Part;
import huiyu.policy.settlement.Settlement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What settlements come to, as expectations name it. */
final class SettlementOutcome {
    private SettlementOutcome() {}

    static Outcome of(List<Settlement> settled, Accumulators used) {
        Outcome outcome = settled.size() == 1 ? one(settled.getFirst()) : sums(settled);
        Map<String, Object> bills = new LinkedHashMap<>();
        settled.forEach(settlement -> bills.put(settlement.bill(), one(settlement)));
        Accumulators after = used;
        for (Settlement settlement : settled) {
            after = after.plus(settlement.deltas());
        }
        return outcome.put("bills", bills).put("used", used(after));
    }

    private static Outcome sums(List<Settlement> settled) {
        Map<String, Money> paid = new LinkedHashMap<>();
        settled.forEach(settlement -> settlement.paidByLayer().forEach((layer, amount) -> paid.merge(layer, amount, Money::plus)));
        List<String> reasons = settled.stream().flatMap(settlement -> settlement.reasons().stream()).map(Reason::code).distinct().toList();
        return new Outcome().put("paid", Outcome.Amounts.of(paid))
            .put("total", sum(settled.stream().map(Settlement::total).toList()))
            .put("reimbursed", sum(settled.stream().map(Settlement::reimbursed).toList()))
            .put("patient", sum(settled.stream().map(Settlement::patient).toList()))
            .put("patient_in_scope", sum(settled.stream().map(Settlement::patientInScope).toList()))
            .put("reasons", reasons).put("reason", new Outcome.AnyOf(reasons));
    }

    private static String sum(List<Money> amounts) {
        return Money.sum(amounts).toString();
    }

    private static Outcome one(Settlement settlement) {
        Outcome outcome = sums(List.of(settlement)).put("in_scope", settlement.inScope().toString())
            .put("out_of_scope", settlement.total().minus(settlement.inScope()).toString());
        Map<String, Object> layers = new LinkedHashMap<>();
        settlement.outcomes().forEach(layer -> layers.putIfAbsent(layer.layer(), layer(layer, settlement.paid(layer.layer()))));
        Map<String, Object> parameters = new LinkedHashMap<>();
        settlement.parameters().forEach(use -> parameters.put(use.key(), use.value()));
        return outcome.put("layers", layers).put("parts", settlement.parts().stream().map(SettlementOutcome::part).toList())
            .put("parameters", parameters)
            .put("sources", settlement.parameters().stream().map(ParameterUse::citations).flatMap(List::stream).map(citation -> citation.source()).distinct().toList());
    }

    private static Outcome layer(LayerOutcome layer, Money paid) {
        Calculation calculation = layer.calculation();
        List<String> reasons = layer.reasons().stream().map(Reason::code).toList();
        Outcome outcome = new Outcome().put("paid", paid.toString()).put("base", calculation.base().toString())
            .put("deductible", calculation.deductible().toString()).put("uncapped", calculation.uncapped().toString())
            .put("cap", calculation.cap() == null ? "none" : calculation.cap().toString()).put("cap_used", calculation.capUsed().toString())
            .put("excess", excess(calculation).toString()).put("exceeded", calculation.baseBefore().plus(calculation.base()).compareTo(calculation.deductible()) > 0)
            .put("rates", calculation.slices().stream().map(slice -> slice.rate().toString()).toList()).put("status", calculation.inputs().get("status"))
            .put("rule", layer.rule()).put("programme", layer.programme()).put("reasons", reasons).put("reason", new Outcome.AnyOf(reasons));
        return calculation.slices().size() == 1 ? outcome.put("rate", calculation.slices().getFirst().rate().toString()) : outcome;
    }

    /** What of the cost, with what had accumulated before, lies above the deductible. */
    private static Money excess(Calculation calculation) {
        return calculation.baseBefore().plus(calculation.base()).minus(calculation.deductible()).max(Money.ZERO);
    }

    private static Map<String, Object> part(Part part) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", part.from().toString());
        map.put("to", part.to().toString());
        map.put("year", part.year());
        map.put("stay", part.stay());
        map.put("total", part.total().toString());
        map.put("in_scope", part.inScope().toString());
        Map<String, Money> paid = new LinkedHashMap<>();
        part.layers().forEach(layer -> paid.put(layer.layer(), layer.paid()));
        map.put("paid", Outcome.Amounts.of(paid));
        return map;
    }

    private static Map<String, Object> used(Accumulators after) {
        Map<String, Object> byYear = new TreeMap<>();
        Map<String, Map<String, Object>> years = new TreeMap<>();
        after.values().forEach((counter, value) -> years.computeIfAbsent(String.valueOf(counter.year()), year -> new TreeMap<>()).put(counter.name(), shown(counter, value)));
        byYear.putAll(years);
        return byYear;
    }

    private static Object shown(Counter counter, long value) {
        return BillReader.isNumber(counter.name()) ? value : Money.ofFen(value).toString();
    }
}
