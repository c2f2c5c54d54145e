package huiyu.childcare.institution;

import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.definition.Values;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Staff of institutions: who works there, and what has run out. */
@Component("childcareStaff")
class Staff {

    private static final String CHECK_MONTHS = "childcare.health.staff_check_months";

    private final StaffStore store;
    private final Institutions institutions;
    private final PolicyBooks books;
    private final Audit audit;
    private final Clock clock;

    Staff(StaffStore store, Institutions institutions, PolicyBooks books, Audit audit, Clock clock) {
        this.store = store;
        this.institutions = institutions;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    record Member(
            UUID id, String name, String position, String qualification, Optional<LocalDate> qualifiedUntil,
            LocalDate healthCheckedOn, LocalDate validFrom, Optional<LocalDate> validTo) {}

    /** @param expired {@code qualification}, {@code health-check}, {@code training} */
    record Checked(Member member, List<String> expired) {}

    /** @param validUntil empty: it does not run out */
    record Training(String course, int hours, LocalDate completedOn, Optional<LocalDate> validUntil) {}

    List<Checked> list(Read read, String code, LocalDate on, Actor actor) {
        Institution institution = institutions.getVisible(read, code, on, actor);
        List<Member> members = store.list(read, institution.id(), on);
        Set<UUID> untrained = store.listTrainingExpired(read, institution.id(), on);
        return members.stream().map(member -> checked(read, member, on, untrained.contains(member.id()))).toList();
    }

    /** @throws ProblemException 404 {@code staff-member-not-found}; 422 for a day to come */
    void train(Tx tx, UUID staffId, Training training, Actor actor) {
        String code = store.findInstitution(tx, staffId)
                .orElseThrow(() -> ProblemException.notFound("staff-member-not-found", Map.of("staff", staffId)));
        institutions.getVisible(tx, code, institutions.today(), actor);
        if (training.completedOn().isAfter(institutions.today())) {
            throw ProblemException.invalidField("completedOn", "date-in-future", Map.of());
        }
        if (training.validUntil().filter(training.completedOn()::isAfter).isPresent()) {
            throw ProblemException.invalidField("validUntil", "not-before", Map.of("limit", training.completedOn()));
        }
        store.insertTraining(tx, staffId, training, actor.subject(), clock.instant());
        audit.record(tx, actor, "childcare-staff.trained", "childcare-staff", staffId, Map.of("hours", training.hours()));
    }

    Checked add(Tx tx, String code, Member member, Actor actor) {
        Institution institution = institutions.get(tx, code, member.validFrom());
        Institutions.requireOwn(institution, actor);
        if (member.validTo().filter(last -> last.isBefore(member.validFrom())).isPresent()) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", member.validFrom()));
        }
        if (member.healthCheckedOn().isAfter(institutions.today())) {
            throw ProblemException.invalidField("healthCheckedOn", "date-in-future", Map.of());
        }
        Member stored = store.insert(tx, institution.id(), member);
        audit.record(tx, actor, "childcare-staff.added", "childcare-staff", stored.id(), Map.of("institution", code));
        return checked(tx, stored, institutions.today(), false);
    }

    private Checked checked(Read read, Member member, LocalDate on, boolean untrained) {
        int months = Values.whole(books.bookFor(read, on).parameters().getOn(CHECK_MONTHS, on).raw(), CHECK_MONTHS);
        List<String> expired = new ArrayList<>();
        if (member.qualifiedUntil().filter(on::isAfter).isPresent()) {
            expired.add("qualification");
        }
        if (on.isAfter(member.healthCheckedOn().plusMonths(months))) {
            expired.add("health-check");
        }
        if (untrained) {
            expired.add("training");
        }
        return new Checked(member, expired);
    }
}
