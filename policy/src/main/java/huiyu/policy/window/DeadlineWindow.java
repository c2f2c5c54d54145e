package huiyu.policy.window;

import huiyu.kernel.time.Deadline;
import huiyu.kernel.time.Deadline.Moves;
import huiyu.kernel.time.Deadline.Unit;
import huiyu.policy.assessment.Application;
import huiyu.policy.examination.Examination;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** One application within so many days, months or working days after something. */
final class DeadlineWindow implements WindowKind {
    @Override public Schema schema() {
        return Schema.of("deadline", "某日之后若干天（月）内申请", "apply within a term after a day",
            FieldSpec.required("within", Type.COUNT, "期限长度", "the length of the term"),
            FieldSpec.choice("unit", List.of("days", "months", "working_days"), "期限单位", "its unit"),
            FieldSpec.optional("after", Type.FACT, "child.birth_date", "从哪项日期事实起算（当日不计）", "the fact it is counted from; that day does not count"),
            FieldSpec.choice("moves", List.of("never", "on_holidays", "on_holidays_and_weekends"), "末日逢休息日是否顺延", "whether a last day that is a day off moves"),
            FieldSpec.choice("late", List.of("forfeit", "tolerated"), "逾期后果", "what being late means"));
    }

    @Override public WindowOutcome judge(Settings settings, Examination examination, SortedSet<Integer> years) {
        String fact = settings.findText("after").orElseThrow();
        Optional<LocalDate> start = examination.facts().findDate(fact);
        if (start.isEmpty()) {
            return new WindowOutcome(null, Map.of(), null, Set.of(fact), Set.of());
        }
        Deadline deadline = new Deadline(Unit.valueOf(settings.choice("unit").toUpperCase(Locale.ROOT)), settings.whole("within"),
            Moves.valueOf(settings.choice("moves").toUpperCase(Locale.ROOT)));
        LocalDate lastDay = deadline.lastDay(start.get(), examination.calendar());
        LocalDate applied = examination.applications().stream().findFirst().map(Application::date).orElse(examination.assessedOn());
        boolean late = applied.isAfter(lastDay) && settings.choice("late").equals("forfeit");
        return late ? WindowOutcome.refused("APPLICATION_DEADLINE_MISSED", lastDay) : WindowOutcome.open(lastDay);
    }
}
