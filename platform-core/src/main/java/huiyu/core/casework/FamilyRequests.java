package huiyu.core.casework;

import huiyu.api.cases.model.Answers;
import huiyu.api.cases.model.Application;
import huiyu.core.casework.Cases.Opening;
import huiyu.core.db.Tx;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.party.Families;
import huiyu.core.party.Origin;
import huiyu.core.party.People;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a family asks: by itself in an app, or through a clerk at the counter. */
@Component
class FamilyRequests {

    private final Cases cases;
    private final CaseSearch search;
    private final CaseStore store;
    private final CaseAccess access;
    private final FactStatements facts;
    private final Decisions decisions;
    private final Families families;
    private final People people;
    private final PolicyBooks books;
    private final ProgrammeModules modules;
    private final Clock clock;

    FamilyRequests(
            Cases cases,
            CaseSearch search,
            CaseStore store,
            CaseAccess access,
            FactStatements facts,
            Decisions decisions,
            Families families,
            People people,
            PolicyBooks books,
            ProgrammeModules modules,
            Clock clock) {
        this.cases = cases;
        this.search = search;
        this.store = store;
        this.access = access;
        this.facts = facts;
        this.decisions = decisions;
        this.families = families;
        this.people = people;
        this.books = books;
        this.modules = modules;
        this.clock = clock;
    }

    /** A first application, or a renewal where a decision stands. */
    CaseFile apply(Tx tx, Application application, Actor actor) {
        access.requireChild(tx, application.getSubjectId(), actor);
        requireModule(tx, application);
        UUID child = people.getRoot(tx, application.getSubjectId());
        LocalDate appliedOn = appliedOn(application, actor);
        facts.record(tx, child, CaseAnswers.statements(application.getFacts()), origin(actor));
        boolean again = decisions.findStanding(tx, child, application.getProgramme()).isPresent();
        return cases.open(
                tx,
                new Opening(
                        application.getProgramme(), child, again ? CaseKind.RENEWAL : CaseKind.FIRST, channel(actor),
                        applicant(tx, child, application, actor), Optional.empty(), appliedOn, Optional.empty()),
                actor);
    }

    /** Only what a family asks for: what was decided is looked after even when no more is taken in. */
    private void requireModule(Tx tx, Application application) {
        LocalDate today = LocalDate.now(clock);
        books.bookFor(tx, today)
                .findProgramme(application.getProgramme())
                .ifPresent(programme -> modules.requireEnabled(tx, programme.code(), programme.family(), today));
    }

    private LocalDate appliedOn(Application application, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        if (application.getAppliedOn() == null || CaseAccess.isGuardian(actor)) {
            return today;
        }
        if (application.getAppliedOn().isAfter(today)) {
            throw ProblemException.invalidField("appliedOn", "date-in-future", Map.of());
        }
        return application.getAppliedOn();
    }

    private Optional<UUID> applicant(Tx tx, UUID child, Application application, Actor actor) {
        Optional<UUID> named = CaseAccess.isGuardian(actor)
                ? actor.personId()
                : Optional.ofNullable(application.getApplicantId());
        Optional<UUID> applicant = named.map(person -> people.getRoot(tx, person));
        if (applicant.isPresent() && !families.roles(tx, child).containsKey(applicant.get())) {
            throw ProblemException.invalidField("applicantId", "no-guardian-of-child", Map.of());
        }
        return applicant;
    }

    CaseFile answer(Tx tx, UUID caseId, Answers answers, Actor actor) {
        CaseFile file = search.getVisible(tx, caseId, actor);
        if (file.isClosed()) {
            throw ProblemException.conflict("case-closed", Map.of());
        }
        facts.record(tx, file.subjectId(), CaseAnswers.statements(answers.getFacts()), origin(actor));
        return cases.lookAgain(tx, store.lock(tx, caseId));
    }

    CaseFile withdraw(Tx tx, UUID caseId, String reason, Actor actor) {
        search.getVisible(tx, caseId, actor);
        return cases.withdraw(tx, caseId, reason, actor);
    }

    CaseFile resubmit(Tx tx, UUID caseId, String reason, Actor actor) {
        search.getVisible(tx, caseId, actor);
        return cases.resubmit(tx, caseId, reason, actor);
    }

    private static Channel channel(Actor actor) {
        if (CaseAccess.isGuardian(actor)) {
            return Channel.APP;
        }
        return actor.roles().contains(Role.INTEGRATOR) ? Channel.INTEGRATOR : Channel.COUNTER;
    }

    private static Origin origin(Actor actor) {
        return Origin.of(CaseAccess.isGuardian(actor) ? "declared" : "staff", actor.subject());
    }
}
