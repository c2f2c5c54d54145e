package huiyu.core.payment;

import huiyu.core.fund.Charge;
import huiyu.core.fund.Funds;
import huiyu.kernel.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * One payment to one payee.
 *
 * @param payeeId null while it is not known who is paid
 * @param amount what goes out; {@code setOff} was kept back before
 * @param accountId the account it was made for, null if none was known
 * @param parts what each fund gives
 * @param reasonCode why it is held, or what the bank answered; null if nothing is wrong
 */
record PaymentLine(
        UUID id,
        UUID orderId,
        int payeeNo,
        int attempt,
        Difference.Period period,
        UUID decisionId,
        String role,
        UUID payeeId,
        Status status,
        Money amount,
        Money setOff,
        UUID accountId,
        byte[] account,
        String payeeShown,
        String accountShown,
        String reference,
        List<Charge.Part> parts,
        UUID batchId,
        String reasonCode,
        String reasonText) {

    enum Status {
        /** Waits for a person: no account, or one nobody has checked. */
        HELD,
        READY,
        /** In a released batch: the money may be gone. */
        SENT,
        PAID,
        FAILED,
        /** Failed, and tried again by a later attempt. */
        REPLACED,
        CANCELLED,
        /** Negative: what a payee got too much, see recovery. */
        OVERPAID;

        String code() {
            return name().toLowerCase();
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase());
        }
    }

    /** The last one's account pays. */
    UUID payingFundId() {
        return parts.getLast().fundId();
    }

    /** @param batch null for none */
    PaymentLine inBatch(UUID batch) {
        return new PaymentLine(
                id, orderId, payeeNo, attempt, period, decisionId, role, payeeId, status, amount, setOff, accountId, account,
                payeeShown, accountShown, reference, parts, batch, reasonCode, reasonText);
    }

    Money gross() {
        return amount.plus(setOff);
    }

    Funds.Charged charged() {
        return new Funds.Charged(id, decisionId, period.subjectId(), period.programme(), parts);
    }

    /** The bank's reference for it: at most 35 characters, so the id without dashes. */
    static String endToEndId(UUID lineId) {
        return lineId.toString().replace("-", "");
    }
}
