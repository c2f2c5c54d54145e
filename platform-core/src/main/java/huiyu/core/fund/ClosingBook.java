package huiyu.core.fund;

import huiyu.core.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The slices of the funds of a year that is being closed, and what empties them. Touches no database. */
record ClosingBook(Closing closing, List<SliceBalance> slices) {

    /** One slice as it stands, in fen. */
    record SliceBalance(UUID fundId, int slice, long availableFen, long reservedFen, long orderedFen) {}

    /** @throws ProblemException 409 {@code fund-year-has-orders} */
    void requireNoOrders() {
        long ordered = slices.stream().mapToLong(SliceBalance::orderedFen).sum();
        if (ordered != 0) {
            throw ProblemException.conflict(
                    "fund-year-has-orders", Map.of("year", closing.fiscalYear(), "orderedFen", ordered));
        }
    }

    private List<SliceBalance> of(UUID fundId) {
        return slices.stream().filter(slice -> slice.fundId().equals(fundId)).toList();
    }

    /** What is available once nothing is reserved any more. */
    long left(UUID fundId) {
        return of(fundId).stream().mapToLong(slice -> slice.availableFen() + slice.reservedFen()).sum();
    }

    Slices emptying(UUID fundId) {
        Slices changes = Slices.unread();
        of(fundId).forEach(slice -> {
            changes.change(fundId, slice.slice(), Account.AVAILABLE, -slice.availableFen());
            changes.change(fundId, slice.slice(), Account.RESERVED, -slice.reservedFen());
        });
        return changes;
    }

    /** Reserved becomes available, and available goes back to who gave it. */
    List<Movement> movements(UUID fundId) {
        long reserved = of(fundId).stream().mapToLong(SliceBalance::reservedFen).sum();
        return List.of(
                Movement.of(
                        fundId, Movement.Kind.RESERVATION, closing.id(),
                        Map.of(Account.RESERVED, -reserved, Account.AVAILABLE, reserved)),
                Movement.of(
                        fundId, Movement.Kind.CLOSING, closing.id(),
                        Map.of(Account.AVAILABLE, -left(fundId), Account.FUNDER, left(fundId))));
    }
}
