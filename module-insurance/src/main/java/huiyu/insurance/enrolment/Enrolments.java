package huiyu.insurance.enrolment;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.party.FactValue;
import huiyu.core.party.FamilyRegistration;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.FamilyRegistration.Relative;
import huiyu.core.party.Identifier;
import huiyu.core.party.Kin;
import huiyu.core.party.Origin;
import huiyu.core.party.People;
import huiyu.core.settlement.EnrolmentMade;
import huiyu.core.web.ProblemException;
import huiyu.insurance.employer.Employer;
import huiyu.insurance.employer.Employers;
import huiyu.policy.enrolment.EnrolmentRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Enrols people and ends their cover. A newborn is enrolled by its birth certificate in its guardian's name; when its
 * file gets an identity number, or is merged into one that has, the enrolment is found by both.
 */
@Component
public class Enrolments {

    private final EnrolmentStore store;
    private final Employers employers;
    private final People people;
    private final CoverReckoning cover;
    private final ContributionCheck contributions;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Enrolments(
            EnrolmentStore store,
            Employers employers,
            People people,
            CoverReckoning cover,
            ContributionCheck contributions,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.cover = cover;
        this.contributions = contributions;
        this.outbox = outbox;
        this.store = store;
        this.employers = employers;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param rule what the tenant's rules look at, where the plan states no cover
     * @param plan what is asked; ids of person and guardian are found here
     */
    record Wish(
            Identifier person, String name, Optional<LocalDate> birthDate, Optional<Identifier> guardian,
            Optional<String> guardianName, Optional<String> employer, EnrolmentRequest rule, Enrolment plan) {

        Wish with(Enrolment checked) {
            return new Wish(person, name, birthDate, guardian, guardianName, employer, rule, checked);
        }
    }

    /** @throws ProblemException 422 naming the field, a share below its floor too; 409 {@code enrolment-overlaps} */
    Enrolment enrol(Tx tx, Wish asked, Actor actor) {
        Wish wish = asked.with(contributions.checked(tx, asked.plan()));
        Optional<Employer> employer = wish.employer().map(code -> employers.get(tx, "employer", code));
        Files files = register(tx, wish, actor);
        store.lock(tx, files.person());
        Enrolment plan = wish.plan().coverFrom() != null ? wish.plan() : cover.reckon(tx, wish.plan(), wish.rule(), files.person());
        boolean overlaps = store.list(tx, store.fileOf(tx, files.person())).stream()
                .filter(other -> !other.superseded())
                .anyMatch(other -> overlap(other, plan));
        if (overlaps) {
            throw ProblemException.conflict("enrolment-overlaps", Map.of("from", plan.coverFrom()));
        }
        Enrolment made = new Enrolment(
                Ids.next(), files.person(), plan.kind(), plan.insuredYear(), wish.employer(), files.guardian(), plan.paidOn(),
                plan.individualFen(), plan.fiscalFen(), plan.subsidyFen(), plan.waitingMonths(), plan.coverFrom(), plan.coverTo(),
                plan.basis(), false);
        store.insert(tx, made, employer.map(Employer::id), actor.subject(), clock.instant());
        outbox.publish(tx, EnrolmentMade.KIND, files.person(), actor.subject());
        audit.record(tx, actor, "enrolment.made", "person", files.person(), Map.of(
                "kind", made.kind(), "year", made.insuredYear(), "coverFrom", made.coverFrom().toString()));
        return made;
    }

    private record Files(UUID person, Optional<UUID> guardian) {}

    private Files register(Tx tx, Wish wish, Actor actor) {
        Origin origin = Origin.of("staff", actor.subject());
        List<FactValue> facts = new ArrayList<>();
        wish.birthDate().ifPresent(born -> facts.add(FactValue.always("birth_date", born.toString())));
        Member member = new Member(Optional.of(wish.name()), List.of(wish.person()), Optional.empty(), facts);
        if (wish.guardian().isEmpty()) {
            return new Files(people.registerPerson(tx, member, Optional.empty(), origin), Optional.empty());
        }
        Member guardian = new Member(wish.guardianName(), List.of(wish.guardian().get()), Optional.empty(), List.of());
        var registered = people.registerFamily(
                tx, new FamilyRegistration(member, List.of(new Relative(Kin.GUARDIAN, guardian)), List.of(), Optional.empty()), origin);
        return new Files(registered.childId(), Optional.of(registered.relatives().getFirst().personId()));
    }

    /** Ends the cover; the enrolment as it was stays as a superseded one. */
    Enrolment end(Tx tx, UUID id, LocalDate lastDay, String reason, Actor actor) {
        Enrolment there = get(tx, id);
        store.lock(tx, people.getRoot(tx, there.personId()));
        Enrolment before = get(tx, id);
        if (before.superseded()) {
            throw ProblemException.conflict("enrolment-superseded", Map.of());
        }
        if (lastDay.isBefore(before.coverFrom()) || before.coverTo().filter(lastDay::isAfter).isPresent()) {
            throw ProblemException.invalidField("lastDay", "within-cover", Map.of());
        }
        Enrolment ended = new Enrolment(
                Ids.next(), before.personId(), before.kind(), before.insuredYear(), before.employer(), before.guardianId(),
                before.paidOn(), before.individualFen(), before.fiscalFen(), before.subsidyFen(), before.waitingMonths(),
                before.coverFrom(), Optional.of(lastDay), before.basis(), false);
        store.supersede(tx, id, ended.id(), clock.instant());
        store.insert(tx, ended, store.findEmployer(tx, id), actor.subject(), clock.instant());
        audit.recordWithReason(tx, actor, "enrolment.ended", "person", before.personId(), reason, Map.of("lastDay", lastDay.toString()));
        return ended;
    }

    private Enrolment get(Read read, UUID id) {
        return store.find(read, id).orElseThrow(() -> ProblemException.notFound("enrolment-not-found", Map.of()));
    }

    /** The first that stands, of a person ever enrolled here. */
    public Optional<FirstPremium> findFirst(Read read, UUID rootId) {
        return Optional.ofNullable(store.listFirst(read, List.of(rootId)).get(rootId));
    }

    /** As {@link #findFirst}, for many. */
    public Map<UUID, FirstPremium> listFirst(Read read, Collection<UUID> rootIds) {
        return store.listFirst(read, rootIds);
    }

    /** @param fen what the person bore of the individual share */
    public record FirstPremium(String kind, LocalDate paidOn, long fen) {}

    List<Enrolment> list(Read read, UUID personId) {
        return store.list(read, store.fileOf(read, people.getRoot(read, personId)));
    }

    /** The enrolment that covers somebody on a day; empty when none does, or nobody knows the number. */
    Optional<Enrolment> findCover(Read read, Identifier person, LocalDate day) {
        return people.findByIdentifier(read, person).flatMap(id -> list(read, id).stream()
                .filter(enrolment -> enrolment.coversOn(day))
                .findFirst());
    }

    private static boolean overlap(Enrolment one, Enrolment other) {
        return !one.coverFrom().isAfter(other.coverTo().orElse(LocalDate.MAX))
                && !other.coverFrom().isAfter(one.coverTo().orElse(LocalDate.MAX));
    }
}
