package huiyu.kernel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How an exact amount becomes whole fen. Applied once per payment line, never to a daily or monthly intermediate. */
public enum Rounding {
    HALF_UP(RoundingMode.HALF_UP),
    DOWN(RoundingMode.DOWN),
    UP(RoundingMode.UP);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    /** @param fen an exact number of fen */
    public Money toMoney(Fraction fen) {
        BigDecimal whole = new BigDecimal(fen.numerator()).divide(new BigDecimal(fen.denominator()), 0, mode);
        return Money.ofFen(whole.longValueExact());
    }
}
