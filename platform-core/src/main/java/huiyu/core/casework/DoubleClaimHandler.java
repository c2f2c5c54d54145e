package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.party.PersonEvents;
import org.springframework.stereotype.Component;

/** Another city holds a claim on the same child and period: a person must settle it. */
@Component
class DoubleClaimHandler implements EventHandler {

    private final FileMerges merges;

    DoubleClaimHandler(FileMerges merges) {
        this.merges = merges;
    }

    @Override
    public String kind() {
        return PersonEvents.DOUBLE_CLAIM;
    }

    @Override
    public void handle(Tx tx, Event event) {
        merges.doubleClaimed(tx, event.subjectId());
    }
}
