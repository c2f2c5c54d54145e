package huiyu.core.sheet;

import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.web.ProblemException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SheetStore {

    private static final String CIPHER = "sheet_part.cipher";
    private static final TypeReference<List<SheetRow>> ROWS = new TypeReference<>() {};

    private final FieldCipher cipher;
    private final JsonMapper json;

    SheetStore(FieldCipher cipher, JsonMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    record Part(UUID id, List<SheetRow> rows) {}

    /** How many rows it has is not known yet. */
    UUID insert(Tx tx, String kind, String sha256, boolean dryRun, Optional<String> onlyFor, String by, Instant at) {
        UUID id = Ids.next();
        tx.dsl().execute(
                """
                insert into core.sheet_import (tenant_id, id, kind, sha256, dry_run, only_for, status, total_rows, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, 'running', 0, ?::timestamptz, ?)""",
                tx.tenantId(), id, kind, sha256, dryRun, onlyFor.orElse(null), at.atOffset(ZoneOffset.UTC), by);
        return id;
    }

    void insertPart(Tx tx, UUID importId, int position, List<SheetRow> rows) {
        UUID id = Ids.next();
        tx.dsl().execute(
                "insert into core.sheet_part (tenant_id, id, import_id, position, cipher) values (?, ?, ?, ?, ?)",
                tx.tenantId(), id, importId, position, cipher.encrypt(tx, CIPHER, id, json.writeValueAsString(rows)));
    }

    void setTotal(Tx tx, UUID importId, int rows) {
        tx.dsl().execute("update core.sheet_import set total_rows = ? where tenant_id = ? and id = ?", rows, tx.tenantId(), importId);
    }

    SheetImport get(Read read, String kind, UUID id) {
        return getOne(
                read.dsl().fetch("select * from core.sheet_import where tenant_id = ? and id = ? and kind = ?", read.tenantId(), id, kind), id);
    }

    SheetImport getLocked(Tx tx, UUID id) {
        return getOne(tx.dsl().fetch("select * from core.sheet_import where tenant_id = ? and id = ? for update", tx.tenantId(), id), id);
    }

    private static SheetImport getOne(Result<Record> found, UUID id) {
        return found.stream()
                .findFirst()
                .map(row -> new SheetImport(
                        id, row.get("kind", String.class), row.get("dry_run", boolean.class), Optional.ofNullable(row.get("only_for", String.class)),
                        row.get("status", String.class), row.get("total_rows", int.class), row.get("read_rows", int.class),
                        row.get("good_rows", int.class), row.get("bad_rows", int.class), Optional.empty()))
                .orElseThrow(() -> ProblemException.notFound("sheet-import-not-found", Map.of("import", id)));
    }

    Part getNextPart(Read read, UUID importId) {
        return read.dsl()
                .fetchSingle(
                        "select id, cipher from core.sheet_part where tenant_id = ? and import_id = ? order by position limit 1",
                        read.tenantId(), importId)
                .map(row -> new Part(
                        row.get("id", UUID.class),
                        json.readValue(cipher.decrypt(read, CIPHER, row.get("id", UUID.class), row.get("cipher", byte[].class)), ROWS)));
    }

    void insertErrors(Tx tx, UUID importId, List<SheetError> errors) {
        tx.dsl().execute(
                """
                insert into core.sheet_error (tenant_id, import_id, number, field, rule)
                select ?, ?, given.* from unnest(?::int[], ?::text[], ?::text[]) as given""",
                tx.tenantId(), importId, errors.stream().map(SheetError::number).toArray(Integer[]::new),
                errors.stream().map(SheetError::field).toArray(String[]::new), errors.stream().map(SheetError::rule).toArray(String[]::new));
    }

    /** The part is behind it and goes. */
    void advance(Tx tx, SheetImport standing, Part part, int bad, Instant at) {
        int rows = part.rows().size();
        boolean done = standing.readRows() + rows == standing.totalRows();
        tx.dsl().execute(
                """
                update core.sheet_import
                   set read_rows = read_rows + ?, good_rows = good_rows + ?, bad_rows = bad_rows + ?,
                       status = case when ? then 'done' else status end, finished_at = case when ? then ?::timestamptz end
                 where tenant_id = ? and id = ?""",
                rows, rows - bad, bad, done, done, at.atOffset(ZoneOffset.UTC), tx.tenantId(), standing.id());
        tx.dsl().execute("delete from core.sheet_part where tenant_id = ? and id = ?", tx.tenantId(), part.id());
    }

    List<SheetError> listErrors(Read read, UUID importId, int after, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select number, field, rule from core.sheet_error
                         where tenant_id = ? and import_id = ? and number > ? order by number limit ?""",
                        read.tenantId(), importId, after, limit)
                .map(row -> new SheetError(row.get("number", int.class), row.get("field", String.class), row.get("rule", String.class)));
    }
}
