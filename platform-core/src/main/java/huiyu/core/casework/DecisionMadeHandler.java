package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import org.springframework.stereotype.Component;

/** A decision was made: the guardian is told. */
@Component
class DecisionMadeHandler implements EventHandler {

    private final Decisions decisions;
    private final CaseStore cases;
    private final GuardianNotices notices;

    DecisionMadeHandler(Decisions decisions, CaseStore cases, GuardianNotices notices) {
        this.decisions = decisions;
        this.cases = cases;
        this.notices = notices;
    }

    @Override
    public String kind() {
        return Decisions.MADE;
    }

    @Override
    public void handle(Tx tx, Event event) {
        Decision decision = decisions.get(tx, event.subjectId());
        notices.decided(tx, cases.get(tx, decision.caseId()), decision.id(), decision.isGranted());
    }
}
