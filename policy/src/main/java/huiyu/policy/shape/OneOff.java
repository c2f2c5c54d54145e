package huiyu.policy.shape;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.examination.Examination;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** One amount once, for an event: a birth, a registration, a check-up. */
final class OneOff implements Shape {
    @Override public Schema schema() {
        return Schema.of("one_off@1", "一次性发放", "an amount once", Lines.AMOUNT, Lines.AMOUNT_BY,
            FieldSpec.optional("on", Type.FACT, "child.birth_date", "因何日之事（日期事实，或 application）", "the event: a fact that is a date, or application"));
    }

    @Override public Accrual accrue(Settings settings, Examination examination) {
        Lines.Line line = Lines.line(settings, "amount", examination);
        String on = settings.findText("on").orElseThrow();
        Optional<LocalDate> day = on.equals("application") ? Optional.of(examination.applicationDay()) : examination.facts().findDate(on);
        if (line.missing() != null || day.isEmpty()) {
            return Accrual.unknown(Set.of(line.missing() != null ? line.missing() : on));
        }
        Timeline<Fraction> amount = settings.findAmount("amount", day.get(), line.key())
            .map(money -> Timeline.of(Period.day(day.get()), money.toFraction())).orElse(Timeline.empty());
        return Accrual.of(Cadence.ONCE, Cadence.ONCE, amount).orNone(line.reason());
    }
}
