package huiyu.core.party;

import huiyu.api.people.FactsApi;
import huiyu.api.people.model.FactPage;
import huiyu.api.people.model.FactStatement;
import huiyu.api.people.model.Recorded;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FactsController implements FactsApi {

    private final CurrentActor current;
    private final TenantTransaction transactions;
    private final PersonFiles files;
    private final PeopleFlow flow;
    private final FactRecorder recorder;
    private final FactTree tree;

    FactsController(
            CurrentActor current,
            TenantTransaction transactions,
            PersonFiles files,
            PeopleFlow flow,
            FactRecorder recorder,
            FactTree tree) {
        this.current = current;
        this.transactions = transactions;
        this.files = files;
        this.flow = flow;
        this.recorder = recorder;
        this.tree = tree;
    }

    @Override
    public ResponseEntity<FactPage> listFacts(UUID personId, String attribute, String cursor, Integer limit) {
        Actor actor = current.get();
        int size = Cursor.limit(limit);
        UUID before = cursor == null ? null : PeopleModels.uuid(Cursor.decode(cursor, 1).lastKey().getFirst());
        List<FactHistoryStore.FactEntry> entries =
                flow.openHistory(actor, personId, attribute == null ? "" : attribute, before, size);
        return ResponseEntity.ok(new FactPage()
                .items(entries.stream().map(this::entry).toList())
                .nextCursor(entries.size() < size ? null : Cursor.after(entries.getLast().id()).encode()));
    }

    private huiyu.api.people.model.FactHistoryEntry entry(FactHistoryStore.FactEntry entry) {
        StoredFact fact = entry.fact();
        String name = (entry.ofFamily() ? FactVocabulary.FAMILY : "")
                + fact.attribute()
                + (fact.item().isEmpty() ? "" : "." + fact.item());
        return new huiyu.api.people.model.FactHistoryEntry()
                .id(entry.id())
                .attribute(name)
                .value(tree.read(fact.value()))
                .validFrom(fact.validFrom())
                .validTo(fact.validTo())
                .source(entry.source())
                .reference(entry.reference())
                .recordedAt(entry.recordedAt())
                .recordedBy(entry.recordedBy())
                .supersededAt(entry.supersededAt());
    }

    @Override
    public ResponseEntity<Recorded> recordFacts(UUID personId, FactStatement body) {
        Actor actor = current.get();
        Origin origin = new Origin(
                body.getSource().getValue(), Optional.ofNullable(body.getReference()), actor.subject());
        int recorded = transactions.run(actor.tenantId(), tx -> recorder.record(
                tx, files.getRoot(tx, actor, personId), PeopleModels.facts(body.getFacts()), origin));
        return ResponseEntity.ok(new Recorded().recorded(recorded));
    }
}
