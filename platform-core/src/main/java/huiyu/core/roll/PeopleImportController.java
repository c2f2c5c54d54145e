package huiyu.core.roll;

import huiyu.api.people.PeopleImportsApi;
import huiyu.api.people.model.PeopleImport;
import huiyu.api.people.model.PeopleImportError;
import huiyu.api.people.model.PeopleImportErrorPage;
import huiyu.api.people.model.PeopleImportStop;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.sheet.SheetError;
import huiyu.core.sheet.SheetImport;
import huiyu.core.sheet.SheetImports;
import huiyu.core.sheet.SheetTemplate;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import huiyu.core.web.ProblemException;
import huiyu.core.web.ProblemTexts;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PeopleImportController implements PeopleImportsApi {

    private final PeopleSheet sheet;
    private final SheetImports imports;
    private final ProblemTexts texts;
    private final TenantTransaction transactions;
    private final CurrentActor current;
    private final Idempotency idempotency;

    PeopleImportController(
            PeopleSheet sheet, SheetImports imports, ProblemTexts texts, TenantTransaction transactions, CurrentActor current, Idempotency idempotency) {
        this.sheet = sheet;
        this.imports = imports;
        this.texts = texts;
        this.transactions = transactions;
        this.current = current;
        this.idempotency = idempotency;
    }

    @Override
    public ResponseEntity<PeopleImport> importPeople(String idempotencyKey, Resource body, Boolean dryRun) {
        Actor actor = current.get();
        byte[] file = bytes(body);
        boolean trial = Boolean.TRUE.equals(dryRun);
        Map<String, Object> asked = Map.of("dryRun", trial, "file", Arrays.hashCode(file), "size", file.length);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "importPeople", asked, PeopleImport.class, () -> answer(sheet.begin(tx, file, trial, actor)))));
    }

    @Override
    public ResponseEntity<PeopleImport> getPeopleImport(UUID importId) {
        return ResponseEntity.ok(answer(transactions.read(current.get().tenantId(), read -> imports.get(read, sheet, importId))));
    }

    @Override
    public ResponseEntity<PeopleImportErrorPage> listPeopleImportErrors(UUID importId, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        int after = cursor == null ? 0 : Cursor.decode(cursor, 1).number(0);
        List<SheetError> found = transactions.read(
                current.get().tenantId(), read -> imports.listErrors(read, sheet, importId, after, most + 1));
        PeopleImportErrorPage page = new PeopleImportErrorPage(found.stream().limit(most).map(this::error).toList());
        return ResponseEntity.ok(
                found.size() > most ? page.nextCursor(Cursor.after(String.valueOf(found.get(most - 1).number())).encode()) : page);
    }

    @Override
    public ResponseEntity<String> getPeopleImportTemplate() {
        return ResponseEntity.ok(SheetTemplate.csv(sheet));
    }

    private PeopleImportError error(SheetError wrong) {
        Map<String, Object> words = texts.field(wrong.field(), wrong.rule(), Map.of());
        return new PeopleImportError(wrong.number(), wrong.field(), wrong.rule(), (String) words.get("zh"), (String) words.get("en"));
    }

    private static PeopleImport answer(SheetImport standing) {
        PeopleImport answer = new PeopleImport(
                standing.id(), standing.dryRun(), PeopleImport.StatusEnum.fromValue(standing.status()), standing.totalRows(), standing.readRows(),
                standing.goodRows(), standing.badRows());
        standing.stop().ifPresent(stop -> answer.stopped(new PeopleImportStop(
                stop.fromRow(), stop.toRow(), stop.reason(), stop.says().zh(), stop.says().en(), stop.nextTryAt().atOffset(ZoneOffset.UTC), stop.eventId())));
        return answer;
    }

    private static byte[] bytes(Resource body) {
        try {
            return body.getContentAsByteArray();
        } catch (IOException broken) {
            throw ProblemException.malformed("sheet-unreadable", Map.of());
        }
    }
}
