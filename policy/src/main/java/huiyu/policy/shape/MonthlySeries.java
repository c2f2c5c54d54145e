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

    @Override public Schema schema() {
        return Schema.of("monthly_series@1", "按月发放", "an amount each month", MonthSpan.with(Lines.AMOUNT, Lines.AMOUNT_BY, VERSION, PAID));
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
        Timeline<Fraction> amounts = Lines.perSlot(settings, settings.choice("version"), Slot.MONTH, span.get(), line.key(), examination);
        return Accrual.of(Cadence.MONTH, paid(settings), amounts).orNone(line.reason());
    }

    static Cadence paid(Settings settings) {
        return settings.choice("paid").equals("yearly") ? Cadence.YEAR : Cadence.MONTH;
    }
}
