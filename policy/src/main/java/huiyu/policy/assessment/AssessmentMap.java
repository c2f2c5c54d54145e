package huiyu.policy.assessment;

import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.kernel.trace.TraceStep;
import huiyu.policy.definition.Text;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Citation;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An assessment as a plain tree and back; the one place that knows the stored shape ({@code format} 1). */
final class AssessmentMap {
    private AssessmentMap() {}

    static Map<String, Object> write(Assessment a) {
        return tree("format", 1, "programme", a.programme(), "assessedOn", a.assessedOn().toString(), "verdict", a.verdict().name(),
            "segments", a.segments().stream().map(AssessmentMap::segment).toList(),
            "findings", a.findings().stream().map(f -> tree("rule", f.rule(), "name", f.name().toMap(), "outcome", f.outcome().name(), "reason", f.reason(),
                "clause", f.clause(), "inputs", f.inputs())).toList(),
            "reasons", a.reasons().stream().map(r -> tree("code", r.code(), "text", r.text().toMap(), "clause", r.clause())).toList(),
            "questions", a.questions().stream().map(q -> tree("fact", q.fact(), "text", q.text().toMap())).toList(),
            "parameters", a.parameters().stream().map(AssessmentMap::parameter).toList(),
            "trace", a.trace().stream().map(t -> tree("rule", t.rule(), "clause", t.clause(), "inputs", t.inputs(), "result", t.result())).toList(),
            "forfeitedYears", a.forfeitedYears(), "lastApplicationDay", day(a.lastApplicationDay()));
    }

    private static Map<String, Object> segment(EntitlementSegment s) {
        return tree("component", s.component(), "name", s.name().toMap(), "cadence", s.cadence().name(), "from", day(s.from()),
            "to", day(s.to()), "amountFen", s.amount().fen(), "months", s.months(), "payableFrom", day(s.payableFrom()),
            "funders", shares(s.funders()), "payees", shares(s.payees()), "clauses", s.clauses());
    }

    private static Map<String, Object> parameter(ParameterUse p) {
        return tree("key", p.key(), "name", p.name().toMap(), "value", p.value(), "from", day(p.from()), "to", day(p.to()), "basis", p.basis(),
            "level", p.level(), "clause", p.clause(), "quote", p.quote(),
            "citations", p.citations().stream().map(Citation::toMap).toList());
    }

    private static List<Map<String, Object>> shares(List<Share> shares) {
        return shares.stream().map(share -> tree("party", share.party(), "share", share.share().toString())).toList();
    }

    static Assessment read(Map<String, Object> map) {
        return new Assessment(text(map, "programme"), date(map, "assessedOn"), Verdict.valueOf(text(map, "verdict")),
            list(map, "segments", AssessmentMap::readSegment),
            list(map, "findings", f -> new Finding(text(f, "rule"), name(f, "rule"), Finding.Outcome.valueOf(text(f, "outcome")), text(f, "reason"),
                text(f, "clause"), texts(f, "inputs"))),
            list(map, "reasons", r -> new Reason(text(r, "code"), Text.read(r.get("text"), "text"), text(r, "clause"))),
            list(map, "questions", q -> new Question(text(q, "fact"), Text.read(q.get("text"), "text"))),
            list(map, "parameters", p -> new ParameterUse(text(p, "key"), name(p, "key"), p.get("value"), date(p, "from"), date(p, "to"),
                text(p, "basis"), text(p, "level"), text(p, "clause"), text(p, "quote"), list(p, "citations", Citation::ofMap))),
            list(map, "trace", t -> new TraceStep(text(t, "rule"), text(t, "clause"), texts(t, "inputs"), text(t, "result"))),
            Values.list(map.get("forfeitedYears"), year -> Values.whole(year, "forfeitedYears")), date(map, "lastApplicationDay"));
    }

    private static EntitlementSegment readSegment(Map<String, Object> s) {
        return new EntitlementSegment(text(s, "component"), Text.read(s.get("name"), "name"), Cadence.valueOf(text(s, "cadence")),
            date(s, "from"), date(s, "to"), Money.ofFen(((Number) s.get("amountFen")).longValue()),
            ((Number) s.get("months")).intValue(), date(s, "payableFrom"), readShares(s, "funders"), readShares(s, "payees"),
            Values.list(s.get("clauses"), String::valueOf));
    }

    private static List<Share> readShares(Map<String, Object> map, String field) {
        return list(map, field, share -> new Share(text(share, "party"), Rate.of(text(share, "share"))));
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

    private static String text(Map<String, Object> map, String field) {
        return map.get(field) == null ? null : Values.text(map.get(field), field);
    }

    private static Text name(Map<String, Object> map, String code) {
        return Text.read(map.getOrDefault("name", map.get(code)), "name");
    }

    private static Map<String, String> texts(Map<String, Object> map, String field) {
        Map<String, String> result = new LinkedHashMap<>();
        Values.map(map.getOrDefault(field, Map.of()), field).forEach((key, value) -> result.put(key, String.valueOf(value)));
        return result;
    }

    private static <T> List<T> list(Map<String, Object> map, String field, Function<Map<String, Object>, T> reader) {
        return Values.list(map.get(field), item -> reader.apply(Values.map(item, field)));
    }
}
