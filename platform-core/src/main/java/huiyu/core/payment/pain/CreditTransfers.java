package huiyu.core.payment.pain;

import huiyu.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a pain.001 says: one debtor, many payees, renminbi.
 *
 * @param messageId at most 35 characters, unique at the bank
 */
public record CreditTransfers(
        String messageId, Instant createdAt, LocalDate executeOn, String initiator, Account debtor, List<Transfer> transfers) {

    /** @param bank 12-digit clearing code (联行号) */
    public record Account(String name, String number, String bank) {}

    /** @param endToEndId at most 35 characters, comes back with the status; {@code remittance} at most 140 */
    public record Transfer(String endToEndId, Money amount, Account payee, String remittance) {}

    Money total() {
        return Money.sum(transfers.stream().map(Transfer::amount).toList());
    }
}
