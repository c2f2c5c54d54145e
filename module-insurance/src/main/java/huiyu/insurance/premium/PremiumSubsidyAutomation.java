package huiyu.insurance.premium;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.settlement.EnrolmentMade;
import huiyu.insurance.enrolment.Enrolments;
import org.springframework.stereotype.Component;

/**
 * A newborn was enrolled: where the place pays its first premium, the case opens by itself and counts as applied for on the
 * day of payment. What could only be refused opens nothing; what is not known, such as the birth order, is asked.
 */
@Component
class PremiumSubsidyAutomation implements EventHandler {

    static final String FAMILY = "insurance-premium-subsidy";

    private final Enrolments enrolments;
    private final PremiumCases cases;

    PremiumSubsidyAutomation(Enrolments enrolments, PremiumCases cases) {
        this.enrolments = enrolments;
        this.cases = cases;
    }

    @Override
    public String kind() {
        return EnrolmentMade.KIND;
    }

    @Override
    public void handle(Tx tx, Event event) {
        enrolments.findFirst(tx, event.subjectId())
                .filter(first -> first.kind().equals("newborn"))
                .ifPresent(first -> cases.open(tx, FAMILY, event.subjectId(), first.paidOn()));
    }
}
