package huiyu.childcare.institution;

import huiyu.childcare.institution.Institution.Capacity;
import huiyu.childcare.institution.Institution.Details;
import huiyu.childcare.institution.Institution.Price;
import huiyu.childcare.institution.Institution.Type;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.staff.StaffDirectory;
import huiyu.core.web.ProblemException;
import huiyu.kernel.identifier.CreditCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The register of childcare institutions. */
@Component("childcareInstitutions")
public class Institutions {

    private final InstitutionStore store;
    private final InstitutionFiles files;
    private final StaffDirectory staff;
    private final Audit audit;
    private final Clock clock;

    Institutions(InstitutionStore store, InstitutionFiles files, StaffDirectory staff, Audit audit, Clock clock) {
        this.store = store;
        this.files = files;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @throws ProblemException 404 {@code childcare-institution-not-found} */
    public Institution get(Read read, String code, LocalDate on) {
        return store.find(read, code, on)
                .orElseThrow(() -> ProblemException.notFound("childcare-institution-not-found", Map.of("institution", code)));
    }

    /** Locked until the transaction ends, so that what depends on its places is decided one after the other. */
    public Institution getLocked(Tx tx, String code, LocalDate on) {
        store.lock(tx, get(tx, code, on).id());
        return get(tx, code, on);
    }

    /**
     * An institution's own system acts for itself only.
     *
     * @throws ProblemException 403 {@code not-own-institution}
     */
    public static void requireOwn(Institution institution, Actor actor) {
        if (actsForItself(actor) && !institution.isRunBy(actor.subject())) {
            throw ProblemException.forbidden("not-own-institution", Map.of("institution", institution.code()));
        }
    }

    /**
     * As {@link #get}, for whoever may see this one.
     *
     * @throws ProblemException 403 {@code not-own-institution}
     */
    public Institution getVisible(Read read, String code, LocalDate on, Actor actor) {
        Institution institution = get(read, code, on);
        requireOwn(institution, actor);
        return institution;
    }

    /** Whether somebody is an institution's own system or works for one, and is not staff of the city. */
    public static boolean actsForItself(Actor actor) {
        return Set.of(Role.INTEGRATOR, Role.INSTITUTION_STAFF).containsAll(actor.roles());
    }

    /** @throws ProblemException 422 {@code unknown-staff} for who cannot sign in here */
    void putUser(Tx tx, String code, UUID staffId, LocalDate from, Optional<LocalDate> to, Actor actor) {
        Institution institution = getLocked(tx, code, today());
        String subject = staff.findSubject(tx, staffId).orElseThrow(() -> ProblemException.invalidField("staffId", "unknown-staff", Map.of()));
        if (to.filter(last -> last.isBefore(from)).isPresent()) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", from));
        }
        store.putUser(tx, institution.id(), subject, from, to, actor.subject());
        audit.record(tx, actor, "childcare-institution.user", "childcare-institution", institution.id(), Map.of("staff", staffId.toString()));
    }

    /** Of those files that are institutions, over time. */
    public List<Standing> listStandings(Read read, Collection<UUID> organisationIds) {
        return store.listStandings(read, organisationIds);
    }

    List<Institution> list(Read read, String after, int limit, LocalDate on, Actor actor) {
        return store.list(read, actsForItself(actor) ? Optional.of(actor.subject()) : Optional.empty(), after, limit, on);
    }

    List<Type> listTypes(Read read) {
        return store.listTypes(read);
    }

    Type putType(Tx tx, Type type) {
        store.putType(tx, type);
        return type;
    }

    Institution put(Tx tx, String code, Details details, Actor actor) {
        CreditCode.parse(details.operator().creditCode()).orElseThrow(flaw -> ProblemException.invalidField(
                "operatorCreditCode", "credit-code-" + flaw.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-'), Map.of()));
        if (store.listTypes(tx).stream().noneMatch(type -> type.code().equals(details.type()))) {
            throw ProblemException.invalidField("type", "unknown-institution-type", Map.of("type", details.type()));
        }
        store.put(tx, code, details, actor.subject(), clock.instant());
        Institution institution = get(tx, code, today());
        files.changed(tx, List.of(institution.id()), actor);
        audit.record(tx, actor, "childcare-institution.registered", "childcare-institution", institution.id(), Map.of("code", code));
        return institution;
    }

    /** @throws ProblemException 409 {@code offer-exists} for other places from the same day; 422 before the last change */
    Institution putCapacity(Tx tx, String code, Capacity capacity, Actor actor) {
        Institution institution = getLocked(tx, code, capacity.validFrom());
        requireOwn(institution, actor);
        List<Capacity> known = store.listCapacities(tx, institution.id(), capacity.ageGroup());
        Optional<Capacity> same = known.stream().filter(each -> each.validFrom().equals(capacity.validFrom())).findFirst();
        if (same.isPresent()) {
            requireSame(same.get().saysTheSame(capacity), capacity.validFrom());
            return institution;
        }
        requireLast(known.stream().anyMatch(each -> each.validFrom().isAfter(capacity.validFrom())));
        store.insertCapacity(tx, institution.id(), capacity);
        audit.record(tx, actor, "childcare-institution.capacity", "childcare-institution", institution.id(), Map.of(
                "ageGroup", capacity.ageGroup(), "places", capacity.places(), "validFrom", capacity.validFrom().toString()));
        files.offerChanged(tx, institution.id(), actor);
        return get(tx, code, capacity.validFrom());
    }

    Institution putPrice(Tx tx, String code, Price price, Actor actor) {
        Institution institution = getLocked(tx, code, price.validFrom());
        requireOwn(institution, actor);
        List<Price> known = store.listPrices(tx, institution.id(), price.service());
        Optional<Price> same = known.stream().filter(each -> each.validFrom().equals(price.validFrom())).findFirst();
        if (same.isPresent()) {
            requireSame(same.get().monthlyFen() == price.monthlyFen(), price.validFrom());
            return institution;
        }
        requireLast(known.stream().anyMatch(each -> each.validFrom().isAfter(price.validFrom())));
        store.insertPrice(tx, institution.id(), price);
        audit.record(tx, actor, "childcare-institution.price", "childcare-institution", institution.id(), Map.of(
                "service", price.service(), "monthlyFen", price.monthlyFen(), "validFrom", price.validFrom().toString()));
        files.changed(tx, List.of(institution.id()), actor);
        return get(tx, code, price.validFrom());
    }

    private static void requireSame(boolean same, LocalDate day) {
        if (!same) {
            throw ProblemException.conflict("offer-exists", Map.of("validFrom", day));
        }
    }

    private static void requireLast(boolean laterOne) {
        if (laterOne) {
            throw ProblemException.invalidField("validFrom", "after-last-change", Map.of());
        }
    }
}
