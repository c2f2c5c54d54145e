package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.party.PersonEvents;
import org.springframework.stereotype.Component;

/** A child moved to another city: what was decided here is looked at again, and given up at the registry beyond the move. */
@Component
class MovedOutHandler implements EventHandler {

    private final Changes changes;

    MovedOutHandler(Changes changes) {
        this.changes = changes;
    }

    @Override
    public String kind() {
        return PersonEvents.MOVED_OUT;
    }

    @Override
    public void handle(Tx tx, Event event) {
        changes.lookAfterMove(tx, event.subjectId());
    }
}
