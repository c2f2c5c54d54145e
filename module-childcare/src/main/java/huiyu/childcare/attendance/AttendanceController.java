package huiyu.childcare.attendance;

import huiyu.api.childcare.AttendanceApi;
import huiyu.api.childcare.model.AttendanceEntry;
import huiyu.api.childcare.model.AttendanceError;
import huiyu.api.childcare.model.AttendanceErrorPage;
import huiyu.api.childcare.model.AttendanceImport;
import huiyu.api.childcare.model.AttendanceImportStop;
import huiyu.api.childcare.model.AttendanceOfDay;
import huiyu.api.childcare.model.Service;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.People;
import huiyu.core.sheet.SheetError;
import huiyu.core.sheet.SheetImport;
import huiyu.core.sheet.SheetImports;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import huiyu.core.web.ProblemException;
import huiyu.core.web.ProblemTexts;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AttendanceController implements AttendanceApi {

    private final SheetImports imports;
    private final AttendanceSheet sheet;
    private final DailyAttendance daily;
    private final ProblemTexts texts;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;
    private final People people;

    AttendanceController(
            SheetImports imports, AttendanceSheet sheet, DailyAttendance daily, ProblemTexts texts, TenantTransaction transactions, CurrentActor currentActor, Idempotency idempotency,
            People people) {
        this.imports = imports;
        this.sheet = sheet;
        this.daily = daily;
        this.texts = texts;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
        this.people = people;
    }

    @Override
    public ResponseEntity<AttendanceImport> importAttendance(String idempotencyKey, Resource body, Boolean dryRun, String institution) {
        Actor actor = currentActor.get();
        byte[] file = bytes(body);
        boolean trial = Boolean.TRUE.equals(dryRun);
        Map<String, Object> asked = Map.of("dryRun", trial, "institution", String.valueOf(institution), "file", java.util.Arrays.hashCode(file), "size", file.length);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "importAttendance", asked, AttendanceImport.class,
                () -> answer(sheet.begin(tx, file, trial, Optional.ofNullable(institution), actor)))));
    }

    @Override
    public ResponseEntity<AttendanceImport> getAttendanceImport(UUID importId) {
        return ResponseEntity.ok(answer(transactions.read(currentActor.get().tenantId(), read -> imports.get(read, sheet, importId))));
    }

    @Override
    public ResponseEntity<AttendanceErrorPage> listAttendanceErrors(UUID importId, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        int after = cursor == null ? 0 : Cursor.decode(cursor, 1).number(0);
        List<SheetError> found = transactions.read(currentActor.get().tenantId(), read -> imports.listErrors(read, sheet, importId, after, most + 1));
        AttendanceErrorPage page = new AttendanceErrorPage(found.stream().limit(most).map(this::error).toList());
        return ResponseEntity.ok(
                found.size() > most ? page.nextCursor(Cursor.after(String.valueOf(found.get(most - 1).number())).encode()) : page);
    }

    @Override
    public ResponseEntity<Void> recordAttendance(UUID enrolmentId, LocalDate day, AttendanceEntry body) {
        Actor actor = currentActor.get();
        transactions.execute(actor.tenantId(), tx -> daily.record(
                tx, enrolmentId, day, body.getPresent(), Optional.ofNullable(body.getReason()), actor));
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<List<AttendanceOfDay>> listAttendanceOfDay(String code, LocalDate day) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> {
            List<DayStore.OfDay> rows = daily.list(read, code, day, actor);
            Map<UUID, String> names = people.findNames(read, rows.stream().map(DayStore.OfDay::childId).collect(Collectors.toSet()));
            return rows.stream()
                    .map(row -> new AttendanceOfDay(row.enrolmentId(), row.childId(), Service.fromValue(row.service()), row.ageGroup())
                            .childName(names.get(row.childId()))
                            .present(row.present().orElse(null)))
                    .toList();
        }));
    }

    private AttendanceError error(SheetError bad) {
        Map<String, Object> words = texts.field(bad.field(), bad.rule(), Map.of());
        return new AttendanceError(bad.number(), bad.field(), bad.rule(), (String) words.get("zh"), (String) words.get("en"));
    }

    private static AttendanceImport answer(SheetImport standing) {
        AttendanceImport answer = new AttendanceImport(
                standing.id(), standing.dryRun(), AttendanceImport.StatusEnum.fromValue(standing.status()), standing.totalRows(),
                standing.readRows(), standing.goodRows(), standing.badRows());
        standing.stop().ifPresent(stop -> answer.stopped(new AttendanceImportStop(
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
