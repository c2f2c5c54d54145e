package huiyu.kernel.money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An amount of renminbi in whole fen; may be negative, as a line that takes back. Arithmetic fails on overflow. */
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    /**
     * @param yuan a decimal number of yuan with at most two places, such as "3600.00"
     * @throws ArithmeticException if it has a fraction of a fen
     * @throws NumberFormatException if it is not a decimal number
     */
    public static Money ofYuan(String yuan) {
        return ofYuan(new BigDecimal(yuan));
    }

    /** @throws ArithmeticException if it has a fraction of a fen */
    public static Money ofYuan(BigDecimal yuan) {
        return ofFen(yuan.movePointRight(2).longValueExact());
    }

    public static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return ofFen(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return ofFen(Math.subtractExact(fen, other.fen));
    }

    public Money negated() {
        return ofFen(Math.negateExact(fen));
    }

    public Money times(long count) {
        return ofFen(Math.multiplyExact(fen, count));
    }

    public Money times(Rate rate, Rounding rounding) {
        return rounding.toMoney(toFraction().times(rate.toFraction()));
    }

    /** The exact number of fen, for arithmetic that is rounded later. */
    public Fraction toFraction() {
        return Fraction.of(fen);
    }

    /**
     * Splits this amount so that the parts always sum to it: each part but the last is rounded half-up, the last takes
     * what is left. No part exceeds what is left, so that many roundings up never make the last one negative.
     *
     * @param shares must sum to 1
     */
    public List<Money> split(List<Rate> shares) {
        Rate sum = shares.stream().reduce(Rate.ZERO, Rate::plus);
        if (!sum.equals(Rate.ONE)) {
            throw new IllegalArgumentException("Shares must sum to 1 but sum to " + sum);
        }
        List<Money> parts = new ArrayList<>();
        Money rest = this;
        for (Rate share : shares.subList(0, shares.size() - 1)) {
            Money rounded = times(share, Rounding.HALF_UP);
            Money part = isNegative() ? rounded.max(rest) : rounded.min(rest);
            parts.add(part);
            rest = rest.minus(part);
        }
        parts.add(rest);
        return List.copyOf(parts);
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    public Money min(Money other) {
        return fen <= other.fen ? this : other;
    }

    public Money max(Money other) {
        return fen >= other.fen ? this : other;
    }

    public BigDecimal toYuan() {
        return BigDecimal.valueOf(fen, 2);
    }

    @Override public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** Yuan with two places, such as "3600.00". */
    @Override public String toString() {
        return toYuan().toPlainString();
    }
}
