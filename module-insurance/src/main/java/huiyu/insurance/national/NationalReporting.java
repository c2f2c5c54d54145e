package huiyu.insurance.national;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventSetHandler;
import huiyu.core.settlement.SettledBills;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts each settled, changed or reversed bill on the list of what is to be reported; it is sent after the commit. */
@Component
class NationalReporting implements EventSetHandler {

    private final ObjectProvider<NationalPlatform> platform;
    private final NationalReportStore store;
    private final Clock clock;

    NationalReporting(ObjectProvider<NationalPlatform> platform, NationalReportStore store, Clock clock) {
        this.platform = platform;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return SettledBills.SETTLED;
    }

    @Override
    public void handle(Tx tx, List<Event> events) {
        if (platform.getIfAvailable() != null) {
            store.queueAll(tx, events.stream().map(Event::subjectId).toList(), clock.instant());
        }
    }
}
