package huiyu.policy.shape;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Slot;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An amount for each month from one end point to another. */
final class MonthlySeries implements Shape {
    static final FieldSpec VERSION = FieldSpec.choice("version", List.of("first_day", "last_day", "daily_split", "at_birth", "at_application"),
        "标准变动时取哪一版：月首日、月末日、按日分段、出生日、申请日",
        "whose version of the amount: of the month's first day, its last day, divided by days, of the day of birth, of application");
    static final FieldSpec PAID = FieldSpec.choice("paid", List.of("monthly", "yearly"), "按月发放或按年合并发放", "paid each month, or together each year");

    static final FieldSpec PART_MONTH = FieldSpec.choice("part_month", List.of("whole", "by_days"),
        "首尾不满一月：整月，或按日计（从首日当天起，至满龄生日前一日；与 day_paid、day_not_paid 合用）",
        "a month due in part: whole, or by its days (from the very day that begins it to the day before the birthday that ends it; goes with day_paid, day_not_paid)");

    @Override public Schema schema() {
        return Schema.of("monthly_series@1", "按月发放", "an amount each month", MonthSpan.with(Lines.AMOUNT, Lines.AMOUNT_BY, VERSION, PAID, PART_MONTH));
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
        Optional<Period> span = span(settings, examination);
        if (span.isEmpty()) {
            return Accrual.none("NO_MONTH_LEFT");
        }
        Timeline<Fraction> amounts = amounts(settings, span.get(), line.key(), examination);
        return Accrual.of(Cadence.MONTH, paid(settings), amounts).orNone(line.reason()).countedByDays(isByDays(settings));
    }

    /** Whole months, or days where part of a month is paid by its days. */
    static Optional<Period> span(Settings settings, Examination examination) {
        return isByDays(settings) ? MonthSpan.days(settings, examination) : MonthSpan.of(settings, examination);
    }

    static Timeline<Fraction> amounts(Settings settings, Period span, String key, Examination examination) {
        return isByDays(settings) ? Lines.perDay(settings, settings.choice("version"), Slot.MONTH, span, key, examination)
            : Lines.perSlot(settings, settings.choice("version"), Slot.MONTH, span, key, examination);
    }

    static boolean isByDays(Settings settings) {
        return settings.choice("part_month").equals("by_days");
    }

    static Cadence paid(Settings settings) {
        return settings.choice("paid").equals("yearly") ? Cadence.YEAR : Cadence.MONTH;
    }
}
