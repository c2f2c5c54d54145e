package huiyu.policy.shape;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.Examination;
import huiyu.policy.fact.DatedValue;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An amount per unit times what was measured (semesters, places, square metres times days), or a share of a cost; with
 * limits. A quantity that has dates pays once for each of its periods, on its first day; where days are what is
 * measured, the dates themselves count ({@code days: true}).
 */
final class Measured implements Shape {
    @Override public Schema schema() {
        return Schema.of("measured@1", "按计量数发放", "an amount per unit, or a share of a cost",
            FieldSpec.optional("amount", Type.MONEY_BY_KEY, null, "每单位金额（可按孩次列表）", "the amount per unit, or a table by birth order"),
            FieldSpec.optional("rate", Type.RATE_BY_KEY, null, "费用的比例（代替每单位金额）", "instead: the share of a cost"),
            Lines.AMOUNT_BY,
            FieldSpec.required("of", Type.TEXTS, "哪些计量事实（相乘）", "which facts are measured; several are multiplied"),
            FieldSpec.optional("actual", Type.FACT, null, "实际单价：取其与 amount 较低者", "the actual price per unit: the lower of it and amount counts"),
            FieldSpec.optional("days", Type.FLAG, null, "再乘以计量期间的天数", "times the days of the period the quantity is dated with"),
            FieldSpec.optional("units_at_most", Type.NUMBER, null, "计量上限", "no more units than this"),
            FieldSpec.optional("at_most", Type.MONEY_BY_KEY, null, "金额上限", "no more than this amount"));
    }

    @Override public Accrual accrue(Settings settings, Examination examination) {
        String unit = settings.has("rate") ? "rate" : "amount";
        Lines.Line line = Lines.line(settings, unit, examination);
        List<String> facts = settings.texts("of");
        Optional<String> unknown = facts.stream().filter(examination.facts()::isUnknown).findFirst()
            .or(() -> settings.findText("actual").filter(examination.facts()::isUnknown));
        if (line.missing() != null || unknown.isPresent()) {
            return Accrual.unknown(Set.of(line.missing() != null ? line.missing() : unknown.orElseThrow()));
        }
        Map<LocalDate, Fraction> byDay = new TreeMap<>();
        quantities(facts, settings.flag("days"), examination).forEach((day, units) ->
            pay(settings, line.key(), day, units, examination).ifPresent(amount -> byDay.merge(day, amount, Fraction::plus)));
        List<Timeline.Entry<Fraction>> entries = byDay.entrySet().stream()
            .map(entry -> new Timeline.Entry<>(Period.day(entry.getKey()), entry.getValue())).toList();
        return Accrual.of(Cadence.ONCE, Cadence.ONCE, Timeline.of(entries)).orNone(line.reason() == null ? "NOTHING_MEASURED" : line.reason());
    }

    /** The units by the day they count from: a quantity without dates counts on the day of assessment. */
    private static Map<LocalDate, BigDecimal> quantities(List<String> facts, boolean days, Examination examination) {
        Map<LocalDate, BigDecimal> units = new TreeMap<>();
        for (DatedValue value : examination.facts().listValues(facts.getFirst())) {
            LocalDate day = value.period().startsOpen() ? examination.assessedOn() : value.period().from();
            BigDecimal product = Values.decimal(value.value(), facts.getFirst());
            if (days) {
                product = product.multiply(BigDecimal.valueOf(value.period().days()));
            }
            for (String other : facts.subList(1, facts.size())) {
                product = product.multiply(on(other, day, examination));
            }
            units.merge(day, product, BigDecimal::add);
        }
        return units;
    }

    private static BigDecimal on(String fact, LocalDate day, Examination examination) {
        return examination.facts().listValues(fact).stream().filter(value -> value.period().contains(day)).findFirst()
            .map(value -> Values.decimal(value.value(), fact)).orElse(BigDecimal.ZERO);
    }

    private static Optional<Fraction> pay(Settings settings, String key, LocalDate day, BigDecimal measured, Examination examination) {
        BigDecimal units = settings.findNumber("units_at_most").map(measured::min).orElse(measured);
        Optional<Fraction> pay = settings.has("rate")
            ? settings.findRate("rate", key).map(rate -> Fraction.of(rate.multiply(units).movePointRight(2)))
            : settings.findAmount("amount", day, key).map(amount -> price(settings, amount, day, examination).times(Fraction.of(units)));
        Optional<Money> most = settings.findAmount("at_most", day, key);
        return pay.map(amount -> most.map(Money::toFraction).filter(limit -> limit.compareTo(amount) < 0).orElse(amount));
    }

    private static Fraction price(Settings settings, Money amount, LocalDate day, Examination examination) {
        return settings.findText("actual").map(fact -> Fraction.of(on(fact, day, examination).movePointRight(2)))
            .filter(actual -> actual.compareTo(amount.toFraction()) < 0).orElse(amount.toFraction());
    }
}
