package huiyu.policy.shape;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.condition.DatedState;
import huiyu.policy.condition.Moment;
import huiyu.policy.condition.Truth;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Slot;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A monthly amount on top, for those who hold a status – at birth and then for good, or tested month by month. */
final class Supplement implements Shape {
    @Override public Schema schema() {
        return Schema.of("supplement@1", "因身份加发", "a monthly amount on top for a status", MonthSpan.with(Lines.AMOUNT, Lines.AMOUNT_BY,
            FieldSpec.optional("of", Type.TEXT, "family", "谁的身份", "whose status: family, child, mother, father"),
            FieldSpec.required("any_of", Type.TEXTS, "哪些身份", "which statuses"),
            Moment.field("at_birth"), Moment.DATE,
            FieldSpec.choice("per", List.of("child_month", "status"), "多重身份只加一次，或每种身份各加一次", "once per child and month, or once per status held"),
            MonthlySeries.VERSION, MonthlySeries.PAID, MonthlySeries.PART_MONTH));
    }

    @Override public Accrual accrue(Settings settings, Examination examination) {
        Lines.Line line = Lines.line(settings, "amount", examination);
        String fact = settings.findText("of").orElseThrow() + ".status";
        Optional<String> missing = Optional.ofNullable(line.missing()).or(() -> MonthSpan.missing(settings, examination))
            .or(() -> Optional.of(fact).filter(examination::mustAsk));
        if (missing.isPresent()) {
            return Accrual.unknown(Set.of(missing.get()));
        }
        Optional<Period> span = MonthlySeries.span(settings, examination);
        Timeline<Integer> held = span.isEmpty() ? Timeline.empty() : held(fact, settings, examination).crop(span.get());
        if (held.isEmpty()) {
            return Accrual.none("STATUS_NOT_HELD");
        }
        Timeline<Fraction> amounts = MonthlySeries.amounts(settings, span.get(), line.key(), examination);
        return Accrual.of(Cadence.MONTH, MonthlySeries.paid(settings), amounts.innerCombine(held, Fraction::times)).orNone(line.reason())
            .countedByDays(MonthlySeries.isByDays(settings));
    }

    /** How many times the amount is due; a gap where it is not. */
    private static Timeline<Integer> held(String fact, Settings settings, Examination examination) {
        boolean once = settings.choice("per").equals("child_month");
        Timeline<Integer> sum = Timeline.empty();
        for (String status : settings.texts("any_of")) {
            Timeline<Truth> state = DatedState.of(examination, fact, value -> status.equals(Values.text(value, fact)));
            Timeline<Integer> one = Moment.test(settings.choice("when"), state, examination, settings)
                .filter(truth -> truth == Truth.MET).map(truth -> 1);
            sum = sum.outerCombine(one, (a, b) -> (a == null ? 0 : a) + (b == null ? 0 : b));
        }
        Timeline<Integer> counted = sum.map(count -> once ? 1 : count).compress();
        return MonthlySeries.isByDays(settings) ? counted : Slot.MONTH.align(counted);
    }
}
