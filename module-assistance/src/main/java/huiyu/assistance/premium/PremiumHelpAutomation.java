package huiyu.assistance.premium;

import huiyu.core.casework.CaseKind;
import huiyu.core.casework.Cases;
import huiyu.core.casework.Channel;
import huiyu.core.db.Tx;
import huiyu.core.decision.Asking;
import huiyu.core.decision.Assessor;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.settlement.EnrolmentMade;
import huiyu.core.settlement.InsuredYears;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.programme.Programme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Somebody was enrolled who holds a status: where the place helps with the premium, the year's case opens by itself. */
@Component
class PremiumHelpAutomation implements EventHandler {

    static final String FAMILY = "assistance-premium";

    private final ProgrammeModules modules;
    private final PolicyBooks books;
    private final Assessor assessor;
    private final Decisions decisions;
    private final Cases cases;
    private final ObjectProvider<InsuredYears> years;
    private final Clock clock;

    PremiumHelpAutomation(
            ProgrammeModules modules,
            PolicyBooks books,
            Assessor assessor,
            Decisions decisions,
            Cases cases,
            ObjectProvider<InsuredYears> years,
            Clock clock) {
        this.years = years;
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
        List<String> programmes = books.bookFor(tx, today).listProgrammes().stream()
                .filter(programme -> FAMILY.equals(programme.family()) && served.test(FAMILY))
                .map(Programme::code)
                .toList();
        if (!programmes.isEmpty()) {
            years.getObject().list(tx, event.subjectId()).tailSet(today.getYear()).forEach(year -> programmes.forEach(
                    programme -> help(tx, programme, event.subjectId(), year, today)));
        }
    }

    /** Asked for as of today, or as of the first day of a year to come; a year that is decided already is not asked for again. */
    private void help(Tx tx, String programme, UUID person, int year, LocalDate today) {
        LocalDate day = year > today.getYear() ? LocalDate.of(year, 1, 1) : today;
        Optional<Decision> standing = decisions.findStanding(tx, person, programme);
        boolean decided = standing.stream()
                .flatMap(decision -> decision.assessment().segments().stream())
                .anyMatch(segment -> segment.period().from().getYear() == year);
        if (!decided && isGranted(tx, programme, person, day, today)) {
            cases.open(
                    tx,
                    new Cases.Opening(
                            programme, person, standing.isPresent() ? CaseKind.RENEWAL : CaseKind.FIRST, Channel.EVENT, Optional.empty(),
                            Optional.empty(), day, Optional.empty()),
                    Actor.system(tx.tenantId()));
        }
    }

    private boolean isGranted(Tx tx, String programme, UUID person, LocalDate day, LocalDate today) {
        return assessor.assess(tx, programme, List.of(Asking.asIfOn(person, day)), Optional.empty(), today).stream()
                .anyMatch(outcome -> outcome.refusal() == null
                        && outcome.assessed().assessment().verdict() == Verdict.GRANTED);
    }
}
