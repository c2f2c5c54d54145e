package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.party.PersonEvents;
import org.springframework.stereotype.Component;

/** Two files are two again: each gets back what the merge had closed. */
@Component
class UnmergedHandler implements EventHandler {

    private final FileMerges merges;

    UnmergedHandler(FileMerges merges) {
        this.merges = merges;
    }

    @Override
    public String kind() {
        return PersonEvents.UNMERGED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        merges.unmerged(tx, event.subjectId());
    }
}
