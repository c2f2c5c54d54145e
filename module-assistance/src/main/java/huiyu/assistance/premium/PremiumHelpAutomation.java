package huiyu.assistance.premium;

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
import huiyu.core.module.ProgrammeModules;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.settlement.EnrolmentMade;
import huiyu.policy.assessment.Verdict;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Somebody was enrolled who holds a status: where the place helps with the premium, the case opens by itself. */
@Component
class PremiumHelpAutomation implements EventHandler {

    static final String FAMILY = "assistance-premium";

    private final ProgrammeModules modules;
    private final PolicyBooks books;
    private final Assessor assessor;
    private final Decisions decisions;
    private final Cases cases;
    private final Clock clock;

    PremiumHelpAutomation(
            ProgrammeModules modules, PolicyBooks books, Assessor assessor, Decisions decisions, Cases cases, Clock clock) {
        this.modules = modules;
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
        LocalDate today = LocalDate.now(clock);
        var served = modules.servedFamilies(tx, today);
        books.bookFor(tx, today).listProgrammes().stream()
                .filter(programme -> FAMILY.equals(programme.family()) && served.test(FAMILY))
                .filter(programme -> decisions.findStanding(tx, event.subjectId(), programme.code()).isEmpty())
                .filter(programme -> isGranted(tx, programme.code(), event.subjectId(), today))
                .forEach(programme -> cases.open(
                        tx,
                        new Cases.Opening(
                                programme.code(), event.subjectId(), CaseKind.FIRST, Channel.EVENT, Optional.empty(), Optional.empty(),
                                today, Optional.empty()),
                        Actor.system(tx.tenantId())));
    }

    private boolean isGranted(Tx tx, String programme, UUID person, LocalDate today) {
        return assessor.assess(tx, programme, List.of(Asking.asIfOn(person, today)), Optional.empty(), today).stream()
                .anyMatch(outcome -> outcome.refusal() == null
                        && outcome.assessed().assessment().verdict() == Verdict.GRANTED);
    }
}
