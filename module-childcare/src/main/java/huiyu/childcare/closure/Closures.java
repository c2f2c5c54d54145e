package huiyu.childcare.closure;

import huiyu.childcare.closure.ClosureStore.Closure;
import huiyu.childcare.closure.ClosureStore.Prepaid;
import huiyu.childcare.enrolment.Enrolment;
import huiyu.childcare.enrolment.Enrolments;
import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.InstitutionFiles;
import huiyu.childcare.institution.Institutions;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.People;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Closes institutions in order: announced with a last day, complete once no child, fee or voucher is left behind. */
@Component("childcareClosures")
class Closures {

    private final ClosureStore store;
    private final Institutions institutions;
    private final InstitutionFiles files;
    private final Enrolments enrolments;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Closures(
            ClosureStore store, Institutions institutions, InstitutionFiles files, Enrolments enrolments, People people, Audit audit, Clock clock) {
        this.store = store;
        this.institutions = institutions;
        this.files = files;
        this.enrolments = enrolments;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** A closure and what is left to do. @param names of the children it is about */
    record Standing(
            Closure closure, List<ClosureStore.Stays> staying, List<Prepaid> unsettled, long vouchersFen, Map<UUID, String> names) {

        boolean nothingLeft() {
            return staying.isEmpty() && unsettled.isEmpty() && vouchersFen == 0;
        }
    }

    /** @throws ProblemException 404 {@code closure-not-found} */
    Standing get(Read read, Institution institution) {
        Closure closure = store.find(read, institution.id())
                .orElseThrow(() -> ProblemException.notFound("closure-not-found", Map.of("institution", institution.code())));
        List<ClosureStore.Stays> staying = store.listStaying(read, institution.id(), closure.lastDay());
        List<Prepaid> unsettled = store.listUnsettled(read, institution.id());
        Set<UUID> children = Stream.concat(staying.stream().map(ClosureStore.Stays::childId), unsettled.stream().map(Prepaid::childId))
                .collect(Collectors.toSet());
        return new Standing(
                closure, staying, unsettled, store.unsettledVouchersFen(read, institution.id()), people.findNames(read, children));
    }

    /**
     * Announced once; from the last day on the institution is not filed any more, so that what was granted for later is
     * decided anew and comes back.
     *
     * @throws ProblemException 422 for a day that has passed; 409 {@code closure-announced} with another last day
     */
    Standing announce(Tx tx, String code, LocalDate lastDay, String reason, Actor actor) {
        Institution institution = institutions.getLocked(tx, code, institutions.today());
        Institutions.requireOwn(institution, actor);
        Optional<Closure> before = store.find(tx, institution.id());
        if (before.filter(closure -> !closure.lastDay().equals(lastDay)).isPresent()) {
            throw ProblemException.conflict("closure-announced", Map.of("lastDay", before.get().lastDay()));
        }
        if (before.isEmpty()) {
            if (lastDay.isBefore(institutions.today())) {
                throw ProblemException.invalidField("lastDay", "not-before", Map.of("limit", institutions.today()));
            }
            store.insert(tx, institution.id(), new Closure(institutions.today(), lastDay, reason, Optional.empty()), actor.subject());
            files.changed(tx, List.of(institution.id()), actor);
            audit.record(tx, actor, "childcare-closure.announced", "childcare-institution", institution.id(), Map.of("lastDay", lastDay.toString()));
        }
        return get(tx, institution);
    }

    /** A child goes on at another institution, the same service in the same age group. */
    Enrolment place(Tx tx, UUID enrolmentId, String to, LocalDate from, Actor actor) {
        Enrolment enrolment = enrolments.getLocked(tx, enrolmentId);
        enrolments.end(tx, enrolmentId, from.minusDays(1), actor);
        return enrolments.enrol(
                tx,
                new Enrolment(null, to, enrolment.childId(), enrolment.service(), enrolment.ageGroup(), from, enrolment.validTo()),
                actor);
    }

    /** @throws ProblemException 409 {@code closure-open} naming what is left */
    Standing complete(Tx tx, String code, Actor actor) {
        Institution institution = institutions.getLocked(tx, code, institutions.today());
        Standing standing = get(tx, institution);
        if (standing.closure().completedOn().isPresent()) {
            return standing;
        }
        if (!standing.nothingLeft() || institutions.today().isBefore(standing.closure().lastDay())) {
            throw ProblemException.conflict("closure-open", Map.of(
                    "children", standing.staying().size(), "fees", standing.unsettled().size(), "voucherFen", standing.vouchersFen(),
                    "lastDay", standing.closure().lastDay()));
        }
        store.complete(tx, institution.id(), institutions.today(), actor.subject());
        audit.record(tx, actor, "childcare-closure.completed", "childcare-institution", institution.id(), Map.of());
        return get(tx, institution);
    }

    UUID recordPrepaid(Tx tx, String code, UUID childId, long fen, LocalDate paidOn, Actor actor) {
        Institution institution = institutions.getVisible(tx, code, institutions.today(), actor);
        if (people.findRoots(tx, List.of(childId)).isEmpty()) {
            throw ProblemException.invalidField("childId", "unknown-child", Map.of());
        }
        if (paidOn.isAfter(institutions.today())) {
            throw ProblemException.invalidField("paidOn", "date-in-future", Map.of());
        }
        return store.insertPrepaid(tx, institution.id(), childId, fen, paidOn, actor.subject(), clock.instant());
    }

    /** @throws ProblemException 404 {@code prepaid-fee-not-found}; 409 {@code prepaid-fee-settled}; 422 for more used than was paid */
    Prepaid settle(Tx tx, String code, UUID id, long usedFen, String how, Actor actor) {
        Institution institution = institutions.getVisible(tx, code, institutions.today(), actor);
        Prepaid fee = store.findLocked(tx, id)
                .filter(found -> found.institutionId().equals(institution.id()))
                .orElseThrow(() -> ProblemException.notFound("prepaid-fee-not-found", Map.of("fee", id)));
        if (usedFen > fee.paidFen()) {
            throw ProblemException.invalidField("usedFen", "more-than-paid", Map.of("paidFen", fee.paidFen()));
        }
        if (fee.settledOn().isEmpty()) {
            store.settle(tx, id, usedFen, how, institutions.today(), actor.subject());
            audit.record(tx, actor, "prepaid-fee.settled", "person", fee.childId(), Map.of("how", how, "leftFen", fee.paidFen() - usedFen));
        } else if (fee.usedFen() != usedFen || !fee.how().equals(Optional.of(how))) {
            throw ProblemException.conflict("prepaid-fee-settled", Map.of("on", fee.settledOn().get()));
        }
        return store.findLocked(tx, id).orElseThrow();
    }
}
