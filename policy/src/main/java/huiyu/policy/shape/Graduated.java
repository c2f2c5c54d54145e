package huiyu.policy.shape;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.Examination;
import huiyu.policy.fact.DatedValue;
import huiyu.policy.layer.Scale;
import huiyu.policy.layer.Slice;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A share of a cost that differs by stretches of it, once: aid to a family that illness has made poor. */
final class Graduated implements Shape {
    @Override public Schema schema() {
        return Schema.of("graduated_share@1", "费用分段按比例", "shares of a cost by stretches of it",
            FieldSpec.required("of", Type.FACT, "哪项费用", "which cost"),
            FieldSpec.required("tiers", Type.BRACKETS, "分段比例（上限为费用绝对数）", "shares by stretches; the limits are amounts of the cost"),
            FieldSpec.optional("above", Type.MONEY, null, "只计超过此数的部分", "only what is above this counts"),
            FieldSpec.optional("at_most", Type.MONEY, null, "金额上限", "no more than this amount"));
    }

    @Override public Accrual accrue(Settings settings, Examination examination) {
        String fact = settings.findText("of").orElseThrow();
        if (examination.facts().isUnknown(fact)) {
            return Accrual.unknown(Set.of(fact));
        }
        LocalDate day = examination.assessedOn();
        long cost = examination.facts().listValues(fact).stream().filter(value -> value.period().contains(day)).findFirst()
            .map(DatedValue::value).map(raw -> Values.money(raw, fact).fen()).orElse(0L);
        Scale scale = settings.findBrackets("tiers", day).map(brackets -> Scale.of(brackets, settings.where("tiers"))).orElseThrow();
        long first = settings.findAmount("above", day, null).map(Money::fen).orElse(0L);
        List<Slice> slices = new ArrayList<>();
        Fraction due = Fraction.of(scale.pays(Math.min(first, cost), cost, 0, slices), Scale.ONE);
        Optional<Fraction> most = settings.findAmount("at_most", day, null).map(Money::toFraction);
        Fraction paid = most.filter(limit -> limit.compareTo(due) < 0).orElse(due);
        return Accrual.of(Cadence.ONCE, Cadence.ONCE, Timeline.of(Period.day(day), paid)).explained(Map.of("cost", Money.ofFen(cost).toString(), "slices", slices.toString()))
            .orNone("NOTHING_MEASURED");
    }
}
