package huiyu.childcare.enrolment;

import huiyu.api.childcare.ChildcareEnrolmentsApi;
import huiyu.api.childcare.model.ChildcareEnrolment;
import huiyu.api.childcare.model.ChildcareEnrolmentPage;
import huiyu.api.childcare.model.EnrolmentEnd;
import huiyu.api.childcare.model.NewChildcareEnrolment;
import huiyu.api.childcare.model.Occupancy;
import huiyu.api.childcare.model.Service;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.Identifier;
import huiyu.core.party.Identifiers;
import huiyu.core.party.People;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("childcareEnrolmentController")
class EnrolmentController implements ChildcareEnrolmentsApi {

    private final Enrolments enrolments;
    private final EnrolmentStore store;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;
    private final People people;

    EnrolmentController(
            Enrolments enrolments, EnrolmentStore store, TenantTransaction transactions, CurrentActor currentActor, Idempotency idempotency,
            People people) {
        this.enrolments = enrolments;
        this.store = store;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
        this.people = people;
    }

    @Override
    public ResponseEntity<ChildcareEnrolment> enrolChild(String idempotencyKey, NewChildcareEnrolment body) {
        Actor actor = currentActor.get();
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "enrolChild", body, ChildcareEnrolment.class,
                () -> answer(enrolments.enrol(tx, wanted(body, enrolments.getChild(tx, childId(body), number(body))), actor)))));
    }

    private static Optional<UUID> childId(NewChildcareEnrolment body) {
        return Optional.ofNullable(body.getChildId());
    }

    private static Optional<Identifier> number(NewChildcareEnrolment body) {
        return Optional.ofNullable(body.getChild()).map(child -> Identifiers.of("child.number", child.getKind().getValue(), child.getNumber()));
    }

    private static Enrolment wanted(NewChildcareEnrolment body, UUID child) {
        return new Enrolment(
                null, body.getInstitution(), child, body.getService().getValue(), body.getAgeGroup(), body.getValidFrom(),
                Optional.ofNullable(body.getValidTo()));
    }

    @Override
    public ResponseEntity<ChildcareEnrolment> endEnrolment(UUID enrolmentId, EnrolmentEnd body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(
                transactions.run(actor.tenantId(), tx -> enrolments.end(tx, enrolmentId, body.getLastDay(), actor))));
    }

    @Override
    public ResponseEntity<ChildcareEnrolmentPage> listEnrolments(String code, LocalDate on, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        Optional<UUID> after = cursor == null ? Optional.empty() : Optional.of(UUID.fromString(Cursor.decode(cursor, 1).lastKey().getFirst()));
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> {
            List<Enrolment> found = enrolments.list(read, code, day(on), after, most + 1, actor);
            Map<UUID, String> names = people.findNames(read, found.stream().map(Enrolment::childId).collect(Collectors.toSet()));
            ChildcareEnrolmentPage page = new ChildcareEnrolmentPage(found.stream()
                    .limit(most)
                    .map(enrolment -> answer(enrolment).childName(names.get(enrolment.childId())))
                    .toList());
            return found.size() > most ? page.nextCursor(Cursor.after(found.get(most - 1).id().toString()).encode()) : page;
        }));
    }

    @Override
    public ResponseEntity<List<Occupancy>> getOccupancy(String by, LocalDate on) {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> store.occupancy(read, by, day(on))).stream()
                .map(each -> new Occupancy(each.key(), each.places(), each.children()))
                .toList());
    }

    private LocalDate day(LocalDate on) {
        return on == null ? enrolments.today() : on;
    }

    private static ChildcareEnrolment answer(Enrolment enrolment) {
        return new ChildcareEnrolment(
                        enrolment.id(), enrolment.institution(), enrolment.childId(), Service.fromValue(enrolment.service()),
                        enrolment.ageGroup(), enrolment.validFrom())
                .validTo(enrolment.validTo().orElse(null));
    }
}
