package huiyu.childcare.inspection;

import huiyu.childcare.inspection.InspectionStore.Inspection;
import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.Institutions;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.PolicyBook;
import huiyu.policy.definition.Values;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Inspections by several departments at once; what they find has a deadline and is mended before it is accepted. */
@Component("childcareInspections")
class Inspections {

    private static final String MEND_DAYS = "childcare.finding.mend_days";

    private final InspectionStore store;
    private final Institutions institutions;
    private final PolicyBooks books;
    private final Audit audit;
    private final Clock clock;

    Inspections(InspectionStore store, Institutions institutions, PolicyBooks books, Audit audit, Clock clock) {
        this.store = store;
        this.institutions = institutions;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    record Found(String department, String severity, String says) {}

    /** @throws ProblemException 422 for a day to come, a draw that is not there, a department that did not take part */
    Inspection record(
            Tx tx, String code, LocalDate on, List<String> departments, List<String> inspectors, Optional<UUID> drawId, List<Found> found, Actor actor) {
        Institution institution = institutions.get(tx, code, on);
        if (on.isAfter(institutions.today())) {
            throw ProblemException.invalidField("inspectedOn", "date-in-future", Map.of());
        }
        if (drawId.isPresent() && !store.isDrawn(tx, drawId.get())) {
            throw ProblemException.invalidField("drawId", "unknown-draw", Map.of());
        }
        found.stream().filter(each -> !departments.contains(each.department())).findFirst().ifPresent(other -> {
            throw ProblemException.invalidField("findings", "department-not-there", Map.of("department", other.department()));
        });
        PolicyBook book = books.bookFor(tx, on);
        List<Finding> findings = found.stream()
                .map(each -> new Finding(
                        InspectionStore.newId(), code, each.department(), each.severity(), each.says(), mendBy(book, on, each.severity()),
                        Optional.empty(), Optional.empty(), Optional.empty()))
                .toList();
        Inspection inspection = new Inspection(InspectionStore.newId(), on, departments, inspectors, drawId, findings);
        store.insert(tx, institution.id(), inspection, actor.subject(), clock.instant());
        audit.record(tx, actor, "childcare-inspection.recorded", "childcare-institution", institution.id(), Map.of("findings", findings.size()));
        return inspection;
    }

    private static LocalDate mendBy(PolicyBook book, LocalDate on, String severity) {
        Object days = Values.map(book.parameters().getOn(MEND_DAYS, on).raw(), MEND_DAYS).get(severity);
        return book.calendar().workingDayAfter(on, Values.whole(days, MEND_DAYS));
    }

    List<Inspection> list(Read read, String code, Actor actor) {
        return store.list(read, institutions.getVisible(read, code, institutions.today(), actor).id());
    }

    /** The institution says what it did. @throws ProblemException 404; 409 {@code finding-accepted} */
    Finding mend(Tx tx, UUID id, LocalDate on, String how, Actor actor) {
        Finding finding = getLocked(tx, id);
        institutions.getVisible(tx, finding.institution(), institutions.today(), actor);
        if (finding.acceptedOn().isPresent()) {
            throw ProblemException.conflict("finding-accepted", Map.of("on", finding.acceptedOn().get()));
        }
        if (on.isAfter(institutions.today())) {
            throw ProblemException.invalidField("mendedOn", "date-in-future", Map.of());
        }
        store.setMended(tx, id, on, how, actor.subject());
        audit.record(tx, actor, "childcare-finding.mended", "childcare-finding", id, Map.of());
        return getLocked(tx, id);
    }

    /** Accepted, or not: then it waits to be mended again, its deadline unchanged. @throws ProblemException 409 {@code finding-not-mended} */
    Finding judge(Tx tx, UUID id, boolean accepted, Actor actor) {
        Finding finding = getLocked(tx, id);
        if (finding.acceptedOn().isPresent() && accepted) {
            return finding;
        }
        if (finding.mendedOn().isEmpty() || finding.acceptedOn().isPresent()) {
            throw ProblemException.conflict(finding.acceptedOn().isPresent() ? "finding-accepted" : "finding-not-mended", Map.of("on", String.valueOf(finding.acceptedOn().orElse(null))));
        }
        if (accepted) {
            store.accept(tx, id, institutions.today(), actor.subject());
        } else {
            store.setMended(tx, id, null, null, null);
        }
        audit.record(tx, actor, accepted ? "childcare-finding.accepted" : "childcare-finding.sent-back", "childcare-finding", id, Map.of());
        return getLocked(tx, id);
    }

    private Finding getLocked(Tx tx, UUID id) {
        return store.findLocked(tx, id).orElseThrow(() -> ProblemException.notFound("finding-not-found", Map.of("finding", id)));
    }
}
