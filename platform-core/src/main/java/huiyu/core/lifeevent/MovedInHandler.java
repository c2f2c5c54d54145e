package huiyu.core.lifeevent;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.party.PersonEvents;
import org.springframework.stereotype.Component;

/** A child came from another city: cases are opened for what it may get here. */
@Component
class MovedInHandler implements EventHandler {

    private final Automations automations;

    MovedInHandler(Automations automations) {
        this.automations = automations;
    }

    @Override
    public String kind() {
        return PersonEvents.MOVED_IN;
    }

    @Override
    public void handle(Tx tx, Event event) {
        automations.welcome(tx, event.subjectId());
    }
}
