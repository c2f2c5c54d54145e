package huiyu.core.indicator;

import huiyu.core.module.Indicator.Figure;
import java.util.Objects;

/**
 * How a cell has moved since its numbers were shown last: who keeps the former number reads the difference.
 *
 * @param known whether it was shown before
 * @param same whether every number is what it was
 * @param people how many more people stand behind it, or fewer
 */
record Step(boolean known, boolean same, long people) {

    static final Step FIRST = new Step(false, false, 0);

    /** Of what nobody stands behind, such as places, no change reveals anybody. @param shown null for a cell that never was */
    static Step between(Figure shown, Figure now) {
        if (shown == null || shown.people() == 0 && now.people() == 0) {
            return FIRST;
        }
        boolean same = shown.numerator() == now.numerator()
                && Objects.equals(shown.denominator(), now.denominator())
                && shown.people() == now.people();
        return new Step(true, same, now.people() - shown.people());
    }

    /** A change of a few people, or of an amount of people who are as many as before: one of them, it may be. */
    boolean isSmall(int threshold) {
        return known && !same && Math.abs(people) < threshold;
    }
}
