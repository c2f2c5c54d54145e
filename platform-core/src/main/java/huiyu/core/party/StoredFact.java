package huiyu.core.party;

import huiyu.kernel.time.Period;
import java.time.LocalDate;

/**
 * A fact as it is kept.
 *
 * @param item one of several values that may hold at once, such as {@code low_income} of {@code status}; empty for the
 *     attribute as a whole
 * @param value JSON; {@code null}: known not to be there
 * @param validFrom first day, or null
 * @param validTo last day, or null
 */
record StoredFact(String attribute, String item, String value, LocalDate validFrom, LocalDate validTo) {

    static final String ABSENT = "null";
    static final String HOLDS = "true";

    Period period() {
        return Period.ofDays(validFrom, validTo);
    }

    /** Whether the two say something of the same thing. */
    boolean concerns(StoredFact other) {
        return attribute.equals(other.attribute)
                && (item.equals(other.item) || item.isEmpty() || other.item.isEmpty());
    }
}
