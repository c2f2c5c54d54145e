package huiyu.policy.shape;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Slot;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An amount every so many months: each quarter, each half-year, each semester. */
final class Recurring implements Shape {
    @Override public Schema schema() {
        return Schema.of("recurring@1", "每隔几个月发放", "an amount every so many months", MonthSpan.with(Lines.AMOUNT, Lines.AMOUNT_BY,
            FieldSpec.required("every_months", Type.COUNT, "间隔月数", "how many months apart"), MonthlySeries.VERSION));
    }

    @Override public Accrual accrue(Settings settings, Examination examination) {
        Lines.Line line = Lines.line(settings, "amount", examination);
        if (line.missing() != null) {
            return Accrual.unknown(Set.of(line.missing()));
        }
        Optional<String> anchor = MonthSpan.missing(settings, examination);
        if (anchor.isPresent()) {
            return Accrual.unknown(Set.of(anchor.get()));
        }
        Optional<Period> span = MonthSpan.of(settings, examination);
        if (span.isEmpty()) {
            return Accrual.none("NO_MONTH_LEFT");
        }
        int step = Math.max(1, settings.whole("every_months"));
        YearMonth last = span.get().lastMonth();
        List<Timeline.Entry<Boolean>> due = Stream.iterate(span.get().firstMonth(), month -> !month.isAfter(last), month -> month.plusMonths(step))
            .map(month -> new Timeline.Entry<>(Period.month(month), Boolean.TRUE)).toList();
        Timeline<Fraction> amounts = Lines.perSlot(settings, settings.choice("version"), Slot.MONTH, span.get(), line.key(), examination);
        return Accrual.of(Cadence.MONTH, Cadence.MONTH, amounts.innerCombine(Timeline.of(due), (amount, yes) -> amount)).orNone(line.reason());
    }
}
