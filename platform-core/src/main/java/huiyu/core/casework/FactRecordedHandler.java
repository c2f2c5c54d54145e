package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventSetHandler;
import huiyu.core.party.FactRecorder;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Facts of people were recorded: open and decided cases look again. Most people of a long list have none. */
@Component
class FactRecordedHandler implements EventSetHandler {

    private final CaseStore cases;
    private final Changes changes;

    FactRecordedHandler(CaseStore cases, Changes changes) {
        this.cases = cases;
        this.changes = changes;
    }

    @Override
    public String kind() {
        return FactRecorder.RECORDED;
    }

    @Override
    public void handle(Tx tx, List<Event> events) {
        cases.listWithCases(tx, events.stream().map(Event::subjectId).distinct().toList())
                .forEach(subject -> changes.look(tx, subject, Optional.empty()));
    }
}
