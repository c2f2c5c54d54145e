package huiyu.insurance.care;

import huiyu.api.insurance.CareEnrolmentsApi;
import huiyu.api.insurance.model.CareWithdrawal;
import huiyu.api.insurance.model.NewCareEnrolment;
import huiyu.api.insurance.model.PersonNumber;
import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.job.Outbox;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.Identifier;
import huiyu.core.party.Identifiers;
import huiyu.core.party.Origin;
import huiyu.core.party.People;
import huiyu.core.web.Idempotency;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CareEnrolmentController implements CareEnrolmentsApi {

    private final CareEnrolmentStore store;
    private final People people;
    private final Outbox outbox;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    CareEnrolmentController(
            CareEnrolmentStore store,
            People people,
            Outbox outbox,
            Audit audit,
            Idempotency idempotency,
            TenantTransaction transactions,
            CurrentActor currentActor,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.CareEnrolment> enrolForCare(String idempotencyKey, NewCareEnrolment body) {
        Actor actor = currentActor.get();
        if (body.getPaidOn().isAfter(LocalDate.now(clock))) {
            throw ProblemException.invalidField("paidOn", "date-in-future", Map.of());
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "enrolForCare", body, huiyu.api.insurance.model.CareEnrolment.class,
                () -> answer(enrol(tx, body, actor)))));
    }

    private CareEnrolment enrol(Tx tx, NewCareEnrolment body, Actor actor) {
        Optional<UUID> grandchild = Optional.ofNullable(body.getGrandchild())
                .map(number -> people.findByIdentifier(tx, identifier("grandchild.number", number))
                        .orElseThrow(() -> ProblemException.invalidField("grandchild.number", "person-not-found", Map.of())));
        UUID person = people.registerPerson(
                tx,
                new Member(Optional.of(body.getName()), List.of(identifier("person.number", body.getPerson())), Optional.empty(), List.of()),
                Optional.empty(),
                Origin.of("staff", actor.subject()));
        CareEnrolment made = new CareEnrolment(
                Ids.next(), person, grandchild, body.getInsuredYear(), body.getPaidOn(), body.getPremiumFen(), false);
        if (!store.insert(tx, made, actor.subject(), clock.instant())) {
            throw ProblemException.conflict("care-enrolment-exists", Map.of("year", made.insuredYear()));
        }
        announce(tx, made, actor);
        audit.record(tx, actor, "care-enrolment.made", "person", person, Map.of("year", made.insuredYear()));
        return made;
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.CareEnrolment> withdrawCareEnrolment(UUID enrolmentId, CareWithdrawal body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(transactions.run(actor.tenantId(), tx -> withdraw(tx, enrolmentId, body.getReason(), actor))));
    }

    /** Again changes nothing. */
    private CareEnrolment withdraw(Tx tx, UUID id, String reason, Actor actor) {
        CareEnrolment there = store.find(tx, id)
                .orElseThrow(() -> ProblemException.notFound("enrolment-not-found", Map.of()));
        if (store.withdraw(tx, id, clock.instant())) {
            announce(tx, there, actor);
            audit.recordWithReason(
                    tx, actor, "care-enrolment.withdrawn", "person", there.personId(), reason, Map.of("year", there.insuredYear()));
        }
        return store.find(tx, id).orElseThrow();
    }

    private void announce(Tx tx, CareEnrolment changed, Actor actor) {
        changed.grandchildId().ifPresent(child -> outbox.publish(tx, CarePremiumAutomation.CHANGED, child, actor.subject()));
    }

    @Override
    public ResponseEntity<List<huiyu.api.insurance.model.CareEnrolment>> listCareEnrolments(UUID personId) {
        return ResponseEntity.ok(transactions.read(
                        currentActor.get().tenantId(), read -> store.list(read, people.getRoot(read, personId))).stream()
                .map(CareEnrolmentController::answer)
                .toList());
    }

    private static Identifier identifier(String field, PersonNumber number) {
        return Identifiers.of(field, number.getKind().getValue(), number.getNumber());
    }

    private static huiyu.api.insurance.model.CareEnrolment answer(CareEnrolment made) {
        return new huiyu.api.insurance.model.CareEnrolment(
                        made.id(), made.personId(), made.insuredYear(), made.paidOn(), made.premiumFen())
                .grandchildId(made.grandchildId().orElse(null))
                .withdrawn(made.withdrawn());
    }
}
