package huiyu.core.payment;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventSetHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/** Corrects at once what new decisions make too much; what they make too little is for the next run. */
@Component
class DecisionMadeAutomation implements EventSetHandler {

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
    public void handle(Tx tx, List<Event> events) {
        corrections.correct(tx, differences.listChildren(tx, events.stream().map(Event::subjectId).toList()));
    }
}
