package huiyu.core.payment;

import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/**
 * Places in the drafts of a run, one paying fund each. A line gets its place as it is made, since writing it once more would
 * cost as much as making it. A draft that somebody checks while the run goes on is full: the next line opens another.
 */
@Repository
class BatchPlaceStore {

    /** What banks take in one file without complaint. */
    static final int LINES_PER_BATCH = 5_000;

    private record Draft(UUID id, int room) {}

    /** The lines, those that may go out with their batch. */
    List<PaymentLine> place(Tx tx, PaymentRun run, List<PaymentLine> lines, Instant at) {
        Map<UUID, List<PaymentLine>> byFund = lines.stream()
                .filter(line -> line.status() == PaymentLine.Status.READY)
                .collect(Collectors.groupingBy(PaymentLine::payingFundId, LinkedHashMap::new, Collectors.toList()));
        Map<UUID, UUID> batches = new HashMap<>();
        byFund.forEach((fundId, ready) -> {
            for (int done = 0; done < ready.size(); ) {
                Draft draft = lockDraft(tx, run, fundId, at);
                List<PaymentLine> fitting = ready.subList(done, Math.min(ready.size(), done + draft.room()));
                fitting.forEach(line -> batches.put(line.id(), draft.id()));
                add(tx, draft.id(), fitting.size(), fitting.stream().mapToLong(line -> line.amount().fen()).sum());
                done += fitting.size();
            }
        });
        return lines.stream().map(line -> line.inBatch(batches.get(line.id()))).toList();
    }

    /** Puts all other ready lines without a batch into drafts too: those that were held, or are tried again. */
    void gather(Tx tx, PaymentRun run, Instant at) {
        List<UUID> funds = tx.dsl()
                .fetch(
                        """
                        select distinct fund_ids[cardinality(fund_ids)] as fund_id from core.payment_line
                         where tenant_id = ? and status = 'ready' and batch_id is null order by 1""",
                        tx.tenantId())
                .getValues("fund_id", UUID.class);
        for (UUID fundId : funds) {
            Draft draft;
            do {
                draft = lockDraft(tx, run, fundId, at);
            } while (gather(tx, fundId, draft) == draft.room());
        }
    }

    private static int gather(Tx tx, UUID fundId, Draft draft) {
        var taken = tx.dsl()
                .fetch(
                        """
                        update core.payment_line set batch_id = ?
                         where tenant_id = ? and id in (
                               select id from core.payment_line
                                where tenant_id = ? and status = 'ready' and batch_id is null
                                  and fund_ids[cardinality(fund_ids)] = ?
                                order by id limit ?)
                        returning amount_fen""",
                        draft.id(), tx.tenantId(), tx.tenantId(), fundId, draft.room())
                .getValues("amount_fen", Long.class);
        if (taken.isEmpty()) {
            tx.dsl().execute(
                    "delete from core.payment_batch where tenant_id = ? and id = ? and line_count = 0", tx.tenantId(), draft.id());
        } else {
            add(tx, draft.id(), taken.size(), taken.stream().mapToLong(Long::longValue).sum());
        }
        return taken.size();
    }

    /** A draft of the run with room left, a new one if there is none; nobody else changes it until this transaction ends. */
    private static Draft lockDraft(Tx tx, PaymentRun run, UUID fundId, Instant at) {
        Optional<Draft> open = tx.dsl()
                .fetchOptional(
                        """
                        select id, line_count from core.payment_batch
                         where tenant_id = ? and run_id = ? and fund_id = ? and status = 'draft' and line_count < ?
                         order by id limit 1 for update""",
                        tx.tenantId(), run.id(), fundId, LINES_PER_BATCH)
                .map(row -> new Draft(row.get("id", UUID.class), LINES_PER_BATCH - row.get("line_count", int.class)));
        return open.orElseGet(() -> createDraft(tx, run, fundId, at));
    }

    private static Draft createDraft(Tx tx, PaymentRun run, UUID fundId, Instant at) {
        UUID id = Ids.next();
        tx.dsl().execute(
                """
                insert into core.payment_batch (tenant_id, id, run_id, number, fund_id, status, line_count, amount_fen, created_at)
                select ?, ?, ?, ? || '-' || lpad((count(*) + 1)::text, 3, '0'), ?, 'draft', 0, 0, ?::timestamptz
                  from core.payment_batch where tenant_id = ? and number like ? || '-%'""",
                tx.tenantId(), id, run.id(), run.month().toString(), fundId, at.atOffset(ZoneOffset.UTC),
                tx.tenantId(), run.month().toString());
        return new Draft(id, LINES_PER_BATCH);
    }

    private static void add(Tx tx, UUID batchId, int lines, long fen) {
        tx.dsl().execute(
                """
                update core.payment_batch set line_count = line_count + ?, amount_fen = amount_fen + ?
                 where tenant_id = ? and id = ?""",
                lines, fen, tx.tenantId(), batchId);
    }
}
