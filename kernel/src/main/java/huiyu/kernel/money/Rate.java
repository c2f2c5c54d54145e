package huiyu.kernel.money;

import java.math.BigDecimal;

/** An exact decimal factor, such as a share of 0.90 or a custody share of 0.5. Never a double. */
public record Rate(BigDecimal value) implements Comparable<Rate> {
    public static final Rate ZERO = new Rate(BigDecimal.ZERO);
    public static final Rate ONE = new Rate(BigDecimal.ONE);

    public Rate {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** @throws NumberFormatException if the text is not a decimal number */
    public static Rate of(String decimal) {
        return new Rate(new BigDecimal(decimal));
    }

    /** Whether this is between 0 and 1, both included. */
    public boolean isShare() {
        return value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0;
    }

    public Rate plus(Rate other) {
        return new Rate(value.add(other.value));
    }

    public Rate minus(Rate other) {
        return new Rate(value.subtract(other.value));
    }

    public Fraction toFraction() {
        return Fraction.of(value);
    }

    @Override public int compareTo(Rate other) {
        return value.compareTo(other.value);
    }

    @Override public String toString() {
        return value.toPlainString();
    }
}
