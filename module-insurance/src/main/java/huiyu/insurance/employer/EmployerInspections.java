package huiyu.insurance.employer;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import huiyu.insurance.employer.EmployerInspection.Breach;
import huiyu.insurance.employer.EmployerInspection.Mending;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Inspections of employers: what was found, by when it is to be mended, and that it was. */
@Component
class EmployerInspections {

    private final EmployerInspectionStore store;
    private final Employers employers;
    private final WageQuestions questions;
    private final Audit audit;
    private final Clock clock;

    EmployerInspections(EmployerInspectionStore store, Employers employers, WageQuestions questions, Audit audit, Clock clock) {
        this.store = store;
        this.employers = employers;
        this.questions = questions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 422 naming the field: a day to come, a deadline missing, without a breach, or before the inspection */
    EmployerInspection record(
            Tx tx, String creditCode, LocalDate on, String authority, List<Breach> breaches, String says, Optional<LocalDate> mendBy, Actor actor) {
        requirePast("inspectedOn", on);
        if (breaches.isEmpty() == mendBy.isPresent()) {
            throw ProblemException.invalidField("mendBy", breaches.isEmpty() ? "only-with-breach" : "needed-with-breach", Map.of());
        }
        mendBy.filter(last -> last.isBefore(on)).ifPresent(before -> {
            throw ProblemException.invalidField("mendBy", "not-before", Map.of("limit", on));
        });
        Employer employer = employers.get(tx, "creditCode", creditCode);
        var inspection = new EmployerInspection(
                Ids.next(), employer.creditCode(), employer.name(), on, authority, breaches.stream().distinct().toList(), says, mendBy, Optional.empty());
        store.insert(tx, employer.id(), inspection, actor.subject(), clock.instant());
        audit.record(tx, actor, "employer.inspected", "employer", employer.id(), Map.of("inspectedOn", on.toString(), "breaches", breaches.size()));
        return inspection;
    }

    /**
     * The same mending again changes nothing.
     *
     * @throws ProblemException 404 {@code employer-inspection-not-found}; 409 {@code no-breach-to-mend}, {@code
     *     already-mended}; 422 for a day to come or before the inspection
     */
    EmployerInspection mend(Tx tx, UUID id, Mending mending, Actor actor) {
        requirePast("mendedOn", mending.on());
        EmployerInspection found = store.findLocked(tx, id)
                .orElseThrow(() -> ProblemException.notFound("employer-inspection-not-found", Map.of("inspectionId", id)));
        if (found.mended().equals(Optional.of(mending))) {
            return found;
        }
        if (!found.isOpen()) {
            throw ProblemException.conflict(found.breaches().isEmpty() ? "no-breach-to-mend" : "already-mended", Map.of());
        }
        if (mending.on().isBefore(found.inspectedOn())) {
            throw ProblemException.invalidField("mendedOn", "not-before", Map.of("limit", found.inspectedOn()));
        }
        store.setMended(tx, id, mending, actor.subject());
        audit.record(tx, actor, "employer.mended", "employer-inspection", id, Map.of("mendedOn", mending.on().toString()));
        return store.findLocked(tx, id).orElseThrow();
    }

    List<EmployerInspection> listOf(Read read, String creditCode) {
        return store.listOf(read, employers.get(read, "creditCode", creditCode).id());
    }

    List<EmployerInspection> listOpen(Read read, boolean overdue, Optional<UUID> after, int limit) {
        return store.listOpen(read, overdue ? Optional.of(LocalDate.now(clock)) : Optional.empty(), after, limit);
    }

    EmployerConduct conduct(Read read, String creditCode, int year) {
        Employer employer = employers.get(read, "creditCode", creditCode);
        return EmployerConduct.of(year, employer, store.listOf(read, employer.id()), questions.listOf(read, employer));
    }

    private void requirePast(String field, LocalDate day) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw ProblemException.invalidField(field, "not-in-future", Map.of());
        }
    }
}
