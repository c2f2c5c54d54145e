package huiyu.core.payment;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/** Corrects at once what a new decision makes too much; what it makes too little is for the next run. */
@Component
class DecisionMadeAutomation implements EventHandler {

    private final DifferenceStore differences;
    private final CorrectionFlow corrections;

    DecisionMadeAutomation(DifferenceStore differences, CorrectionFlow corrections) {
        this.differences = differences;
        this.corrections = corrections;
    }

    @Override
    public String kind() {
        return "decision.made";
    }

    @Override
    public void handle(Tx tx, Event event) {
        differences.findChild(tx, event.subjectId()).ifPresent(child -> corrections.correct(tx, List.of(child)));
    }
}
