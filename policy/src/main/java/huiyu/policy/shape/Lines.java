package huiyu.policy.shape;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.BirthOrder;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Slot;
import huiyu.policy.fact.DatedValue;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Amounts that may be a table: which line applies, and which version of it holds for which slot. */
final class Lines {
    static final FieldSpec AMOUNT = FieldSpec.required("amount", Type.MONEY_BY_KEY, "金额（可按孩次列表）", "the amount, or a table by birth order");
    static final FieldSpec AMOUNT_BY = FieldSpec.optional("amount_by", Type.FACT, null, "金额表按哪项事实查（默认孩次）",
        "the fact that chooses the table's line (default: birth order)");

    private Lines() {}

    /** The line of a table that applies: its key, or the fact that is missing, or why there is none. */
    record Line(String key, String missing, String reason) {}

    static Line line(Settings settings, String field, Examination examination) {
        return line(settings, field, examination, examination.assessedOn());
    }

    /** @param day on which a fact that changes over time is looked at */
    static Line line(Settings settings, String field, Examination examination, LocalDate day) {
        if (!settings.isTable(field)) {
            return new Line(null, null, null);
        }
        Optional<String> fact = settings.findText("amount_by");
        return fact.isPresent() ? byFact(fact.get(), examination, day) : byOrder(examination.birthOrder());
    }

    private static Line byOrder(BirthOrder birthOrder) {
        return switch (birthOrder) {
            case BirthOrder.Known known -> new Line(known.key(), null, "BIRTH_ORDER_NOT_COVERED");
            case BirthOrder.None none -> new Line("none", null, "BIRTH_ORDER_NOT_COVERED");
            case BirthOrder.Unknown(String fact) -> new Line(null, fact, null);
        };
    }

    private static Line byFact(String fact, Examination examination, LocalDate day) {
        if (examination.mustAsk(fact)) {
            return new Line(null, fact, null);
        }
        Optional<String> key = examination.findText(fact).or(() -> examination.facts().listValues(fact).stream()
            .filter(value -> value.period().contains(day)).findFirst().map(DatedValue::value).map(raw -> Values.text(raw, fact)));
        return new Line(key.orElse("none"), null, "NOT_IN_TABLE");
    }

    /** Amounts per slot of a span, each slot at the version its reading names. */
    static Timeline<Fraction> perSlot(Settings settings, String version, Slot slot, Period span, String key, Examination examination) {
        switch (version) {
            case "at_birth":
                return constant(settings, examination.birth(), span, key);
            case "at_application":
                return constant(settings, examination.applicationDay(), span, key);
            default:
        }
        Timeline<Money> amounts = fromBirth(settings, span, key, examination.birth());
        return switch (version) {
            case "last_day" -> snapped(amounts, slot, Slot.Test.LAST_DAY);
            case "daily_split" -> slot.prorate(amounts.map(Money::toFraction));
            default -> snapped(amounts, slot, Slot.Test.FIRST_DAY);
        };
    }

    private static Timeline<Fraction> constant(Settings settings, LocalDate day, Period span, String key) {
        return settings.findAmount("amount", day, key).map(amount -> Timeline.of(span, amount.toFraction())).orElse(Timeline.empty());
    }

    /** Nothing is due before birth, so the first slot's version is looked up no earlier than that. */
    private static Timeline<Money> fromBirth(Settings settings, Period span, String key, LocalDate birth) {
        boolean bornInside = span.contains(birth) && birth.isAfter(span.from());
        Timeline<Money> amounts = settings.amounts("amount", bornInside ? new Period(birth, span.until()) : span, key);
        if (!bornInside || amounts.isEmpty() || !amounts.entries().getFirst().period().from().equals(birth)) {
            return amounts;
        }
        List<Timeline.Entry<Money>> entries = new ArrayList<>(amounts.entries());
        Timeline.Entry<Money> first = entries.getFirst();
        entries.set(0, new Timeline.Entry<>(new Period(span.from(), first.period().until()), first.value()));
        return Timeline.of(entries);
    }

    private static Timeline<Fraction> snapped(Timeline<Money> amounts, Slot slot, Slot.Test test) {
        return Timeline.of(amounts.entries().stream().flatMap(entry -> slot.snap(entry.period(), test).stream()
            .map(period -> new Timeline.Entry<>(period, entry.value().toFraction()))).toList());
    }

    /** The same for the days of a span: what a whole slot would pay, day by day. */
    static Timeline<Fraction> perDay(Settings settings, String version, Slot slot, Period days, String key, Examination examination) {
        Period slots = slot.snap(days, Slot.Test.ANY_DAY).orElseThrow();
        Timeline<Fraction> rates = version.equals("daily_split") ? fromBirth(settings, slots, key, examination.birth()).map(Money::toFraction)
            : perSlot(settings, version, slot, slots, key, examination);
        return rates.crop(days);
    }
}
