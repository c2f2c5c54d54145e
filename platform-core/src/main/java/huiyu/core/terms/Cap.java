package huiyu.core.terms;

import huiyu.kernel.money.Money;
import java.util.Optional;

/**
 * How far a programme reaches in all: so many people, so much money, or both 名额与预算.
 *
 * @param headcount at most so many people at once
 * @param budget at most so much granted
 */
public record Cap(Optional<Integer> headcount, Optional<Money> budget) {

    public boolean isNone() {
        return headcount.isEmpty() && budget.isEmpty();
    }
}
