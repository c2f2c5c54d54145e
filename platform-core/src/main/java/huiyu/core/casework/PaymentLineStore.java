package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.kernel.money.Money;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** What a guardian is told of a payment; the payment room owns the rows. */
@Repository
class PaymentLineStore {

    /** @param reason the bank's words for a failure; empty otherwise */
    record Paid(
            UUID subjectId, Optional<UUID> payeeId, String programme, Money amount, String accountShown, String reason) {}

    Optional<Paid> find(Read read, UUID lineId) {
        return read.dsl()
                .resultQuery(
                        """
                        select l.subject_id, l.payee_id, o.programme, l.amount_fen, coalesce(l.account_shown, '') as account,
                               coalesce(l.reason_text, l.reason_code, '') as reason
                          from core.payment_line l
                          join core.payment_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
                         where l.tenant_id = ? and l.id = ?""",
                        read.tenantId(), lineId)
                .fetchOptional(row -> new Paid(
                        row.get("subject_id", UUID.class),
                        Optional.ofNullable(row.get("payee_id", UUID.class)),
                        row.get("programme", String.class),
                        Money.ofFen(row.get("amount_fen", Long.class)),
                        row.get("account", String.class),
                        row.get("reason", String.class)));
    }
}
