package huiyu.core.payment;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * The payments of a month, worked off chunk by chunk.
 *
 * @param checkpoint the last child done, null before the first
 * @param completedAt null while it runs
 */
record PaymentRun(
        UUID id,
        YearMonth month,
        boolean running,
        UUID checkpoint,
        int childrenDone,
        int linesMade,
        int linesHeld,
        long amountFen,
        List<Shortage> shortages,
        Instant startedAt,
        String startedBy,
        Instant completedAt) {

    /** Lines that could not be made for want of money. */
    record Shortage(String code, String fund, int lines, long missingFen) {}
}
