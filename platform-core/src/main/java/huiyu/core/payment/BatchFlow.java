package huiyu.core.payment;

import huiyu.core.audit.Audit;
import huiyu.core.db.Tx;
import huiyu.core.fund.Funds;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes a batch to the bank: one person checks it, another releases it. */
@Component
class BatchFlow {

    private final BatchStore batches;
    private final LineStore lines;
    private final HeldLines heldLines;
    private final BankFiles files;
    private final Funds funds;
    private final Audit audit;
    private final Clock clock;

    BatchFlow(
            BatchStore batches,
            LineStore lines,
            HeldLines heldLines,
            BankFiles files,
            Funds funds,
            Audit audit,
            Clock clock) {
        this.batches = batches;
        this.lines = lines;
        this.heldLines = heldLines;
        this.files = files;
        this.funds = funds;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Checks a draft: lines whose account has changed or lost its verification are held back.
     *
     * @throws ProblemException 409 {@code batch-not-draft}
     */
    PaymentBatch check(Tx tx, UUID batchId, Actor actor) {
        PaymentBatch batch = lock(tx, batchId);
        if (batch.status() != PaymentBatch.Status.DRAFT) {
            throw conflict("batch-not-draft", batch);
        }
        List<UUID> stale = heldLines.stale(tx, linesOf(tx, batchId));
        lines.hold(tx, stale, "account-changed", clock.instant());
        batches.check(tx, batchId, actor.subject(), clock.instant());
        PaymentBatch checked = lock(tx, batchId);
        if (checked.lineCount() == 0) {
            throw conflict("batch-empty", batch);
        }
        audit.record(
                tx, actor, "payment-batch.checked", "payment-batch", batchId,
                Map.of("lines", checked.lineCount(), "amountFen", checked.amountFen(), "held", stale.size()));
        return checked;
    }

    /**
     * Releases what another person has checked, and makes the bank's file.
     *
     * @throws ProblemException 409 {@code batch-not-checked}, {@code batch-accounts-changed} if an account changed since the
     *     check, 403 {@code four-eyes}
     */
    PaymentBatch release(Tx tx, UUID batchId, Actor actor) {
        PaymentBatch batch = lock(tx, batchId);
        if (batch.status() != PaymentBatch.Status.CHECKED) {
            throw conflict("batch-not-checked", batch);
        }
        if (actor.subject().equals(batch.checkedBy())) {
            throw ProblemException.forbidden("four-eyes", Map.of());
        }
        List<PaymentLine> ofBatch = linesOf(tx, batchId);
        List<UUID> stale = heldLines.stale(tx, ofBatch);
        if (!stale.isEmpty()) {
            throw ProblemException.conflict("batch-accounts-changed", Map.of("lines", stale.size()));
        }
        requireCheckedSums(batch, ofBatch);
        files.make(tx, batch, funds.getFund(tx, batch.fundId()), ofBatch, actor.subject());
        batches.release(tx, batchId, actor.subject(), clock.instant());
        audit.record(
                tx, actor, "payment-batch.released", "payment-batch", batchId,
                Map.of("lines", batch.lineCount(), "amountFen", batch.amountFen()));
        return lock(tx, batchId);
    }

    /** What leaves must be what was checked, to the fen. */
    private static void requireCheckedSums(PaymentBatch batch, List<PaymentLine> lines) {
        long fen = lines.stream().mapToLong(line -> line.amount().fen()).sum();
        if (fen != batch.amountFen() || lines.size() != batch.lineCount()) {
            throw new IllegalStateException("batch " + batch.id() + " is not what was checked");
        }
    }

    /**
     * The file for the bank; who fetches it is recorded.
     *
     * @throws ProblemException 409 {@code batch-not-released}
     */
    String download(Tx tx, UUID batchId, Actor actor) {
        PaymentBatch batch = lock(tx, batchId);
        if (batch.releasedBy() == null) {
            throw conflict("batch-not-released", batch);
        }
        batches.markSent(tx, batchId);
        audit.record(tx, actor, "payment-file.downloaded", "payment-batch", batchId, Map.of());
        return files.toBank(tx, batchId);
    }

    private List<PaymentLine> linesOf(Tx tx, UUID batchId) {
        return lines.listOfBatch(tx, batchId, null, BatchPlaceStore.LINES_PER_BATCH);
    }

    private PaymentBatch lock(Tx tx, UUID batchId) {
        return batches.lock(tx, batchId).orElseThrow(() -> ProblemException.notFound("not-found", Map.of()));
    }

    private static ProblemException conflict(String code, PaymentBatch batch) {
        return ProblemException.conflict(code, Map.of("status", batch.status().code()));
    }
}
