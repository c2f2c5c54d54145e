package huiyu.core.casedesk;

import huiyu.api.cases.model.Application;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseKind;
import huiyu.core.casework.Cases;
import huiyu.core.casework.Cases.Opening;
import huiyu.core.casework.Channel;
import huiyu.core.db.Tx;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.party.People;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes applications in: from a family in an app, from a clerk at the counter, from another system. */
@Component
class ApplicationIntake {

    private final ApplicationCheck check;
    private final CaseAccess access;
    private final People people;
    private final FamilyStatements statements;
    private final Decisions decisions;
    private final Cases cases;

    ApplicationIntake(
            ApplicationCheck check,
            CaseAccess access,
            People people,
            FamilyStatements statements,
            Decisions decisions,
            Cases cases) {
        this.check = check;
        this.access = access;
        this.people = people;
        this.statements = statements;
        this.decisions = decisions;
        this.cases = cases;
    }

    /** A first application, or a renewal where a decision stands. */
    CaseFile apply(Tx tx, Application application, Actor actor) {
        access.requireChild(tx, application.getSubjectId(), actor);
        check.requireModule(tx, application);
        UUID subject = people.getRoot(tx, application.getSubjectId());
        LocalDate appliedOn = check.appliedOn(application, actor);
        Optional<UUID> applicant = check.findApplicant(tx, subject, application, actor);
        statements.record(tx, subject, application.getFacts(), actor);
        boolean again = decisions.findStanding(tx, subject, application.getProgramme()).isPresent();
        return cases.open(
                tx,
                new Opening(
                        application.getProgramme(), subject, again ? CaseKind.RENEWAL : CaseKind.FIRST, channel(actor),
                        applicant, Optional.empty(), appliedOn, Optional.empty()),
                actor);
    }

    private static Channel channel(Actor actor) {
        if (CaseAccess.isGuardian(actor)) {
            return Channel.APP;
        }
        return actor.roles().contains(Role.INTEGRATOR) ? Channel.INTEGRATOR : Channel.COUNTER;
    }
}
