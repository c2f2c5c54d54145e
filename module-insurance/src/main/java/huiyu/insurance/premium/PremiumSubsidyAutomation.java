package huiyu.insurance.premium;

import huiyu.core.casework.CaseKind;
import huiyu.core.casework.Cases;
import huiyu.core.casework.Channel;
import huiyu.core.db.Tx;
import huiyu.core.decision.Asking;
import huiyu.core.decision.Assessor;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.settlement.EnrolmentMade;
import huiyu.insurance.enrolment.Enrolments;
import huiyu.policy.assessment.Verdict;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A newborn was enrolled: where the place pays its first premium, the case opens by itself and counts as applied for on the
 * day of payment. What could only be refused opens nothing; what is not known, such as the birth order, is asked.
 */
@Component
class PremiumSubsidyAutomation implements EventHandler {

    static final String FAMILY = "insurance-premium-subsidy";

    private final Enrolments enrolments;
    private final PolicyBooks books;
    private final Assessor assessor;
    private final Decisions decisions;
    private final Cases cases;
    private final Clock clock;

    PremiumSubsidyAutomation(
            Enrolments enrolments, PolicyBooks books, Assessor assessor, Decisions decisions, Cases cases, Clock clock) {
        this.enrolments = enrolments;
        this.books = books;
        this.assessor = assessor;
        this.decisions = decisions;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return EnrolmentMade.KIND;
    }

    @Override
    public void handle(Tx tx, Event event) {
        enrolments.findFirst(tx, event.subjectId())
                .filter(first -> first.kind().equals("newborn"))
                .ifPresent(first -> open(tx, event.subjectId(), first.paidOn()));
    }

    private void open(Tx tx, UUID child, LocalDate paidOn) {
        LocalDate today = LocalDate.now(clock);
        books.bookFor(tx, today).listProgrammes().stream()
                .filter(programme -> FAMILY.equals(programme.family()))
                .filter(programme -> decisions.findStanding(tx, child, programme.code()).isEmpty())
                .filter(programme -> mayGrant(tx, programme.code(), child, paidOn, today))
                .forEach(programme -> cases.open(
                        tx,
                        new Cases.Opening(
                                programme.code(), child, CaseKind.FIRST, Channel.EVENT, Optional.empty(), Optional.empty(), paidOn,
                                Optional.empty()),
                        Actor.system(tx.tenantId())));
    }

    private boolean mayGrant(Tx tx, String programme, UUID child, LocalDate paidOn, LocalDate today) {
        return assessor.assess(tx, programme, List.of(Asking.asIfOn(child, paidOn)), Optional.empty(), today).stream()
                .anyMatch(outcome -> outcome.refusal() != null
                        || outcome.assessed().assessment().verdict() != Verdict.REFUSED);
    }
}
