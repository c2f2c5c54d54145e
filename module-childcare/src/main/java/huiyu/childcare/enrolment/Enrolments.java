package huiyu.childcare.enrolment;

import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.Institution.Capacity;
import huiyu.childcare.institution.InstitutionFiles;
import huiyu.childcare.institution.Institutions;
import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.Identifier;
import huiyu.core.party.People;
import huiyu.core.party.PersonFacts;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.fact.Facts;
import huiyu.policy.setting.ParameterReads;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Enrols children where there is a place, never twice at once for one service. */
@Component("childcareEnrolments")
public class Enrolments {

    private static final String BELOW_AGE = "childcare.enrolment.below_age";

    private final EnrolmentStore store;
    private final Institutions institutions;
    private final InstitutionFiles files;
    private final PersonFacts people;
    private final People everybody;
    private final PolicyBooks books;
    private final Audit audit;
    private final Clock clock;

    Enrolments(EnrolmentStore store, Institutions institutions, InstitutionFiles files, PersonFacts people, People everybody, PolicyBooks books, Audit audit,
            Clock clock) {
        this.store = store;
        this.institutions = institutions;
        this.files = files;
        this.people = people;
        this.everybody = everybody;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 409 {@code child-already-enrolled}, {@code no-place-free}; 422 for a child or an age group that is not there */
    public Enrolment enrol(Tx tx, Enrolment wanted, Actor actor) {
        if (wanted.validTo().filter(last -> last.isBefore(wanted.validFrom())).isPresent()) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", wanted.validFrom()));
        }
        Institution institution = institutions.getLocked(tx, wanted.institution(), wanted.validFrom());
        Institutions.requireOwn(institution, actor);
        institution.closedOn().filter(last -> wanted.validFrom().isAfter(last)).ifPresent(last -> {
            throw ProblemException.conflict("institution-closing", Map.of("institution", institution.code(), "lastDay", last));
        });
        requireChild(tx, wanted);
        store.lockChild(tx, wanted.childId());
        store.listOverlapping(tx, wanted.childId(), wanted.service(), wanted.validFrom(), wanted.validTo()).stream().findFirst().ifPresent(other -> {
            throw ProblemException.conflict("child-already-enrolled", Map.of(
                    "institution", other.institution(), "service", other.service(), "validFrom", other.validFrom()));
        });
        Capacity capacity = institution.capacities().stream()
                .filter(each -> each.ageGroup().equals(wanted.ageGroup()))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidField("ageGroup", "no-such-places", Map.of("ageGroup", wanted.ageGroup())));
        if (store.peak(tx, institution.id(), wanted.ageGroup(), wanted.validFrom(), wanted.validTo()) >= capacity.places()) {
            throw ProblemException.conflict("no-place-free", Map.of("ageGroup", wanted.ageGroup(), "places", capacity.places()));
        }
        Enrolment enrolment = new Enrolment(
                Ids.next(), wanted.institution(), wanted.childId(), wanted.service(), wanted.ageGroup(), wanted.validFrom(), wanted.validTo());
        store.insert(tx, institution.id(), enrolment, actor.subject(), clock.instant());
        files.offerChanged(tx, institution.id(), actor);
        audit.record(tx, actor, "childcare-enrolment.made", "person", wanted.childId(), Map.of("institution", wanted.institution()));
        return enrolment;
    }

    /** By the platform's id, or by a number the child is registered under. @throws ProblemException 422 {@code unknown-child} */
    UUID getChild(Read read, Optional<UUID> id, Optional<Identifier> number) {
        return id.or(() -> number.flatMap(known -> everybody.findByIdentifier(read, known)))
                .orElseThrow(() -> ProblemException.invalidField(number.isPresent() ? "child.number" : "childId", number.isPresent() ? "unknown-child" : "required", Map.of()));
    }

    /** Born by the first day, and not too old where the city's policy says what that is; then the day of birth must be known. */
    private void requireChild(Read read, Enrolment wanted) {
        Facts facts = people.gather(read, List.of(wanted.childId())).get(wanted.childId());
        if (facts == null) {
            throw ProblemException.invalidField("childId", "unknown-child", Map.of());
        }
        Optional<LocalDate> birth = facts.findDate("child.birth_date");
        birth.filter(wanted.validFrom()::isBefore).ifPresent(day -> {
            throw ProblemException.invalidField("validFrom", "not-before", Map.of("limit", day));
        });
        new ParameterReads(books.bookFor(read, wanted.validFrom()).parameters(), wanted.validFrom()).findWhole(BELOW_AGE).ifPresent(age -> {
            LocalDate born = birth.orElseThrow(() -> ProblemException.invalidField("childId", "birth-date-unknown", Map.of()));
            if (!wanted.validFrom().isBefore(born.plusYears(age))) {
                throw ProblemException.invalidField("childId", "too-old", Map.of("age", age));
            }
        });
    }

    /** @throws ProblemException 404 {@code childcare-enrolment-not-found} */
    public Enrolment getLocked(Tx tx, UUID id) {
        return store.findLocked(tx, id).orElseThrow(() -> ProblemException.notFound("childcare-enrolment-not-found", Map.of("enrolment", id)));
    }

    /** @throws ProblemException 404; 422 before its first day; 409 {@code enrolment-ended} if it ended earlier already */
    public Enrolment end(Tx tx, UUID id, LocalDate lastDay, Actor actor) {
        Enrolment enrolment = getLocked(tx, id);
        Institution institution = institutions.getVisible(tx, enrolment.institution(), lastDay, actor);
        if (lastDay.isBefore(enrolment.validFrom())) {
            throw ProblemException.invalidField("lastDay", "not-before", Map.of("limit", enrolment.validFrom()));
        }
        if (enrolment.validTo().filter(lastDay::isAfter).isPresent()) {
            throw ProblemException.conflict("enrolment-ended", Map.of("lastDay", enrolment.validTo().get()));
        }
        store.end(tx, id, lastDay);
        files.offerChanged(tx, institution.id(), actor);
        audit.record(tx, actor, "childcare-enrolment.ended", "person", enrolment.childId(), Map.of("lastDay", lastDay.toString()));
        return store.findLocked(tx, id).orElseThrow();
    }

    List<Enrolment> list(Read read, String code, LocalDate on, Optional<UUID> after, int limit, Actor actor) {
        return store.list(read, institutions.getVisible(read, code, on, actor).id(), on, after, limit);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
