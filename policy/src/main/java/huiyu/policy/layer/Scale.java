package huiyu.policy.layer;

import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.policy.parameter.Brackets;
import huiyu.policy.problem.PolicyException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Rates by stretches of cost, in whole numbers: limits in fen, rates in millionths. What a scale pays is exact in
 * millionths of a fen until it is rounded once.
 */
public final class Scale {
    /** A rate of one, in millionths. */
    public static final long ONE = 1_000_000;
    private static final long HALF = ONE / 2;
    private final long[] limits;
    private final long[] rates;

    private Scale(long[] limits, long[] rates) {
        this.limits = limits;
        this.rates = rates;
    }

    static Scale flat(BigDecimal rate, String where) {
        return new Scale(new long[] {Long.MAX_VALUE}, new long[] {share(rate, where)});
    }

    /** @throws PolicyException INVALID_BRACKETS or INVALID_SHARE, naming the place */
    public static Scale of(Brackets brackets, String where) {
        int count = brackets.steps().size();
        long[] limits = new long[count];
        long[] rates = new long[count];
        for (int i = 0; i < count; i++) {
            Brackets.Step step = brackets.steps().get(i);
            limits[i] = step.limit() == null ? Long.MAX_VALUE : step.limit().movePointRight(2).longValueExact();
            if (step.worth() == null) {
                throw new PolicyException("INVALID_BRACKETS", where, "报销分档须有比例", "a scale of rates needs a rate in every step");
            }
            rates[i] = share(step.worth(), where);
        }
        return new Scale(limits, rates);
    }

    /** @throws PolicyException INVALID_SHARE unless it lies between 0 and 1 */
    private static long share(BigDecimal rate, String where) {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw new PolicyException("INVALID_SHARE", where, "应在 0 与 1 之间：" + rate, "must lie between 0 and 1: " + rate);
        }
        return millionths(rate, where);
    }

    /** @throws PolicyException INVALID_NUMBER for more than six places */
    static long millionths(BigDecimal rate, String where) {
        try {
            return rate.movePointRight(6).longValueExact();
        } catch (ArithmeticException finer) {
            throw new PolicyException("INVALID_NUMBER", where, "比例最多六位小数：" + rate.toPlainString(), "a rate has at most six places: " + rate.toPlainString());
        }
    }

    static Rate rate(long millionths) {
        return new Rate(BigDecimal.valueOf(millionths, 6));
    }

    /**
     * What is paid of the cost between two marks of the scale, in millionths of a fen. Points are added to each rate,
     * which stays between 0 and 1. Beyond the last limit nothing is paid.
     *
     * @param slices takes what was paid at which rate, or null
     */
    public long pays(long from, long to, long points, List<Slice> slices) {
        long sum = 0;
        long start = from;
        for (int i = 0; i < limits.length && start < to; i++) {
            long end = Math.min(to, limits[i]);
            if (end > start) {
                long rate = Math.clamp(rates[i] + points, 0, ONE);
                sum = Math.addExact(sum, Math.multiplyExact(end - start, rate));
                if (slices != null) {
                    slices.add(new Slice(Money.ofFen(end - start), rate(rate)));
                }
                start = end;
            }
        }
        return sum;
    }

    /** Half-up to whole fen. */
    static long round(long millionthsOfFen) {
        return Math.floorDiv(Math.addExact(millionthsOfFen, HALF), ONE);
    }
}
