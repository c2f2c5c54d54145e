package huiyu.core.payment;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.job.Outbox;
import org.springframework.stereotype.Component;

/** Takes a run one step further, and asks for the next. */
@Component
class PaymentRunAutomation implements EventHandler {

    private final PaymentRunFlow runs;
    private final Outbox outbox;

    PaymentRunAutomation(PaymentRunFlow runs, Outbox outbox) {
        this.runs = runs;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return PaymentRunFlow.STEP_DUE;
    }

    @Override
    public void handle(Tx tx, Event event) {
        if (runs.step(tx, event.subjectId())) {
            outbox.publish(tx, PaymentRunFlow.STEP_DUE, event.subjectId(), event.actor());
        }
    }
}
