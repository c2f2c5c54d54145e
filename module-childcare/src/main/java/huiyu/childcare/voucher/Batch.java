package huiyu.childcare.voucher;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * @param once one use exhausts a voucher; else it is drawn down
 * @param bornFrom children born from this day on get theirs when the birth is known
 */
record Batch(
        UUID id, String programme, String name, LocalDate validFrom, LocalDate validTo, List<String> services, boolean once,
        long budgetFen, long issuedFen, Optional<LocalDate> bornFrom) {

    Batch issuing(long fen) {
        return new Batch(id, programme, name, validFrom, validTo, services, once, budgetFen, issuedFen + fen, bornFrom);
    }
}
