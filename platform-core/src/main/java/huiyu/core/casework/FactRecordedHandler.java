package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.party.FactRecorder;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Facts of a person were recorded: open and decided cases look again. */
@Component
class FactRecordedHandler implements EventHandler {

    private final Changes changes;

    FactRecordedHandler(Changes changes) {
        this.changes = changes;
    }

    @Override
    public String kind() {
        return FactRecorder.RECORDED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        changes.look(tx, event.subjectId(), Optional.empty());
    }
}
