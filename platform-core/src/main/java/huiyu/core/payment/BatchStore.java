package huiyu.core.payment;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class BatchStore {

    /** Counts its lines anew. */
    void count(Tx tx, UUID id) {
        tx.dsl().execute(
                """
                update core.payment_batch b set line_count = l.lines, amount_fen = l.fen
                  from (select count(*)::int as lines, coalesce(sum(amount_fen), 0)::bigint as fen from core.payment_line
                         where tenant_id = ? and batch_id = ?) as l
                 where b.tenant_id = ? and b.id = ?""",
                tx.tenantId(), id, tx.tenantId(), id);
    }

    /** Lines have left these: whoever checked them checked something else. */
    void backToDraft(Tx tx, Collection<UUID> ids) {
        for (UUID id : ids) {
            int reopened = tx.dsl().execute(
                    """
                    update core.payment_batch set status = 'draft', checked_by = null, checked_at = null
                     where tenant_id = ? and id = ? and status in ('draft', 'checked')""",
                    tx.tenantId(), id);
            if (reopened == 1) {
                count(tx, id);
            }
        }
    }

    Optional<PaymentBatch> find(Read read, UUID id) {
        return read.dsl()
                .fetchOptional("select * from core.payment_batch where tenant_id = ? and id = ?", read.tenantId(), id)
                .map(BatchStore::batch);
    }

    /** As {@link #find}; others who want to change it wait. */
    Optional<PaymentBatch> lock(Tx tx, UUID id) {
        return tx.dsl()
                .fetchOptional(
                        "select * from core.payment_batch where tenant_id = ? and id = ? for update", tx.tenantId(), id)
                .map(BatchStore::batch);
    }

    /** Newest first, those older than {@code before}; null status for any, null before for the first page. */
    List<PaymentBatch> list(Read read, PaymentBatch.Status status, UUID before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select * from core.payment_batch
                         where tenant_id = ? and (?::text is null or status = ?::text)
                           and id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                         order by id desc limit ?""",
                        read.tenantId(),
                        status == null ? null : status.code(),
                        status == null ? null : status.code(),
                        before,
                        limit)
                .map(BatchStore::batch);
    }

    void check(Tx tx, UUID id, String actor, Instant at) {
        tx.dsl().execute(
                """
                update core.payment_batch set status = 'checked', checked_by = ?, checked_at = ?::timestamptz
                 where tenant_id = ? and id = ?""",
                actor, at.atOffset(ZoneOffset.UTC), tx.tenantId(), id);
        count(tx, id);
    }

    /** The lines are on their way from here on. */
    void release(Tx tx, UUID id, String actor, Instant at) {
        OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
        tx.dsl().execute(
                """
                update core.payment_batch set status = 'released', released_by = ?, released_at = ?::timestamptz
                 where tenant_id = ? and id = ?""",
                actor, now, tx.tenantId(), id);
        tx.dsl().execute(
                "update core.payment_line set status = 'sent', changed_at = ?::timestamptz where tenant_id = ? and batch_id = ?",
                now, tx.tenantId(), id);
    }

    void markSent(Tx tx, UUID id) {
        tx.dsl().execute(
                "update core.payment_batch set status = 'sent' where tenant_id = ? and id = ? and status = 'released'",
                tx.tenantId(), id);
    }

    /** How far the bank has answered, and what is left to people, by its lines. */
    void settle(Tx tx, Collection<UUID> ids) {
        tx.dsl().execute(
                """
                update core.payment_batch b
                   set status = case when l.open = b.line_count then b.status
                                     when l.open > 0 then 'partly-confirmed'
                                     when l.failed > 0 then 'confirmed' else 'closed' end
                  from (select batch_id, count(*) filter (where status = 'sent') as open,
                               count(*) filter (where status = 'failed') as failed
                          from core.payment_line where tenant_id = ? and batch_id = any (?::uuid[]) group by batch_id) as l
                 where b.tenant_id = ? and b.id = l.batch_id and b.status not in ('draft', 'checked')""",
                tx.tenantId(), ids.toArray(UUID[]::new), tx.tenantId());
    }

    private static PaymentBatch batch(Record row) {
        return new PaymentBatch(
                row.get("id", UUID.class),
                row.get("number", String.class),
                PaymentBatch.Status.of(row.get("status", String.class)),
                row.get("fund_id", UUID.class),
                row.get("line_count", int.class),
                row.get("amount_fen", long.class),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                row.get("checked_by", String.class),
                row.get("released_by", String.class));
    }
}
