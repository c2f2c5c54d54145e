package huiyu.core.letter;

import huiyu.core.db.Read;
import huiyu.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** What guardians are told of payments; the payment room owns the rows. */
@Repository
class PaymentLineStore {

    /**
     * A payment the bank has answered.
     *
     * @param payeeId empty: the child's guardian is told
     * @param reason the bank's words for a failure; empty when it was paid
     */
    record Answered(
            UUID subjectId, Optional<UUID> payeeId, String programme, LocalDate period, Money amount, String accountShown,
            Optional<String> reason) {

        boolean isPaid() {
            return reason.isEmpty();
        }
    }

    /** All that one answer of the bank settled. */
    List<Answered> listAnswered(Read read, UUID answerId) {
        return list(read, answerId, null);
    }

    /** Of these, what went to one payee, or to nobody in particular. */
    List<Answered> listAnswered(Read read, UUID answerId, UUID payeeId) {
        return list(read, answerId, payeeId);
    }

    private static List<Answered> list(Read read, UUID answerId, UUID payeeId) {
        return read.dsl()
                .resultQuery(
                        """
                        select l.subject_id, l.payee_id, o.programme, o.period_from, l.amount_fen,
                               coalesce(l.account_shown, '') as account,
                               case when l.reason_code is not null then coalesce(l.reason_text, l.reason_code) end as reason
                          from core.payment_line l
                          join core.payment_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
                         where l.tenant_id = ? and l.answer_id = ? and (?::uuid is null or l.payee_id = ? or l.payee_id is null)
                         order by l.subject_id, o.programme, o.period_from, l.id""",
                        read.tenantId(), answerId, payeeId, payeeId)
                .fetch(row -> new Answered(
                        row.get("subject_id", UUID.class),
                        Optional.ofNullable(row.get("payee_id", UUID.class)),
                        row.get("programme", String.class),
                        row.get("period_from", LocalDate.class),
                        Money.ofFen(row.get("amount_fen", Long.class)),
                        row.get("account", String.class),
                        Optional.ofNullable(row.get("reason", String.class))));
    }
}
