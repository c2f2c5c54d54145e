package huiyu.policy.condition;

import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.Application;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Slot;
import huiyu.policy.examination.Slot.Test;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a state is tested: once, at a moment, which then counts for all time; or month by month or year by year. The word
 * for it is policy, and often an ambiguity.
 */
public final class Moment {
    static final List<String> ONCE = List.of("at_birth", "at_application", "at_assessment", "on_date");
    static final List<String> REPEATED = List.of("any_day_of_month", "first_day_of_month", "last_day_of_month", "every_day_of_month",
        "any_day_of_year", "first_day_of_year", "last_day_of_year", "every_day_of_year", "each_application", "each_day");

    private Moment() {}

    public static FieldSpec field(String first, String... more) {
        List<String> words = new ArrayList<>(List.of(first));
        words.addAll(List.of(more));
        ONCE.stream().filter(word -> !words.contains(word)).forEach(words::add);
        REPEATED.stream().filter(word -> !words.contains(word)).forEach(words::add);
        return FieldSpec.choice("when", words, "何时检验", "when it is tested");
    }

    public static final FieldSpec DATE = FieldSpec.optional("date", FieldSpec.Type.DATE, null, "when 为 on_date 时的日期", "the day, if when is on_date");

    /** @param state what holds on each day, without gaps */
    public static Timeline<Truth> test(String when, Timeline<Truth> state, Examination examination, Settings settings) {
        return switch (when) {
            case "at_birth" -> always(state, examination.birth());
            case "at_application" -> always(state, examination.applicationDay());
            case "at_assessment" -> always(state, examination.assessedOn());
            case "on_date" -> always(state, day(settings));
            case "each_day" -> state;
            case "each_application" -> Truth.isConstant(state) ? state : eachApplication(state, examination);
            default -> Truth.isConstant(state) ? state : bySlot(when, state);
        };
    }

    static LocalDate day(Settings settings) {
        return settings.findDate("date").orElseThrow(() ->
            new PolicyException("REQUIRED", settings.path() + ".date", "必填", "is required with when: on_date"));
    }

    private static Timeline<Truth> always(Timeline<Truth> state, LocalDate day) {
        return state.at(day).orElseThrow().always();
    }

    private static Timeline<Truth> bySlot(String when, Timeline<Truth> state) {
        Slot slot = when.endsWith("_month") ? Slot.MONTH : Slot.YEAR;
        Test test = Test.valueOf(when.substring(0, when.indexOf("_of_")).toUpperCase(Locale.ROOT));
        return bySlot(slot, test, state);
    }

    private static Timeline<Truth> bySlot(Slot slot, Test test, Timeline<Truth> state) {
        Timeline<Truth> result = Truth.NOT_MET.always();
        for (Truth truth : List.of(Truth.UNKNOWN, Truth.MET)) {
            for (Period held : state.filter(value -> value == truth).compress().periods()) {
                Optional<Period> slots = slot.snap(held, test);
                result = slots.isPresent() ? replace(result, slots.get(), truth) : result;
            }
        }
        return result.compress();
    }

    /**
     * A year with an application made here is tested on its day; any other year on its last day, by what is known: whoever
     * has left by then is for the new place to pay.
     */
    private static Timeline<Truth> eachApplication(Timeline<Truth> state, Examination examination) {
        Timeline<Truth> result = bySlot(Slot.YEAR, Test.LAST_DAY, state);
        for (Application application : examination.applicationsHere().reversed()) {
            Truth truth = state.at(application.date()).orElseThrow();
            result = replace(result, Period.year(application.year()), truth);
        }
        return result.compress();
    }

    static Timeline<Truth> replace(Timeline<Truth> line, Period period, Truth truth) {
        return line.outerCombine(Timeline.of(period, truth), (old, replaced) -> replaced == null ? old : replaced);
    }
}
