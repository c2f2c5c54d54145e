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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One amount once, for an event: a birth, a registration, a check-up; or once for each year that is applied for. */
final class OneOff implements Shape {
    @Override public Schema schema() {
        return Schema.of("one_off@1", "一次性发放", "an amount once", Lines.AMOUNT, Lines.AMOUNT_BY,
            FieldSpec.optional("on", Type.FACT, "child.birth_date", "因何日之事（日期事实，或 application；each_application 为每个申请年度各一次）",
                "the event: a fact that is a date, or application; each_application: once for each year applied for"));
    }

    @Override public Accrual accrue(Settings settings, Examination examination) {
        if (settings.findText("on").filter("each_application"::equals).isPresent()) {
            return eachApplication(settings, examination);
        }
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

    /** By the first application of each year, each at the amount of its day. */
    private static Accrual eachApplication(Settings settings, Examination examination) {
        SortedMap<Integer, LocalDate> days = new TreeMap<>();
        examination.applicationsHere().forEach(application -> days.putIfAbsent(application.year(), application.date()));
        days.putAll(days.isEmpty() ? Map.of(examination.assessedOn().getYear(), examination.assessedOn()) : Map.of());
        List<Timeline.Entry<Fraction>> amounts = new ArrayList<>();
        String reason = null;
        for (LocalDate day : days.values()) {
            Lines.Line line = Lines.line(settings, "amount", examination, day);
            if (line.missing() != null) {
                return Accrual.unknown(Set.of(line.missing()));
            }
            settings.findAmount("amount", day, line.key())
                .ifPresent(money -> amounts.add(new Timeline.Entry<>(Period.day(day), money.toFraction())));
            reason = line.reason();
        }
        return Accrual.of(Cadence.ONCE, Cadence.ONCE, Timeline.of(amounts)).orNone(reason);
    }
}
