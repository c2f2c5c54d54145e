package huiyu.core.party;

import huiyu.api.people.PeopleApi;
import huiyu.api.people.model.Contact;
import huiyu.api.people.model.HouseholdChange;
import huiyu.api.people.model.Merge;
import huiyu.api.people.model.MergeRecordPage;
import huiyu.api.people.model.MergeRequest;
import huiyu.api.people.model.NewRelative;
import huiyu.api.people.model.PersonPage;
import huiyu.api.people.model.PersonRegistration;
import huiyu.api.people.model.PersonSearch;
import huiyu.api.people.model.Reason;
import huiyu.api.people.model.RegisteredFamily;
import huiyu.api.people.model.RelativeRemoval;
import huiyu.api.people.model.Unmasked;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PeopleController implements PeopleApi {

    private final CurrentActor current;
    private final TenantTransaction transactions;
    private final PeopleFlow flow;
    private final PersonFiles files;
    private final Unmasking unmasking;

    PeopleController(
            CurrentActor current,
            TenantTransaction transactions,
            PeopleFlow flow,
            PersonFiles files,
            Unmasking unmasking) {
        this.current = current;
        this.transactions = transactions;
        this.flow = flow;
        this.files = files;
        this.unmasking = unmasking;
    }

    @Override
    public ResponseEntity<RegisteredFamily> registerFamily(huiyu.api.people.model.FamilyRegistration body) {
        Actor actor = current.get();
        Origin origin = Origin.of(body.getSource().getValue(), actor.subject());
        return ResponseEntity.ok(PeopleModels.registered(flow.registerFamily(actor, PeopleModels.family(body), origin)));
    }

    @Override
    public ResponseEntity<huiyu.api.people.model.PersonFile> registerPerson(PersonRegistration body) {
        Actor actor = current.get();
        return file(flow.registerPerson(actor, PeopleModels.member("person", body), Origin.of("staff", actor.subject())));
    }

    @Override
    public ResponseEntity<PersonPage> searchPeople(PersonSearch body, String cursor, Integer limit) {
        Actor actor = current.get();
        if ((body.getIdentifier() == null) == (body.getName() == null)) {
            throw ProblemException.invalidField("identifier", "number-or-name", Map.of());
        }
        PersonFile.Page page = body.getIdentifier() != null
                ? byNumber(actor, PeopleModels.identifier("identifier", body.getIdentifier()))
                : byName(actor, body, cursor, Cursor.limit(limit));
        return ResponseEntity.ok(PeopleModels.page(page));
    }

    private PersonFile.Page byNumber(Actor actor, Identifier identifier) {
        return transactions.read(actor.tenantId(), read -> files.findByNumber(read, actor, identifier));
    }

    private PersonFile.Page byName(Actor actor, PersonSearch body, String cursor, int limit) {
        // The cursor holds the id of a row, not the name that stands in it.
        UUID after = cursor == null ? null : Cursor.decode(cursor, 1).lastKey().stream().map(PeopleModels::uuid).findFirst().orElseThrow();
        boolean infix = body.getMatch() == PersonSearch.MatchEnum.INFIX;
        return transactions.read(
                actor.tenantId(), read -> files.findByName(read, actor, body.getName(), infix, after, limit));
    }

    @Override
    public ResponseEntity<huiyu.api.people.model.PersonFile> getPerson(UUID personId) {
        return file(flow.open(current.get(), personId));
    }

    @Override
    public ResponseEntity<huiyu.api.people.model.PersonFile> addIdentifier(
            UUID personId, huiyu.api.people.model.Identifier body) {
        Actor actor = current.get();
        return file(flow.addIdentifier(
                actor, personId, PeopleModels.identifier("number", body), Origin.of("staff", actor.subject())));
    }

    @Override
    public ResponseEntity<huiyu.api.people.model.PersonFile> changeContact(UUID personId, Contact body) {
        Actor actor = current.get();
        return file(flow.changeContact(
                actor,
                personId,
                Optional.ofNullable(body.getName()),
                Optional.ofNullable(body.getPhone()),
                Origin.of(body.getSource().getValue(), actor.subject())));
    }

    @Override
    public ResponseEntity<huiyu.api.people.model.PersonFile> addRelative(UUID personId, NewRelative body) {
        Actor actor = current.get();
        return file(flow.addRelative(
                actor,
                personId,
                body.getRelativeId(),
                Kin.ofStored(body.getKin().getValue()),
                Origin.of(body.getSource().getValue(), actor.subject())));
    }

    @Override
    public ResponseEntity<huiyu.api.people.model.PersonFile> removeRelative(
            UUID personId, UUID relativeId, RelativeRemoval body) {
        return file(flow.removeRelative(
                current.get(), personId, relativeId, Kin.ofStored(body.getKin().getValue()), body.getReason()));
    }

    @Override
    public ResponseEntity<huiyu.api.people.model.PersonFile> changeHousehold(UUID personId, HouseholdChange body) {
        Actor actor = current.get();
        return file(flow.changeHousehold(
                actor,
                personId,
                Optional.ofNullable(body.getWithPersonId()),
                body.getFrom(),
                Origin.of(body.getSource().getValue(), actor.subject())));
    }

    @Override
    public ResponseEntity<Unmasked> unmask(UUID personId, huiyu.api.people.model.Unmasking body) {
        Actor actor = current.get();
        List<String> values = transactions.run(
                actor.tenantId(),
                tx -> unmasking.unmask(tx, actor, personId, body.getField().getValue(), body.getReason()));
        return ResponseEntity.ok(new Unmasked().values(values));
    }

    @Override
    public ResponseEntity<MergeRecordPage> listMerges(String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        List<MergeStore.MergeEntry> found =
                flow.listMerges(current.get(), Optional.ofNullable(Cursor.decodeId(cursor)), most + 1);
        MergeRecordPage page = new MergeRecordPage().items(found.stream().limit(most).map(PeopleModels::mergeRecord).toList());
        return ResponseEntity.ok(
                found.size() > most ? page.nextCursor(Cursor.after(found.get(most - 1).merge().id()).encode()) : page);
    }

    @Override
    public ResponseEntity<Merge> mergePeople(MergeRequest body) {
        return ResponseEntity.ok(PeopleModels.merge(
                flow.merge(current.get(), body.getPersonId(), body.getOtherId(), body.getReason()), false));
    }

    @Override
    public ResponseEntity<Merge> undoMerge(UUID mergeId, Reason body) {
        return ResponseEntity.ok(PeopleModels.merge(flow.undoMerge(current.get(), mergeId, body.getReason()), true));
    }

    private static ResponseEntity<huiyu.api.people.model.PersonFile> file(PersonFile file) {
        return ResponseEntity.ok(PeopleModels.file(file));
    }
}
