package huiyu.policy.condition;

import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.examination.Examination;
import huiyu.policy.fact.DatedValue;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** On which days a dated fact has a value one looks for. */
public final class DatedState {
    private DatedState() {}

    public static Timeline<Truth> of(Examination examination, String fact, Predicate<Object> wanted) {
        return examination.mustAsk(fact) ? Truth.UNKNOWN.always()
            : of(examination.facts().listValues(fact).stream().filter(value -> wanted.test(value.value())).map(DatedValue::period).toList());
    }

    static Timeline<Truth> of(List<Period> held) {
        Timeline<Truth> state = Truth.NOT_MET.always();
        for (Period period : held) {
            if (period.equals(Period.ALWAYS)) {
                return Truth.MET.always();
            }
            state = Moment.replace(state, period, Truth.MET);
        }
        return state.compress();
    }

    /** Only what has held for a number of months without a break: each run begins that much later. */
    static Timeline<Truth> heldFor(Timeline<Truth> state, int months) {
        List<Period> late = state.filter(truth -> truth == Truth.MET).compress().periods().stream()
            .flatMap(run -> Period.between(later(run.from(), months), run.until()).stream()).toList();
        Timeline<Truth> result = of(late);
        return state.innerCombine(result, (before, now) -> before == Truth.UNKNOWN ? Truth.UNKNOWN : now).compress();
    }

    private static LocalDate later(LocalDate from, int months) {
        return from.equals(Period.BEGINNING) ? from : from.plusMonths(months);
    }
}
