package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.party.PersonEvents;
import org.springframework.stereotype.Component;

/** Two files became one: one case and one decision of each programme go on. */
@Component
class MergedHandler implements EventHandler {

    private final FileMerges merges;

    MergedHandler(FileMerges merges) {
        this.merges = merges;
    }

    @Override
    public String kind() {
        return PersonEvents.MERGED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        merges.merged(tx, event.subjectId());
    }
}
