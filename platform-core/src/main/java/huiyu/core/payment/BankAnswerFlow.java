package huiyu.core.payment;

import huiyu.core.audit.Audit;
import huiyu.core.db.Tx;
import huiyu.core.fund.Funds;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.payment.pain.StatusReport;
import huiyu.core.payment.pain.StatusReport.Status.Meaning;
import huiyu.core.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads what the bank says of a batch.Only lines on their way change; the same file twice changes nothing the second
 * time.
 */
@Component
class BankAnswerFlow {

    /** Event kind: lines were settled; the subject is the answer, which the lines name. */
    static final String ANSWERED = "payment.answered";

    /** What a file said, and what did not fit. */
    record Result(int paid, int failed, int pending, List<String> unknown, List<String> contradictions) {}

    private final BatchStore batches;
    private final LineStore lines;
    private final BankFiles files;
    private final CorrectionFlow corrections;
    private final Funds funds;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    BankAnswerFlow(
            BatchStore batches,
            LineStore lines,
            BankFiles files,
            CorrectionFlow corrections,
            Funds funds,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.batches = batches;
        this.lines = lines;
        this.files = files;
        this.corrections = corrections;
        this.funds = funds;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param report read from {@code file}
     * @throws ProblemException 409 {@code batch-not-released}, 422 {@code bank-answer-other-batch} (expected, found)
     */
    Result apply(Tx tx, UUID batchId, StatusReport report, byte[] file, Actor actor) {
        PaymentBatch batch =
                batches.lock(tx, batchId).orElseThrow(() -> ProblemException.notFound("not-found", Map.of()));
        if (batch.releasedBy() == null) {
            throw ProblemException.conflict("batch-not-released", Map.of("status", batch.status().code()));
        }
        if (!report.originalMessageId().equals(batch.messageId())) {
            throw ProblemException.invalid(
                    "bank-answer-other-batch",
                    Map.of("expected", batch.messageId(), "found", report.originalMessageId()));
        }
        BankAnswer answer = BankAnswer.of(report, linesOf(tx, batchId));
        UUID answerId = files.keep(
                tx, batchId, BankFiles.FROM_BANK, new String(file, StandardCharsets.UTF_8), actor.subject());
        book(tx, answer, answerId, actor);
        batches.settle(tx, List.of(batchId));
        Result result = answer.result();
        audit.record(
                tx, actor, "payment-batch.answered", "payment-batch", batchId,
                Map.of("paid", result.paid(), "failed", result.failed(), "unknown", result.unknown().size()));
        return result;
    }

    private Map<String, PaymentLine> linesOf(Tx tx, UUID batchId) {
        List<UUID> ids = lines.listOfBatch(tx, batchId, null, BatchPlaceStore.LINES_PER_BATCH).stream()
                .map(PaymentLine::id)
                .toList();
        return lines.lock(tx, ids).stream()
                .collect(Collectors.toMap(
                        line -> PaymentLine.endToEndId(line.id()), line -> line, (one, other) -> one, LinkedHashMap::new));
    }

    private void book(Tx tx, BankAnswer answer, UUID answerId, Actor actor) {
        List<PaymentLine> paid = answer.changes(Meaning.PAID);
        lines.pay(tx, ids(paid), answerId, clock.instant());
        funds.pay(tx, paid.stream().map(PaymentLine::charged).toList(), actor.subject());

        List<PaymentLine> failed = answer.changes(Meaning.FAILED);
        List<String> codes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        failed.forEach(line -> {
            codes.add(answer.statusOf(line).reasonCode().orElse("NARR"));
            texts.add(answer.statusOf(line).reasonText().orElse(null));
        });
        lines.fail(tx, ids(failed), codes, texts, answerId, clock.instant());
        if (!paid.isEmpty() || !failed.isEmpty()) {
            outbox.publish(tx, ANSWERED, answerId, actor.subject());
        }

        // a decision may have come while the money was on its way
        List<PaymentLine> answered = new ArrayList<>(paid);
        answered.addAll(failed);
        corrections.correct(tx, answered.stream().map(line -> line.period().subjectId()).distinct().toList());
    }

    private static List<UUID> ids(List<PaymentLine> lines) {
        return lines.stream().map(PaymentLine::id).toList();
    }
}
