package huiyu.core.payment;

import huiyu.api.payments.PaymentRunsApi;
import huiyu.api.payments.model.NewPaymentRun;
import huiyu.api.payments.model.PaymentRunPage;
import huiyu.api.payments.model.Shortage;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentRunController implements PaymentRunsApi {

    private final PaymentRunFlow runs;
    private final RunStore store;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    PaymentRunController(PaymentRunFlow runs, RunStore store, TenantTransaction transactions, CurrentActor currentActor) {
        this.runs = runs;
        this.store = store;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<huiyu.api.payments.model.PaymentRun> startPaymentRun(NewPaymentRun body) {
        Actor actor = currentActor.get();
        YearMonth month = YearMonth.parse(body.getMonth());
        PaymentRun run = transactions.run(actor.tenantId(), tx -> runs.start(tx, month, actor.subject()));
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(answer(run));
    }

    @Override
    public ResponseEntity<huiyu.api.payments.model.PaymentRun> getPaymentRun(UUID runId) {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> store.find(read, runId)
                .map(PaymentRunController::answer)
                .orElseThrow(() -> ProblemException.notFound("not-found", Map.of()))));
    }

    @Override
    public ResponseEntity<PaymentRunPage> listPaymentRuns(String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        UUID before = Cursor.decodeId(cursor);
        List<PaymentRun> found =
                transactions.read(currentActor.get().tenantId(), read -> store.list(read, before, most + 1));
        List<PaymentRun> page = found.subList(0, Math.min(most, found.size()));
        return ResponseEntity.ok(new PaymentRunPage()
                .items(page.stream().map(PaymentRunController::answer).toList())
                .nextCursor(found.size() > most ? Cursor.after(page.getLast().id()).encode() : null));
    }

    private static huiyu.api.payments.model.PaymentRun answer(PaymentRun run) {
        return new huiyu.api.payments.model.PaymentRun()
                .id(run.id())
                .month(run.month().toString())
                .status(run.running()
                        ? huiyu.api.payments.model.PaymentRun.StatusEnum.RUNNING
                        : huiyu.api.payments.model.PaymentRun.StatusEnum.COMPLETED)
                .childrenDone(run.childrenDone())
                .linesMade(run.linesMade())
                .linesHeld(run.linesHeld())
                .amountFen(run.amountFen())
                .shortages(run.shortages().stream()
                        .map(shortage -> new Shortage()
                                .code(shortage.code())
                                .fund(shortage.fund())
                                .lines(shortage.lines())
                                .missingFen(shortage.missingFen()))
                        .toList())
                .startedAt(run.startedAt().atOffset(ZoneOffset.UTC))
                .completedAt(run.completedAt() == null ? null : run.completedAt().atOffset(ZoneOffset.UTC));
    }
}
