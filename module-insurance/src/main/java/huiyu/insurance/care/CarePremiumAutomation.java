package huiyu.insurance.care;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.party.FactRecorder;
import huiyu.insurance.premium.PremiumCases;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * A grandparent paid a premium for a child's sake, or one was withdrawn: where the treasury pays it, the child's case opens by itself; what was
 * decided of an earlier year or the other grandparents is looked at again, and the difference paid.
 */
@Component
class CarePremiumAutomation implements EventHandler {

    /** Event kind; the subject is the child. */
    static final String CHANGED = "care-premium.changed";

    private static final String FAMILY = "insurance-premium-subsidy-ltc";

    private final PremiumCases cases;
    private final FactRecorder recorder;
    private final Clock clock;

    CarePremiumAutomation(PremiumCases cases, FactRecorder recorder, Clock clock) {
        this.cases = cases;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return CHANGED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        cases.open(tx, FAMILY, event.subjectId(), LocalDate.now(clock));
        recorder.announce(tx, event.subjectId(), event.actor());
    }
}
