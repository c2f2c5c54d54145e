package huiyu.insurance.settlement;

import huiyu.api.insurance.CrossRegionApi;
import huiyu.api.insurance.model.ClearingEntry;
import huiyu.api.insurance.model.ClearingPage;
import huiyu.api.insurance.model.CrossRegionFiling;
import huiyu.api.insurance.model.NewCrossRegionFiling;
import huiyu.core.db.Ids;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.People;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CrossRegionController implements CrossRegionApi {

    private final CrossRegionStore store;
    private final People people;
    private final Idempotency idempotency;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    CrossRegionController(
            CrossRegionStore store,
            People people,
            Idempotency idempotency,
            TenantTransaction transactions,
            CurrentActor currentActor,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<CrossRegionFiling> fileCrossRegion(String idempotencyKey, NewCrossRegionFiling body) {
        Actor actor = currentActor.get();
        if (body.getValidTo() != null && body.getValidTo().isBefore(body.getValidFrom())) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", body.getValidFrom()));
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "fileCrossRegion", body, CrossRegionFiling.class, () -> file(tx, body, actor))));
    }

    private CrossRegionFiling file(Tx tx, NewCrossRegionFiling body, Actor actor) {
        UUID person = people.findByIdentifier(tx, BillReading.person(body.getPerson()))
                .orElseThrow(() -> ProblemException.notFound("person-not-found", Map.of()));
        CrossRegionStore.Filing filing = new CrossRegionStore.Filing(
                Ids.next(), person, body.getDivisionCode(), body.getPurpose(), body.getValidFrom(),
                Optional.ofNullable(body.getValidTo()));
        store.insert(tx, filing, actor.subject(), clock.instant());
        return answer(filing);
    }

    @Override
    public ResponseEntity<List<CrossRegionFiling>> listCrossRegionFilings(UUID personId) {
        return ResponseEntity.ok(transactions.read(
                        currentActor.get().tenantId(), read -> store.listFilings(read, people.getRoot(read, personId)))
                .stream()
                .map(CrossRegionController::answer)
                .toList());
    }

    @Override
    public ResponseEntity<ClearingPage> listClearing(String direction, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        List<CrossRegionStore.Entry> found = transactions.read(
                currentActor.get().tenantId(),
                read -> store.listClearing(read, direction, Optional.ofNullable(Cursor.decodeId(cursor)), most + 1));
        ClearingPage page = new ClearingPage(found.stream()
                .limit(most)
                .map(entry -> new ClearingEntry(
                        entry.id(), entry.divisionCode(), entry.institution(), entry.number(), entry.fundFen(),
                        entry.bookedAt().atOffset(ZoneOffset.UTC)))
                .toList());
        if (found.size() > most) {
            page.nextCursor(Cursor.after(found.get(most - 1).id()).encode());
        }
        return ResponseEntity.ok(page);
    }

    private static CrossRegionFiling answer(CrossRegionStore.Filing filing) {
        return new CrossRegionFiling(
                        filing.id(), filing.personId(), filing.divisionCode(), filing.purpose(), filing.validFrom())
                .validTo(filing.validTo().orElse(null));
    }
}
