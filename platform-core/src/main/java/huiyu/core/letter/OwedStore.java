package huiyu.core.letter;

import huiyu.core.db.Read;
import huiyu.kernel.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** What a debtor is told of a recovery; the recovery room owns the rows. */
@Repository
class OwedStore {

    /**
     * What one payee got too much by one decision.
     *
     * @param overpaid of the periods from the first to the last
     * @param balance what of it is still owed
     */
    record Owed(
            UUID debtorId, UUID subjectId, String programme, Money overpaid, Money balance, LocalDate firstPeriod,
            LocalDate lastPeriod) {}

    Owed get(Read read, UUID recoveryId) {
        return read.dsl()
                .fetchSingle(
                        """
                        select c.debtor_id, c.subject_id, c.programme,
                               sum(m.amount_fen) filter (where m.kind = 'opened')::bigint as overpaid_fen,
                               sum(m.amount_fen)::bigint as balance_fen,
                               min(o.period_from) filter (where m.kind = 'opened') as first_period,
                               max(o.period_from) filter (where m.kind = 'opened') as last_period
                          from core.recovery_case c
                          join core.recovery_movement m on m.tenant_id = c.tenant_id and m.case_id = c.id
                          left join core.payment_line l on l.tenant_id = m.tenant_id and l.id = m.line_id
                          left join core.payment_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
                         where c.tenant_id = ? and c.id = ?
                         group by c.tenant_id, c.id""",
                        read.tenantId(), recoveryId)
                .map(row -> new Owed(
                        row.get("debtor_id", UUID.class),
                        row.get("subject_id", UUID.class),
                        row.get("programme", String.class),
                        Money.ofFen(row.get("overpaid_fen", Long.class)),
                        Money.ofFen(row.get("balance_fen", Long.class)),
                        row.get("first_period", LocalDate.class),
                        row.get("last_period", LocalDate.class)));
    }
}
