package huiyu.core.payment;

import huiyu.api.payments.model.BatchStatus;
import huiyu.api.payments.model.LineStatus;
import huiyu.api.payments.model.PaymentLinePage;
import huiyu.core.web.Cursor;
import java.time.ZoneOffset;
import java.util.List;

/** Batches and lines as the API shows them: accounts masked. */
final class PaymentAnswers {

    private PaymentAnswers() {}

    static huiyu.api.payments.model.PaymentBatch batch(PaymentBatch batch) {
        return new huiyu.api.payments.model.PaymentBatch()
                .id(batch.id())
                .number(batch.number())
                .status(BatchStatus.fromValue(batch.status().code()))
                .fundId(batch.fundId())
                .lineCount(batch.lineCount())
                .amountFen(batch.amountFen())
                .createdAt(batch.createdAt().atOffset(ZoneOffset.UTC))
                .checkedBy(batch.checkedBy())
                .releasedBy(batch.releasedBy());
    }

    /** @param found one more than asked for, if there are more */
    static PaymentLinePage page(List<PaymentLine> found, int most) {
        List<PaymentLine> page = found.subList(0, Math.min(most, found.size()));
        return new PaymentLinePage()
                .items(page.stream().map(PaymentAnswers::line).toList())
                .nextCursor(found.size() > most ? Cursor.after(page.getLast().id()).encode() : null);
    }

    static huiyu.api.payments.model.PaymentLine line(PaymentLine line) {
        return new huiyu.api.payments.model.PaymentLine()
                .id(line.id())
                .orderId(line.orderId())
                .batchId(line.batchId())
                .subjectId(line.period().subjectId())
                .payeeId(line.payeeId())
                .programme(line.period().programme())
                .component(line.period().component())
                .periodFrom(line.period().from())
                .attempt(line.attempt())
                .status(LineStatus.fromValue(line.status().code()))
                .amountFen(line.amount().fen())
                .setOffFen(line.setOff().fen())
                .payeeName(line.payeeShown())
                .account(line.accountShown())
                .reasonCode(line.reasonCode())
                .reasonText(line.reasonText());
    }
}
