package huiyu.policy.shape;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.Cadence;
import java.util.Map;
import java.util.Set;

/**
 * What a component earns before conditions and windows.
 *
 * @param slot what each amount stands for: a month, a year, or (ONCE) the day it falls on
 * @param paid how often it is paid out: months may be paid together each year
 * @param amounts per slot, in fen, not rounded
 * @param byDays whether a part of a slot counts by its days; otherwise a slot is due or not by its first day
 * @param missing facts without which it cannot be told
 * @param reason why there is nothing, or null
 * @param inputs what it was reckoned from, for the trace
 */
public record Accrual(
        Cadence slot, Cadence paid, Timeline<Fraction> amounts, boolean byDays, Set<String> missing, String reason, Map<String, String> inputs) {

    public static Accrual of(Cadence slot, Cadence paid, Timeline<Fraction> amounts) {
        return new Accrual(slot, paid, amounts, false, Set.of(), null, Map.of());
    }

    public static Accrual none(String reason) {
        return new Accrual(Cadence.ONCE, Cadence.ONCE, Timeline.empty(), false, Set.of(), reason, Map.of());
    }

    public static Accrual unknown(Set<String> missing) {
        return unknown(missing, null);
    }

    /** @param reason said beside the question, or null */
    static Accrual unknown(Set<String> missing, String reason) {
        return new Accrual(Cadence.ONCE, Cadence.ONCE, Timeline.empty(), false, missing, reason, Map.of());
    }

    Accrual explained(Map<String, String> reckonedFrom) {
        return new Accrual(slot, paid, amounts, byDays, missing, reason, reckonedFrom);
    }

    /** The same amounts, a part of a slot being paid by its days. */
    Accrual countedByDays(boolean counted) {
        return new Accrual(slot, paid, amounts, counted, missing, reason, inputs);
    }

    /** This without slots of nothing, or, if nothing is left, nothing for a reason. */
    Accrual orNone(String why) {
        Accrual paid = withAmounts(amounts.filter(amount -> !amount.isZero()));
        return paid.amounts.isEmpty() ? none(why == null ? "AMOUNT_IS_ZERO" : why) : paid;
    }

    public Accrual withAmounts(Timeline<Fraction> changed) {
        return new Accrual(slot, paid, changed, byDays, missing, reason, inputs);
    }
}
