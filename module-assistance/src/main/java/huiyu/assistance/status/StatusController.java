package huiyu.assistance.status;

import huiyu.api.assistance.AssistanceStatusesApi;
import huiyu.api.assistance.model.NewPersonStatus;
import huiyu.api.assistance.model.PersonStatus;
import huiyu.api.assistance.model.PersonStatusPage;
import huiyu.api.assistance.model.StatusImport;
import huiyu.api.assistance.model.StatusKindWords;
import huiyu.assistance.status.Statuses.Word;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.Identifiers;
import huiyu.core.party.People;
import huiyu.core.settlement.HeldStatus;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatusController implements AssistanceStatusesApi {

    private final StatusKindStore kinds;
    private final Statuses statuses;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final People people;
    private final Clock clock;

    StatusController(
            StatusKindStore kinds, Statuses statuses, TenantTransaction transactions, CurrentActor currentActor, People people,
            Clock clock) {
        this.kinds = kinds;
        this.statuses = statuses;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<List<huiyu.api.assistance.model.StatusKind>> listStatusKinds() {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), kinds::list).stream()
                .map(StatusController::kind)
                .toList());
    }

    @Override
    public ResponseEntity<huiyu.api.assistance.model.StatusKind> putStatusKind(String code, StatusKindWords body) {
        Actor actor = currentActor.get();
        StatusKind kind = new StatusKind(code, body.getNameZh(), body.getNameEn(), body.getSource());
        transactions.execute(actor.tenantId(), tx -> kinds.put(tx, kind, actor.subject(), clock.instant()));
        return ResponseEntity.ok(kind(kind));
    }

    @Override
    public ResponseEntity<PersonStatusPage> listStatuses(UUID personId, String status, String cursor, Integer limit) {
        if ((personId == null) == (status == null)) {
            throw ProblemException.invalidField("personId", "person-or-status", Map.of());
        }
        int tenantId = currentActor.get().tenantId();
        if (personId != null) {
            return ResponseEntity.ok(transactions.read(tenantId, read -> page(read, statuses.listOf(read, personId))));
        }
        int most = Cursor.limit(limit);
        return ResponseEntity.ok(transactions.read(tenantId, read -> {
            List<HeldStatus> found =
                    statuses.listHolders(read, status, Optional.ofNullable(Cursor.decodeId(cursor)), most + 1);
            PersonStatusPage page = page(read, found.subList(0, Math.min(most, found.size())));
            return found.size() > most ? page.nextCursor(Cursor.after(found.get(most - 1).personId()).encode()) : page;
        }));
    }

    @Override
    public ResponseEntity<PersonStatusPage> recordStatus(NewPersonStatus body) {
        Actor actor = currentActor.get();
        Word word = new Word(
                "",
                Identifiers.of("person.number", body.getPerson().getKind().getValue(), body.getPerson().getNumber()),
                body.getName(),
                body.getStatus(),
                body.getFrom(),
                Optional.ofNullable(body.getTo()),
                Optional.ofNullable(body.getReference()));
        return ResponseEntity.ok(transactions.run(actor.tenantId(), tx -> {
            statuses.record(tx, List.of(word), actor);
            return page(tx, statuses.listOf(tx, statuses.personOf(tx, word)));
        }));
    }

    @Override
    public ResponseEntity<StatusImport> importStatuses(String reference, Resource body) {
        Actor actor = currentActor.get();
        List<Word> words = StatusList.read(bytes(body), reference);
        int changed = transactions.run(actor.tenantId(), tx -> statuses.record(tx, words, actor));
        return ResponseEntity.ok(new StatusImport(words.size(), changed));
    }

    private PersonStatusPage page(Read read, List<HeldStatus> statuses) {
        Map<UUID, String> names = people.findMaskedNames(read, statuses.stream().map(HeldStatus::personId).toList());
        return new PersonStatusPage(statuses.stream()
                .map(held -> new PersonStatus(held.personId(), held.status(), held.validFrom(), held.source())
                        .personName(names.get(held.personId()))
                        .to(held.validTo().orElse(null))
                        .reference(held.reference().orElse(null)))
                .toList());
    }

    private static huiyu.api.assistance.model.StatusKind kind(StatusKind kind) {
        return new huiyu.api.assistance.model.StatusKind()
                .code(kind.code())
                .nameZh(kind.nameZh())
                .nameEn(kind.nameEn())
                .source(kind.source());
    }

    private static byte[] bytes(Resource body) {
        try {
            return body.getContentAsByteArray();
        } catch (IOException cutOff) {
            throw ProblemException.malformed("list-unreadable", Map.of());
        }
    }
}
