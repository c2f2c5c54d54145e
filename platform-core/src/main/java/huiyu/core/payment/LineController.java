package huiyu.core.payment;

import huiyu.api.payments.PaymentLinesApi;
import huiyu.api.payments.model.LineStatus;
import huiyu.api.payments.model.PaymentFigure;
import huiyu.api.payments.model.PaymentFigures;
import huiyu.api.payments.model.PaymentLinePage;
import huiyu.api.payments.model.Reason;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LineController implements PaymentLinesApi {

    private final LineStore lines;
    private final FailureFlow failures;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    LineController(LineStore lines, FailureFlow failures, TenantTransaction transactions, CurrentActor currentActor) {
        this.lines = lines;
        this.failures = failures;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    /** Exactly one of status and subjectId narrows the list; all lines of a tenant are nobody's page. */
    @Override
    public ResponseEntity<PaymentLinePage> listPaymentLines(
            LineStatus status, UUID subjectId, String programme, String month, String cursor, Integer limit) {
        if ((status == null) == (subjectId == null)) {
            throw ProblemException.invalidField("status", "one-of", Map.of("fields", "status, subjectId"));
        }
        int most = Cursor.limit(limit);
        UUID after = Cursor.decodeId(cursor);
        List<PaymentLine> found = transactions.read(
                currentActor.get().tenantId(),
                read -> subjectId != null
                        ? lines.listOfChild(read, subjectId, after, most + 1)
                        : lines.listByStatus(
                                read, PaymentLine.Status.of(status.getValue()), programme,
                                month == null ? null : YearMonth.parse(month), after, most + 1));
        return ResponseEntity.ok(PaymentAnswers.page(found, most));
    }

    @Override
    public ResponseEntity<PaymentFigures> sumPayments(Integer year) {
        return ResponseEntity.ok(new PaymentFigures().items(transactions
                .read(currentActor.get().tenantId(), read -> lines.sumPaid(read, year))
                .stream()
                .map(sum -> new PaymentFigure()
                        .programme(sum.programme())
                        .month(sum.month())
                        .lines(sum.lines())
                        .paidFen(sum.paidFen()))
                .toList()));
    }

    @Override
    public ResponseEntity<huiyu.api.payments.model.PaymentLine> retryPaymentLine(UUID lineId) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(PaymentAnswers.line(
                transactions.run(actor.tenantId(), tx -> failures.retry(tx, lineId, actor))));
    }

    @Override
    public ResponseEntity<huiyu.api.payments.model.PaymentLine> cancelPaymentLine(UUID lineId, Reason body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(PaymentAnswers.line(
                transactions.run(actor.tenantId(), tx -> failures.cancel(tx, lineId, body.getReason(), actor))));
    }
}
