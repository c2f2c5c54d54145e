package huiyu.core.payment;

import java.time.Instant;
import java.util.UUID;

/**
 * Lines that go to the bank together.
 *
 * @param fundId whose account pays
 * @param checkedBy null while a draft
 */
record PaymentBatch(
        UUID id,
        String number,
        Status status,
        UUID fundId,
        int lineCount,
        long amountFen,
        Instant createdAt,
        String checkedBy,
        String releasedBy) {

    enum Status {
        DRAFT,
        CHECKED,
        /** Approved by the second person; the file lies ready. */
        RELEASED,
        /** The file was fetched for the bank. */
        SENT,
        PARTLY_CONFIRMED,
        CONFIRMED,
        /** Every line is paid or its failure is dealt with. */
        CLOSED;

        String code() {
            return name().toLowerCase().replace('_', '-');
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase().replace('-', '_'));
        }
    }

    /** The file's own reference at the bank, at most 35 characters. */
    String messageId() {
        return PaymentLine.endToEndId(id);
    }
}
