package huiyu.policy;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.condition.Truth;
import huiyu.policy.examination.Slot;
import huiyu.policy.shape.Accrual;
import java.util.Collection;

/** Keeps of an accrual the slots for which something holds; a slot takes the truth of its first day. */
final class Conditioned {
    private Conditioned() {}

    static Accrual keep(Accrual accrual, Timeline<Truth> truth, Truth wanted) {
        if (truth == Truth.MET.always()) {
            return wanted == Truth.MET ? accrual : accrual.withAmounts(Timeline.empty());
        }
        Timeline<Truth> aligned = switch (accrual.slot()) {
            case MONTH -> accrual.byDays() ? truth : Slot.MONTH.align(truth);
            case YEAR -> accrual.byDays() ? truth : Slot.YEAR.align(truth);
            case ONCE -> truth;
        };
        Timeline<Fraction> kept = accrual.amounts().innerCombine(aligned.filter(value -> value == wanted).compress(), (amount, yes) -> amount);
        return accrual.withAmounts(accrual.slot() == Cadence.ONCE ? kept : kept.compress());
    }

    static Accrual withoutYears(Accrual accrual, Collection<Integer> years) {
        Timeline<Fraction> kept = accrual.amounts();
        for (int year : years) {
            kept = kept.outerCombine(Timeline.of(Period.year(year), Boolean.TRUE), (amount, lost) -> lost == null ? amount : null);
        }
        return accrual.withAmounts(accrual.slot() == Cadence.ONCE ? kept : kept.compress());
    }
}
