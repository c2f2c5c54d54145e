package huiyu.policy.settlement;

import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.assessment.Reason;
import huiyu.policy.bill.Accumulators;
import huiyu.policy.definition.Text;
import huiyu.policy.definition.Values;
import huiyu.policy.layer.Calculation;
import huiyu.policy.layer.LayerOutcome;
import huiyu.policy.layer.Slice;
import huiyu.policy.parameter.Citation;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A settlement as a plain tree and back; the one place that knows the stored shape ({@code format} 1). */
final class SettlementMap {
    private SettlementMap() {}

    static Map<String, Object> write(Settlement settlement) {
        return tree("format", 1, "bill", settlement.bill(), "parts", settlement.parts().stream().map(SettlementMap::part).toList(),
            "frame", settlement.frame().stream().map(SettlementMap::parameter).toList());
    }

    private static Map<String, Object> part(Part part) {
        return tree("from", part.from().toString(), "to", part.to().toString(), "year", part.year(), "stay", part.stay(), "totalFen", part.total().fen(),
            "inScopeFen", part.inScope().fen(), "layers", part.layers().stream().map(SettlementMap::layer).toList(), "deltas", Accumulators.toMap(part.deltas()));
    }

    private static Map<String, Object> layer(LayerOutcome layer) {
        Calculation calculation = layer.calculation();
        return tree("layer", layer.layer(), "programme", layer.programme(), "rule", layer.rule(), "clause", layer.clause(), "paidFen", layer.paid().fen(),
            "baseFen", calculation.base().fen(), "baseBeforeFen", calculation.baseBefore().fen(), "deductibleFen", calculation.deductible().fen(),
            "slices", calculation.slices().stream().map(slice -> tree("amountFen", slice.amount().fen(), "rate", slice.rate().toString())).toList(),
            "uncappedFen", calculation.uncapped().fen(), "capFen", calculation.cap() == null ? null : calculation.cap().fen(),
            "capUsedFen", calculation.capUsed().fen(), "inputs", calculation.inputs(),
            "reasons", layer.reasons().stream().map(reason -> tree("code", reason.code(), "text", reason.text().toMap(), "clause", reason.clause())).toList(),
            "deltas", Accumulators.toMap(layer.deltas()), "parameters", layer.parameters().stream().map(SettlementMap::parameter).toList());
    }

    /** Which value of which level it was: the history of policy has its document and words, so that a bill stays small. */
    private static Map<String, Object> parameter(ParameterUse use) {
        return tree("key", use.key(), "value", use.value(), "from", day(use.from()), "to", day(use.to()), "basis", use.basis(), "level", use.level(),
            "clause", use.clause(), "cite", use.citations().isEmpty() ? null : use.citations().stream().map(Citation::source).toList());
    }

    static Settlement read(Map<String, Object> map) {
        return new Settlement(text(map, "bill"), list(map, "parts", SettlementMap::readPart), list(map, "frame", SettlementMap::readParameter));
    }

    private static Part readPart(Map<String, Object> map) {
        return new Part(Values.date(map.get("from"), "from"), Values.date(map.get("to"), "to"), Values.whole(map.get("year"), "year"),
            Values.whole(map.get("stay"), "stay"), fen(map, "totalFen"), fen(map, "inScopeFen"), list(map, "layers", SettlementMap::readLayer),
            Accumulators.readMap(Values.map(map.get("deltas"), "deltas")));
    }

    private static LayerOutcome readLayer(Map<String, Object> map) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Values.map(map.get("inputs"), "inputs").forEach((key, value) -> inputs.put(key, String.valueOf(value)));
        Calculation calculation = new Calculation(fen(map, "baseFen"), fen(map, "baseBeforeFen"), fen(map, "deductibleFen"),
            list(map, "slices", slice -> new Slice(fen(slice, "amountFen"), Rate.of(text(slice, "rate")))), fen(map, "uncappedFen"),
            map.get("capFen") == null ? null : fen(map, "capFen"), fen(map, "capUsedFen"), inputs);
        return new LayerOutcome(text(map, "layer"), text(map, "programme"), text(map, "rule"), text(map, "clause"), fen(map, "paidFen"), calculation,
            list(map, "reasons", reason -> new Reason(text(reason, "code"), Text.read(reason.get("text"), "text"), text(reason, "clause"))),
            Accumulators.readMap(Values.map(map.get("deltas"), "deltas")), list(map, "parameters", SettlementMap::readParameter));
    }

    private static ParameterUse readParameter(Map<String, Object> map) {
        String key = text(map, "key");
        return new ParameterUse(key, new Text(key, key), map.get("value"), date(map, "from"), date(map, "to"), text(map, "basis"), text(map, "level"),
            text(map, "clause"), null, Values.list(map.get("cite"), source -> new Citation(String.valueOf(source), null, null)));
    }

    private static Map<String, Object> tree(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                map.put((String) pairs[i], pairs[i + 1]);
            }
        }
        return map;
    }

    private static String day(LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static LocalDate date(Map<String, Object> map, String field) {
        return map.get(field) == null ? null : Values.date(map.get(field), field);
    }

    private static Money fen(Map<String, Object> map, String field) {
        return Money.ofFen(((Number) map.get(field)).longValue());
    }

    private static String text(Map<String, Object> map, String field) {
        return map.get(field) == null ? null : Values.text(map.get(field), field);
    }

    private static <T> List<T> list(Map<String, Object> map, String field, Function<Map<String, Object>, T> reader) {
        return Values.list(map.get(field), item -> reader.apply(Values.map(item, field)));
    }
}
