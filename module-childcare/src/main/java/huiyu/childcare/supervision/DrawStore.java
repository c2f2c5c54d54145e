package huiyu.childcare.supervision;

import huiyu.childcare.supervision.Draw.Drawn;
import huiyu.childcare.supervision.Draw.Entry;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DrawStore {

    private final JsonMapper json;

    DrawStore(JsonMapper json) {
        this.json = json;
    }

    /** A draw as it was stored. */
    record Stored(UUID id, String name, LocalDate drawnOn, Draw draw, List<Drawn> drawn) {}

    /** Filed institutions with their class on a day; those never classified stand in class Z. */
    List<Entry> roster(Read read, LocalDate on) {
        return read.dsl()
                .fetch(
                        """
                        select i.code, coalesce((select s.class from childcare.supervision_class s
                                                  where s.tenant_id = i.tenant_id and s.institution_id = i.id and s.valid_from <= ?
                                                  order by s.valid_from desc limit 1), 'Z') as class
                          from childcare.institution i
                         where i.tenant_id = ?
                           and exists (select from childcare.filing f where f.tenant_id = i.tenant_id and f.institution_id = i.id
                                          and f.status = 'filed' and f.decided_on <= ?)
                         order by i.code""",
                        on, read.tenantId(), on)
                .map(row -> new Entry(row.get("code", String.class), row.get("class", String.class)));
    }

    Optional<String> findClass(Read read, UUID institutionId, LocalDate validFrom) {
        return read.dsl()
                .fetch(
                        "select class from childcare.supervision_class where tenant_id = ? and institution_id = ? and valid_from = ?",
                        read.tenantId(), institutionId, validFrom)
                .stream()
                .findFirst()
                .map(row -> row.get("class", String.class));
    }

    void insertClass(Tx tx, UUID institutionId, String supervisionClass, String reason, LocalDate validFrom, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.supervision_class (tenant_id, institution_id, class, reason, valid_from, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), institutionId, supervisionClass, reason, validFrom, at.atOffset(ZoneOffset.UTC), by);
    }

    void lockSeed(Tx tx, String seed) {
        tx.dsl().execute("select pg_advisory_xact_lock(hashtextextended(?, ?))", "childcare.draw " + seed, (long) tx.tenantId());
    }

    Optional<Stored> findBySeed(Read read, String seed) {
        return read.dsl()
                .fetch("select * from childcare.inspection_draw where tenant_id = ? and seed = ?", read.tenantId(), seed)
                .stream().findFirst().map(this::stored);
    }

    Optional<Stored> find(Read read, UUID id) {
        return read.dsl()
                .fetch("select * from childcare.inspection_draw where tenant_id = ? and id = ?", read.tenantId(), id)
                .stream().findFirst().map(this::stored);
    }

    UUID insert(Tx tx, String name, LocalDate on, Draw draw, String by, Instant at) {
        UUID id = Ids.next();
        tx.dsl().execute(
                """
                insert into childcare.inspection_draw
                  (tenant_id, id, name, seed, drawn_on, rates, roster, inspectors, inspectors_each, drawn, created_at, created_by)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?::timestamptz, ?)""",
                tx.tenantId(), id, name, draw.seed(), on, json.writeValueAsString(draw.rates()), json.writeValueAsString(draw.roster()),
                json.writeValueAsString(draw.inspectors()), draw.inspectorsEach(), json.writeValueAsString(draw.drawn()),
                at.atOffset(ZoneOffset.UTC), by);
        return id;
    }

    private Stored stored(Record row) {
        Draw draw = new Draw(
                row.get("seed", String.class), tree(row, "rates", new TypeReference<Map<String, Integer>>() {}),
                tree(row, "roster", new TypeReference<List<Entry>>() {}), tree(row, "inspectors", new TypeReference<List<String>>() {}),
                row.get("inspectors_each", int.class));
        return new Stored(
                row.get("id", UUID.class), row.get("name", String.class), row.get("drawn_on", LocalDate.class), draw,
                tree(row, "drawn", new TypeReference<List<Drawn>>() {}));
    }

    private <T> T tree(Record row, String column, TypeReference<T> type) {
        return json.readValue(row.get(column, JSONB.class).data(), type);
    }
}
