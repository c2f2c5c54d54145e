package huiyu.core.fund;

import java.util.List;
import java.util.UUID;

/**
 * Money of one funder for one year.
 *
 * @param fiscalYear the year in which it pays
 * @param programmes codes of the programmes it pays
 * @param debtor the account it pays from
 */
public record Fund(
        UUID id,
        String code,
        String nameZh,
        String nameEn,
        int fiscalYear,
        Funder funder,
        List<String> programmes,
        Debtor debtor) {

    /** @param bank the bank's 12-digit clearing code (联行号) */
    public record Debtor(String name, String account, String bank) {}

    /** Where a fund stands, in fen; allocated = available + reserved + ordered + paid - recovered. */
    public record Balance(
            long allocatedFen, long availableFen, long reservedFen, long orderedFen, long paidFen, long recoveredFen) {}
}
