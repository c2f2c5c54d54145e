package huiyu.core.casedesk;

import huiyu.api.cases.model.Application;
import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.party.Families;
import huiyu.core.party.People;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether an application may be taken in, and what of it counts: the day, and who applies. */
@Component
class ApplicationCheck {

    private final Families families;
    private final People people;
    private final PolicyBooks books;
    private final ProgrammeModules modules;
    private final Clock clock;

    ApplicationCheck(Families families, People people, PolicyBooks books, ProgrammeModules modules, Clock clock) {
        this.families = families;
        this.people = people;
        this.books = books;
        this.modules = modules;
        this.clock = clock;
    }

    /**
     * Only what a family asks for: what was decided is looked after even when no more is taken in.
     *
     * @throws ProblemException 404 {@code module-not-enabled}
     */
    void requireModule(Read read, Application application) {
        LocalDate today = LocalDate.now(clock);
        books.bookFor(read, today)
                .findProgramme(application.getProgramme())
                .ifPresent(programme -> modules.requireEnabled(read, programme.code(), programme.family(), today));
    }

    /** The day on the paper as staff say it; a family's own application counts from today. */
    LocalDate appliedOn(Application application, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        if (application.getAppliedOn() == null || CaseAccess.isGuardian(actor)) {
            return today;
        }
        if (application.getAppliedOn().isAfter(today)) {
            throw ProblemException.invalidField("appliedOn", "date-in-future", Map.of());
        }
        return application.getAppliedOn();
    }

    /** The guardian who asks, as the file is read today; the subject may ask for itself. */
    Optional<UUID> findApplicant(Read read, UUID subjectId, Application application, Actor actor) {
        Optional<UUID> named = CaseAccess.isGuardian(actor)
                ? actor.personId()
                : Optional.ofNullable(application.getApplicantId());
        Optional<UUID> applicant =
                named.flatMap(person -> Optional.ofNullable(people.findRoots(read, List.of(person)).get(person)));
        boolean related = applicant
                .filter(person -> person.equals(subjectId) || families.roles(read, subjectId).containsKey(person))
                .isPresent();
        if (named.isPresent() && !related) {
            throw ProblemException.invalidField("applicantId", "no-guardian-of-child", Map.of());
        }
        return applicant;
    }
}
