package huiyu.core.party;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One attribute's value over a period.
 *
 * @param attribute a name of the fact catalogue without its subject, such as {@code birth_date}
 * @param value a text, number, truth value, list or map; empty: known not to be there
 * @param validFrom first day; empty: since ever
 * @param validTo last day, included; empty: open
 */
public record FactValue(
        String attribute, Optional<Object> value, Optional<LocalDate> validFrom, Optional<LocalDate> validTo) {

    /** A value that does not change with time. */
    public static FactValue always(String attribute, Object value) {
        return new FactValue(attribute, Optional.of(value), Optional.empty(), Optional.empty());
    }

    public static FactValue since(String attribute, Object value, LocalDate from) {
        return new FactValue(attribute, Optional.of(value), Optional.of(from), Optional.empty());
    }

    public static FactValue during(String attribute, Object value, LocalDate from, LocalDate lastDay) {
        return new FactValue(attribute, Optional.of(value), Optional.of(from), Optional.of(lastDay));
    }

    boolean overlaps(FactValue other) {
        return startsBefore(other) && other.startsBefore(this);
    }

    private boolean startsBefore(FactValue other) {
        return validFrom.isEmpty()
                || other.validTo.isEmpty()
                || !validFrom.get().isAfter(other.validTo.get());
    }
}
