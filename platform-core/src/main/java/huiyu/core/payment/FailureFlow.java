package huiyu.core.payment;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.PayeeAccount;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people do about lines that could not be paid. */
@Component
class FailureFlow {

    private final LineStore lines;
    private final HeldLines heldLines;
    private final AccountSeal seal;
    private final BatchStore batches;
    private final CorrectionFlow corrections;
    private final Audit audit;
    private final Clock clock;

    FailureFlow(
            LineStore lines,
            HeldLines heldLines,
            AccountSeal seal,
            BatchStore batches,
            CorrectionFlow corrections,
            Audit audit,
            Clock clock) {
        this.lines = lines;
        this.heldLines = heldLines;
        this.seal = seal;
        this.batches = batches;
        this.corrections = corrections;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A new attempt of a failed line, on the payee's verified account; it goes out with the next run.
     *
     * @throws ProblemException 409 {@code line-not-failed}, {@code account-unverified}
     */
    PaymentLine retry(Tx tx, UUID lineId, Actor actor) {
        PaymentLine failed = lock(tx, lineId);
        if (failed.status() != PaymentLine.Status.FAILED) {
            throw ProblemException.conflict("line-not-failed", Map.of("status", failed.status().code()));
        }
        PayeeAccount account = heldLines
                .verified(tx, failed)
                .orElseThrow(() -> ProblemException.conflict("account-unverified", Map.of()));
        UUID id = Ids.next();
        lines.setStatus(tx, List.of(lineId), PaymentLine.Status.REPLACED, clock.instant());
        lines.insert(tx, List.of(attempt(failed, id, account, seal.seal(tx, id, account))), clock.instant());
        batches.settle(tx, List.of(failed.batchId()));
        audit.record(tx, actor, "payment-line.retried", "payment-line", lineId, Map.of("attempt", id));
        return lines.find(tx, id).orElseThrow();
    }

    private static PaymentLine attempt(PaymentLine failed, UUID id, PayeeAccount account, byte[] sealed) {
        return new PaymentLine(
                id,
                failed.orderId(),
                failed.payeeNo(),
                failed.attempt() + 1,
                failed.period(),
                failed.decisionId(),
                failed.role(),
                account.payeeId(),
                PaymentLine.Status.READY,
                failed.amount(),
                failed.setOff(),
                account.id(),
                sealed,
                Shown.name(account.holder()),
                Shown.account(account.number()),
                failed.reference(),
                failed.parts(),
                null,
                null,
                null);
    }

    /**
     * Gives up a line that has not gone out. The period stays ordered, so that no run takes it up again; only a new
     * decision does.
     *
     * @throws ProblemException 409 {@code line-not-open}
     */
    PaymentLine cancel(Tx tx, UUID lineId, String reason, Actor actor) {
        PaymentLine line = lock(tx, lineId);
        if (line.status() != PaymentLine.Status.FAILED && line.status() != PaymentLine.Status.HELD) {
            throw ProblemException.conflict("line-not-open", Map.of("status", line.status().code()));
        }
        lines.giveUp(tx, lineId, reason, clock.instant());
        corrections.release(tx, List.of(line), actor.subject());
        if (line.batchId() != null) {
            batches.settle(tx, List.of(line.batchId()));
        }
        audit.recordWithReason(tx, actor, "payment-line.cancelled", "payment-line", lineId, reason, Map.of());
        return lines.find(tx, lineId).orElseThrow();
    }

    private PaymentLine lock(Tx tx, UUID lineId) {
        return lines.lock(tx, List.of(lineId)).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("not-found", Map.of()));
    }
}
