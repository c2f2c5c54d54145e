package huiyu.core.payment;

import huiyu.core.payment.pain.StatusReport;
import huiyu.core.payment.pain.StatusReport.Status.Meaning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A status report laid beside the lines of its batch. Pure. */
record BankAnswer(Map<PaymentLine, StatusReport.Status> statuses, List<String> unknown) {

    /** @param lines of the batch, by their reference */
    static BankAnswer of(StatusReport report, Map<String, PaymentLine> lines) {
        Map<PaymentLine, StatusReport.Status> statuses = new LinkedHashMap<>();
        report.groupStatus().ifPresent(status -> lines.values().forEach(line -> statuses.put(line, status)));
        List<String> unknown = new ArrayList<>();
        for (StatusReport.Transaction transaction : report.transactions()) {
            PaymentLine line = lines.get(transaction.endToEndId());
            if (line == null) {
                unknown.add(transaction.endToEndId());
            } else {
                statuses.put(line, transaction.status());
            }
        }
        return new BankAnswer(statuses, unknown);
    }

    StatusReport.Status statusOf(PaymentLine line) {
        return statuses.get(line);
    }

    /** The lines on their way that this answer settles so. */
    List<PaymentLine> changes(Meaning meaning) {
        return statuses.keySet().stream()
                .filter(line -> line.status() == PaymentLine.Status.SENT && statuses.get(line).meaning() == meaning)
                .toList();
    }

    BankAnswerFlow.Result result() {
        return new BankAnswerFlow.Result(
                count(Meaning.PAID),
                count(Meaning.FAILED),
                count(Meaning.PENDING),
                unknown,
                statuses.keySet().stream().filter(this::contradicts).map(line -> PaymentLine.endToEndId(line.id())).toList());
    }

    private int count(Meaning meaning) {
        return (int) statuses.values().stream().filter(status -> status.meaning() == meaning).count();
    }

    /** Paid once, refused now, or the other way round: nothing is changed, a person must ask the bank. */
    private boolean contradicts(PaymentLine line) {
        return switch (statuses.get(line).meaning()) {
            case PAID -> line.status() != PaymentLine.Status.SENT && line.status() != PaymentLine.Status.PAID;
            case FAILED -> line.status() == PaymentLine.Status.PAID;
            case PENDING -> false;
        };
    }
}
