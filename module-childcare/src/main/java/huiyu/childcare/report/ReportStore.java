package huiyu.childcare.report;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository("childcareReportStore")
class ReportStore {

    private final JsonMapper json;

    ReportStore(JsonMapper json) {
        this.json = json;
    }

    /** @param month whether it is due every month; else every year @param firstPeriod the first day of the first period */
    record Definition(String code, String nameZh, String nameEn, boolean month, int dueDays, List<String> indicators, LocalDate firstPeriod) {}

    record Line(String indicator, String slice, long numerator, Long denominator) {}

    record Report(
            UUID id, String code, LocalDate periodFrom, List<Line> figures, String remarks, OffsetDateTime preparedAt, String preparedBy,
            Optional<OffsetDateTime> signedAt, Optional<String> signedBy) {}

    List<Definition> listDefinitions(Read read) {
        return read.dsl()
                .fetch("select * from childcare.report_definition where tenant_id = ? order by code", read.tenantId())
                .map(row -> new Definition(
                        row.get("code", String.class), row.get("name_zh", String.class), row.get("name_en", String.class),
                        row.get("period", String.class).equals("month"), row.get("due_days", int.class),
                        List.of(row.get("indicators", String[].class)), row.get("first_period", LocalDate.class)));
    }

    void put(Tx tx, Definition definition) {
        tx.dsl().execute(
                """
                insert into childcare.report_definition (tenant_id, code, name_zh, name_en, period, due_days, indicators, first_period)
                values (?, ?, ?, ?, ?, ?, ?::text[], ?)
                on conflict (tenant_id, code) do update
                   set name_zh = excluded.name_zh, name_en = excluded.name_en, period = excluded.period, due_days = excluded.due_days,
                       indicators = excluded.indicators, first_period = excluded.first_period""",
                tx.tenantId(), definition.code(), definition.nameZh(), definition.nameEn(), definition.month() ? "month" : "year",
                definition.dueDays(), definition.indicators().toArray(String[]::new), definition.firstPeriod());
    }

    /** The latest prepared of each period, the signed one first. */
    List<Report> list(Read read) {
        return read.dsl()
                .fetch(
                        """
                        select distinct on (code, period_from) * from childcare.report
                         where tenant_id = ? order by code, period_from, signed_at nulls last, id desc""",
                        read.tenantId())
                .map(this::report);
    }

    Optional<Report> find(Read read, UUID id) {
        return read.dsl().fetch("select * from childcare.report where tenant_id = ? and id = ?", read.tenantId(), id).stream().findFirst().map(this::report);
    }

    void lock(Tx tx, String code) {
        tx.dsl().execute("select from childcare.report_definition where tenant_id = ? and code = ? for update", tx.tenantId(), code);
    }

    boolean isSigned(Read read, String code, LocalDate periodFrom) {
        return read.dsl()
                .fetch(
                        "select id from childcare.report where tenant_id = ? and code = ? and period_from = ? and signed_at is not null",
                        read.tenantId(), code, periodFrom)
                .isNotEmpty();
    }

    UUID insert(Tx tx, String code, LocalDate periodFrom, List<Line> figures, String remarks, String by, Instant at) {
        UUID id = Ids.next();
        tx.dsl().execute(
                """
                insert into childcare.report (tenant_id, id, code, period_from, figures, remarks, prepared_at, prepared_by)
                values (?, ?, ?, ?, ?::jsonb, ?, ?::timestamptz, ?)""",
                tx.tenantId(), id, code, periodFrom, json.writeValueAsString(figures), remarks, at.atOffset(ZoneOffset.UTC), by);
        return id;
    }

    void sign(Tx tx, UUID id, String by, Instant at) {
        tx.dsl().execute(
                "update childcare.report set signed_at = ?::timestamptz, signed_by = ? where tenant_id = ? and id = ?",
                at.atOffset(ZoneOffset.UTC), by, tx.tenantId(), id);
    }

    private Report report(Record row) {
        return new Report(
                row.get("id", UUID.class), row.get("code", String.class), row.get("period_from", LocalDate.class),
                json.readValue(row.get("figures", JSONB.class).data(), new TypeReference<List<Line>>() {}), row.get("remarks", String.class),
                row.get("prepared_at", OffsetDateTime.class), row.get("prepared_by", String.class),
                Optional.ofNullable(row.get("signed_at", OffsetDateTime.class)), Optional.ofNullable(row.get("signed_by", String.class)));
    }
}
