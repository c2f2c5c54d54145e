package huiyu.core.lifeevent;

import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseKind;
import huiyu.core.casework.Cases;
import huiyu.core.casework.Cases.Opening;
import huiyu.core.casework.Changes;
import huiyu.core.casework.Channel;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.decision.Asking;
import huiyu.core.decision.Assessor;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.policy.PolicyBooks;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.programme.Programme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a life event sets going, by the automations of the modules the tenant runs: a birth opens a case for each of the
 * tenant's programmes of the named families; every other event has open and decided cases looked at again.
 */
@Component
class Automations {

    private final ProgrammeModules modules;
    private final PolicyBooks books;
    private final Cases cases;
    private final Changes changes;
    private final Decisions decisions;
    private final Assessor assessor;
    private final Clock clock;

    Automations(
            ProgrammeModules modules,
            PolicyBooks books,
            Cases cases,
            Changes changes,
            Decisions decisions,
            Assessor assessor,
            Clock clock) {
        this.modules = modules;
        this.books = books;
        this.cases = cases;
        this.changes = changes;
        this.decisions = decisions;
        this.assessor = assessor;
        this.clock = clock;
    }

    /** @return the cases opened or brought on */
    List<CaseFile> follow(Tx tx, LifeEvent event, Optional<Map.Entry<String, String>> doubt, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        List<Programme> programmes = programmes(tx, event.kind(), today);
        if (programmes.isEmpty()) {
            return List.of();
        }
        List<CaseFile> touched = new ArrayList<>();
        if (event.kind() == LifeEventKind.BIRTH) {
            programmes.stream()
                    .filter(programme -> nothingDecided(tx, event, programme))
                    .forEach(programme -> touched.add(cases.open(tx, opening(event, programme, today, doubt), actor)));
        }
        if (event.kind() != LifeEventKind.BIRTH || touched.isEmpty()) {
            touched.addAll(changes.look(tx, event.subjectId(), Optional.of(event.id())));
        }
        return touched;
    }

    /**
     * A child came from another city: a case for each programme that looks at moves and that the facts at hand grant or
     * leave open; what was decided here before the child left is looked at again.
     */
    void welcome(Tx tx, UUID subjectId) {
        LocalDate today = LocalDate.now(clock);
        Optional<UUID> district = changes.findDistrict(tx, subjectId);
        programmes(tx, LifeEventKind.HOUSEHOLD_MOVED, today).stream()
                .filter(programme -> decisions.findStanding(tx, subjectId, programme.code()).isEmpty())
                .filter(programme -> mayGrant(tx, programme, subjectId, district, today))
                .forEach(programme -> cases.open(
                        tx,
                        new Opening(
                                programme.code(), subjectId, CaseKind.FIRST, Channel.EVENT, Optional.empty(), Optional.empty(),
                                today, Optional.empty()),
                        Actor.system(tx.tenantId())));
        changes.look(tx, subjectId, Optional.empty());
    }

    private boolean mayGrant(Read read, Programme programme, UUID subjectId, Optional<UUID> district, LocalDate today) {
        return assessor.assess(read, programme.code(), List.of(Asking.asIfOn(subjectId, today)), district, today).stream()
                .anyMatch(outcome -> outcome.refusal() != null
                        || outcome.assessed().assessment().verdict() != Verdict.REFUSED);
    }

    List<CaseFile> listCases(Read read, List<LifeEvent> of) {
        return cases.listOfLifeEvents(read, of.stream().map(LifeEvent::id).toList());
    }

    private boolean nothingDecided(Tx tx, LifeEvent event, Programme programme) {
        return decisions.findStanding(tx, event.subjectId(), programme.code()).isEmpty();
    }

    private static Opening opening(
            LifeEvent event, Programme programme, LocalDate today, Optional<Map.Entry<String, String>> doubt) {
        return new Opening(
                programme.code(), event.subjectId(), CaseKind.FIRST, Channel.EVENT, Optional.empty(),
                Optional.of(event.id()), today, doubt);
    }

    /** The tenant's programmes for children that a module it runs has an automation for. */
    private List<Programme> programmes(Read read, LifeEventKind kind, LocalDate today) {
        List<HuiyuModule> acting = modules.listEnabled(read, today);
        return books.bookFor(read, today).listProgrammes().stream()
                .filter(programme -> programme.subject().equals("child"))
                .filter(programme -> acting.stream().anyMatch(module -> follows(module, kind, programme)))
                .toList();
    }

    private boolean follows(HuiyuModule module, LifeEventKind kind, Programme programme) {
        return module.automations().stream()
                .filter(automation -> automation.lifeEvent().equals(kind.code()))
                .anyMatch(automation -> modules.covers(module, automation, programme.family()));
    }
}
