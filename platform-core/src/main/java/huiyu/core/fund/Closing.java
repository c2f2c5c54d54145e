package huiyu.core.fund;

import java.time.Instant;
import java.util.UUID;

/**
 * The closing of a fiscal year (年终结转).
 *
 * @param carryOver what is left goes to next year's funds; otherwise back to who gave it
 * @param document that says so
 * @param decidedBy and the rest null while it is proposed
 * @param movedFen what was left, once closed
 */
record Closing(
        UUID id,
        int fiscalYear,
        boolean carryOver,
        String document,
        Status status,
        String proposedBy,
        Instant proposedAt,
        String decidedBy,
        Instant decidedAt,
        Long movedFen) {

    enum Status {
        PROPOSED,
        CLOSED,
        REJECTED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }

    Closing decided(Status now, String by, Instant at, Long moved) {
        return new Closing(id, fiscalYear, carryOver, document, now, proposedBy, proposedAt, by, at, moved);
    }
}
