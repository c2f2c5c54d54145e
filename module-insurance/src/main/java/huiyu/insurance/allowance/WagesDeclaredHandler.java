package huiyu.insurance.allowance;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.party.FactRecorder;
import huiyu.insurance.employer.Employers;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** An employer declared or corrected wages: allowances that rest on them are looked at again, open and decided ones. */
@Component
class WagesDeclaredHandler implements EventHandler {

    private final WageStore wages;
    private final FactRecorder recorder;
    private final Clock clock;

    WagesDeclaredHandler(WageStore wages, FactRecorder recorder, Clock clock) {
        this.wages = wages;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Employers.DECLARED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        LocalDate since = LocalDate.now(clock).minusYears(DeliveryFacts.YEARS_BACK);
        wages.listDelivered(tx, event.subjectId(), since)
                .forEach(woman -> recorder.announce(tx, woman, event.actor()));
    }
}
