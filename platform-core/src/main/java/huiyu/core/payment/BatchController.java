package huiyu.core.payment;

import huiyu.api.payments.PaymentBatchesApi;
import huiyu.api.payments.model.BankAnswer;
import huiyu.api.payments.model.BatchStatus;
import huiyu.api.payments.model.PaymentBatchPage;
import huiyu.api.payments.model.PaymentLinePage;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.payment.pain.StatusReport;
import huiyu.core.payment.pain.StatusReportReader;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BatchController implements PaymentBatchesApi {

    private final BatchFlow batches;
    private final BankAnswerFlow answers;
    private final BatchStore store;
    private final LineStore lines;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    BatchController(
            BatchFlow batches,
            BankAnswerFlow answers,
            BatchStore store,
            LineStore lines,
            TenantTransaction transactions,
            CurrentActor currentActor) {
        this.batches = batches;
        this.answers = answers;
        this.store = store;
        this.lines = lines;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<PaymentBatchPage> listPaymentBatches(BatchStatus status, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        UUID before = Cursor.decodeId(cursor);
        PaymentBatch.Status wanted = status == null ? null : PaymentBatch.Status.of(status.getValue());
        List<PaymentBatch> found = transactions.read(
                currentActor.get().tenantId(), read -> store.list(read, wanted, before, most + 1));
        List<PaymentBatch> page = found.subList(0, Math.min(most, found.size()));
        return ResponseEntity.ok(new PaymentBatchPage()
                .items(page.stream().map(PaymentAnswers::batch).toList())
                .nextCursor(found.size() > most ? Cursor.after(page.getLast().id()).encode() : null));
    }

    @Override
    public ResponseEntity<huiyu.api.payments.model.PaymentBatch> getPaymentBatch(UUID batchId) {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> store.find(read, batchId)
                .map(PaymentAnswers::batch)
                .orElseThrow(() -> ProblemException.notFound("not-found", Map.of()))));
    }

    @Override
    public ResponseEntity<PaymentLinePage> listPaymentBatchLines(UUID batchId, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        UUID after = Cursor.decodeId(cursor);
        return ResponseEntity.ok(PaymentAnswers.page(
                transactions.read(
                        currentActor.get().tenantId(), read -> lines.listOfBatch(read, batchId, after, most + 1)),
                most));
    }

    @Override
    public ResponseEntity<huiyu.api.payments.model.PaymentBatch> checkPaymentBatch(UUID batchId) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(PaymentAnswers.batch(
                transactions.run(actor.tenantId(), tx -> batches.check(tx, batchId, actor))));
    }

    @Override
    public ResponseEntity<huiyu.api.payments.model.PaymentBatch> releasePaymentBatch(UUID batchId) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(PaymentAnswers.batch(
                transactions.run(actor.tenantId(), tx -> batches.release(tx, batchId, actor))));
    }

    @Override
    public ResponseEntity<Resource> downloadBankFile(UUID batchId) {
        Actor actor = currentActor.get();
        String file = transactions.run(actor.tenantId(), tx -> batches.download(tx, batchId, actor));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"pain001-" + batchId + ".xml\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public ResponseEntity<BankAnswer> uploadBankAnswer(UUID batchId, Resource body) {
        Actor actor = currentActor.get();
        byte[] file = bytes(body);
        StatusReport report = StatusReportReader.read(file);
        BankAnswerFlow.Result result =
                transactions.run(actor.tenantId(), tx -> answers.apply(tx, batchId, report, file, actor));
        return ResponseEntity.ok(new BankAnswer()
                .paid(result.paid())
                .failed(result.failed())
                .pending(result.pending())
                .unknownReferences(result.unknown())
                .contradictions(result.contradictions()));
    }

    private static byte[] bytes(Resource body) {
        try {
            return body.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
