package huiyu.insurance.enrolment;

import huiyu.api.insurance.PrenatalRegistrationsApi;
import huiyu.api.insurance.model.NewPrenatalRegistration;
import huiyu.api.insurance.model.PrenatalRegistration;
import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.Identifiers;
import huiyu.core.party.Origin;
import huiyu.core.party.People;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PrenatalController implements PrenatalRegistrationsApi {

    /** No pregnancy lasts longer; who names a later day has written a wrong one. */
    private static final int LONGEST_WEEKS = 45;

    private final PregnancyStore store;
    private final People people;
    private final Audit audit;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    PrenatalController(
            PregnancyStore store,
            People people,
            Audit audit,
            TenantTransaction transactions,
            CurrentActor currentActor,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<PrenatalRegistration> registerPregnancy(NewPrenatalRegistration body) {
        Actor actor = currentActor.get();
        if (body.getRegisteredOn().isAfter(LocalDate.now(clock))) {
            throw ProblemException.invalidField("registeredOn", "date-in-future", Map.of());
        }
        if (!body.getExpectedOn().isAfter(body.getRegisteredOn())
                || body.getExpectedOn().isAfter(body.getRegisteredOn().plusWeeks(LONGEST_WEEKS))) {
            throw ProblemException.invalidField("expectedOn", "within-pregnancy", Map.of("weeks", LONGEST_WEEKS));
        }
        return ResponseEntity.ok(transactions.run(actor.tenantId(), tx -> register(tx, body, actor)));
    }

    private PrenatalRegistration register(Tx tx, NewPrenatalRegistration body, Actor actor) {
        UUID person = people.registerPerson(
                tx,
                new Member(
                        Optional.of(body.getName()),
                        List.of(Identifiers.of("person.number", body.getPerson().getKind().getValue(), body.getPerson().getNumber())),
                        Optional.empty(),
                        List.of()),
                Optional.empty(),
                Origin.of("health", actor.subject()));
        Pregnancy pregnancy = new Pregnancy(
                Ids.next(), person, body.getRegisteredOn(), body.getExpectedOn(), Optional.ofNullable(body.getInstitution()),
                Optional.empty());
        if (store.open(tx, pregnancy, actor.subject(), clock.instant())) {
            audit.record(tx, actor, "pregnancy.registered", "person", person, Map.of("pregnancy", pregnancy.id()));
        }
        return store.list(tx, person).stream()
                .filter(open -> open.endedOn().isEmpty())
                .findFirst()
                .map(PrenatalController::answer)
                .orElseThrow();
    }

    @Override
    public ResponseEntity<List<PrenatalRegistration>> listPrenatalRegistrations(UUID personId) {
        return ResponseEntity.ok(transactions.read(
                        currentActor.get().tenantId(), read -> store.list(read, people.getRoot(read, personId))).stream()
                .map(PrenatalController::answer)
                .toList());
    }

    private static PrenatalRegistration answer(Pregnancy pregnancy) {
        return new PrenatalRegistration(
                        pregnancy.id(), pregnancy.personId(), pregnancy.registeredOn(), pregnancy.expectedOn())
                .institution(pregnancy.institution().orElse(null))
                .endedOn(pregnancy.endedOn().orElse(null));
    }
}
