package huiyu.core.recovery;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventSetHandler;
import huiyu.core.payment.Overpayments;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens a case for every payee whom a decision shows to have got too much; more of the same decision adds to it. */
@Component
class OverpaidAutomation implements EventSetHandler {

    private final Overpayments overpayments;
    private final RecoveryStore cases;
    private final Movements movements;
    private final Clock clock;

    OverpaidAutomation(Overpayments overpayments, RecoveryStore cases, Movements movements, Clock clock) {
        this.overpayments = overpayments;
        this.cases = cases;
        this.movements = movements;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Overpayments.EVENT;
    }

    @Override
    public void handle(Tx tx, List<Event> events) {
        events.forEach(event -> open(tx, event));
    }

    private void open(Tx tx, Event event) {
        for (Overpayments.Overpayment overpaid : overpayments.list(tx, event.subjectId())) {
            UUID caseId = cases.open(
                    tx, overpaid.decisionId(), overpaid.subjectId(), overpaid.programme(), overpaid.payeeId(), clock.instant());
            movements.opened(tx, caseId, overpaid.lineId(), overpaid.amount(), overpaid.parts(), event.actor());
        }
    }
}
