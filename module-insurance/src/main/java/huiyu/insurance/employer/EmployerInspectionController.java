package huiyu.insurance.employer;

import huiyu.api.insurance.EmployerInspectionsApi;
import huiyu.api.insurance.model.EmployerBreach;
import huiyu.api.insurance.model.EmployerInspectionPage;
import huiyu.api.insurance.model.EmployerMending;
import huiyu.api.insurance.model.NewEmployerInspection;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import huiyu.insurance.employer.EmployerInspection.Breach;
import huiyu.insurance.employer.EmployerInspection.Mending;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EmployerInspectionController implements EmployerInspectionsApi {

    private final EmployerInspections inspections;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;

    EmployerInspectionController(
            EmployerInspections inspections, TenantTransaction transactions, CurrentActor currentActor, Idempotency idempotency) {
        this.inspections = inspections;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.EmployerInspection> recordEmployerInspection(
            String creditCode, String idempotencyKey, NewEmployerInspection body) {
        Actor actor = currentActor.get();
        List<Breach> breaches = body.getBreaches().stream().map(each -> Breach.valueOf(each.name())).toList();
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "recordEmployerInspection " + creditCode, body, huiyu.api.insurance.model.EmployerInspection.class,
                () -> answer(inspections.record(
                        tx, creditCode, body.getInspectedOn(), body.getAuthority(), breaches, body.getSays(), Optional.ofNullable(body.getMendBy()), actor)))));
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.EmployerInspection> mendEmployerInspection(UUID inspectionId, EmployerMending body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(transactions.run(
                actor.tenantId(), tx -> inspections.mend(tx, inspectionId, new Mending(body.getMendedOn(), body.getHow()), actor))));
    }

    @Override
    public ResponseEntity<List<huiyu.api.insurance.model.EmployerInspection>> listInspectionsOfEmployer(String creditCode) {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> inspections.listOf(read, creditCode)).stream()
                .map(EmployerInspectionController::answer)
                .toList());
    }

    @Override
    public ResponseEntity<EmployerInspectionPage> listOpenEmployerInspections(Boolean overdue, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        Optional<UUID> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1).id(0));
        List<EmployerInspection> found = transactions.read(
                currentActor.get().tenantId(), read -> inspections.listOpen(read, Boolean.TRUE.equals(overdue), after, most + 1));
        EmployerInspectionPage page = new EmployerInspectionPage(
                found.stream().limit(most).map(EmployerInspectionController::answer).toList());
        if (found.size() > most) {
            page.nextCursor(Cursor.after(found.get(most - 1).id()).encode());
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.EmployerConduct> getEmployerConduct(String creditCode, Integer year) {
        EmployerConduct conduct = transactions.read(currentActor.get().tenantId(), read -> inspections.conduct(read, creditCode, year));
        return ResponseEntity.ok(new huiyu.api.insurance.model.EmployerConduct(
                        conduct.year(), conduct.inspections(), conduct.breaches(), conduct.open(), conduct.wagesDeclared(), conduct.openQuestions())
                .leaveImplemented(conduct.isLeaveImplemented().orElse(null)));
    }

    private static huiyu.api.insurance.model.EmployerInspection answer(EmployerInspection inspection) {
        return new huiyu.api.insurance.model.EmployerInspection()
                .id(inspection.id())
                .creditCode(inspection.creditCode())
                .employer(inspection.employer())
                .inspectedOn(inspection.inspectedOn())
                .authority(inspection.authority())
                .breaches(inspection.breaches().stream().map(each -> EmployerBreach.valueOf(each.name())).toList())
                .says(inspection.says())
                .mendBy(inspection.mendBy().orElse(null))
                .mendedOn(inspection.mended().map(Mending::on).orElse(null))
                .mendedHow(inspection.mended().map(Mending::how).orElse(null));
    }
}
