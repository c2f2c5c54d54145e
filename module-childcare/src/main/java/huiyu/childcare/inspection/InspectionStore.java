package huiyu.childcare.inspection;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository("childcareInspectionStore")
class InspectionStore {

    private static final String FINDINGS =
            """
            select f.*, i.code as institution from childcare.finding f
              join childcare.inspection n on n.tenant_id = f.tenant_id and n.id = f.inspection_id
              join childcare.institution i on i.tenant_id = n.tenant_id and i.id = n.institution_id
             where f.tenant_id = ? and""";

    record Inspection(UUID id, LocalDate on, List<String> departments, List<String> inspectors, Optional<UUID> drawId, List<Finding> findings) {}

    void insert(Tx tx, UUID institutionId, Inspection inspection, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.inspection
                  (tenant_id, id, institution_id, draw_id, inspected_on, departments, inspectors, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?::text[], ?::text[], ?::timestamptz, ?)""",
                tx.tenantId(), inspection.id(), institutionId, inspection.drawId().orElse(null), inspection.on(),
                inspection.departments().toArray(String[]::new), inspection.inspectors().toArray(String[]::new), at.atOffset(ZoneOffset.UTC), by);
        List<Finding> findings = inspection.findings();
        tx.dsl().execute(
                """
                insert into childcare.finding (tenant_id, id, inspection_id, department, severity, says, mend_by)
                select ?, given.id, ?, given.department, given.severity, given.says, given.mend_by
                  from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::date[]) as given (id, department, severity, says, mend_by)""",
                tx.tenantId(), inspection.id(), findings.stream().map(Finding::id).toArray(UUID[]::new),
                findings.stream().map(Finding::department).toArray(String[]::new), findings.stream().map(Finding::severity).toArray(String[]::new),
                findings.stream().map(Finding::says).toArray(String[]::new), findings.stream().map(Finding::mendBy).toArray(LocalDate[]::new));
    }

    boolean isDrawn(Read read, UUID drawId) {
        return read.dsl().fetch("select id from childcare.inspection_draw where tenant_id = ? and id = ?", read.tenantId(), drawId).isNotEmpty();
    }

    /** The latest first. */
    List<Inspection> list(Read read, UUID institutionId) {
        var findings = read.dsl()
                .fetch(FINDINGS + " n.institution_id = ? order by f.mend_by, f.id", read.tenantId(), institutionId)
                .intoGroups(row -> row.get("inspection_id", UUID.class), InspectionStore::finding);
        return read.dsl()
                .fetch(
                        "select * from childcare.inspection where tenant_id = ? and institution_id = ? order by inspected_on desc, id desc",
                        read.tenantId(), institutionId)
                .map(row -> new Inspection(
                        row.get("id", UUID.class), row.get("inspected_on", LocalDate.class), List.of(row.get("departments", String[].class)),
                        List.of(row.get("inspectors", String[].class)), Optional.ofNullable(row.get("draw_id", UUID.class)),
                        findings.getOrDefault(row.get("id", UUID.class), List.of())));
    }

    /** Not accepted yet, by deadline. @param before only those due before a day */
    List<Finding> listOpen(Read read, Optional<LocalDate> before, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        FINDINGS + " f.accepted_on is null and (?::date is null or f.mend_by < ?) and (?::uuid is null or f.id > ?) order by f.id limit ?",
                        read.tenantId(), before.orElse(null), before.orElse(null), after.orElse(null), after.orElse(null), limit)
                .map(InspectionStore::finding);
    }

    Optional<Finding> findLocked(Tx tx, UUID id) {
        return tx.dsl().fetch(FINDINGS + " f.id = ? for update of f", tx.tenantId(), id).stream().findFirst().map(InspectionStore::finding);
    }

    /** @param on null: the mending was not accepted, it begins again */
    void setMended(Tx tx, UUID id, LocalDate on, String how, String by) {
        tx.dsl().execute(
                "update childcare.finding set mended_on = ?, mended_how = ?, reported_by = ? where tenant_id = ? and id = ?", on, how, by, tx.tenantId(), id);
    }

    void accept(Tx tx, UUID id, LocalDate on, String by) {
        tx.dsl().execute("update childcare.finding set accepted_on = ?, accepted_by = ? where tenant_id = ? and id = ?", on, by, tx.tenantId(), id);
    }

    private static Finding finding(Record row) {
        return new Finding(
                row.get("id", UUID.class), row.get("institution", String.class), row.get("department", String.class), row.get("severity", String.class),
                row.get("says", String.class), row.get("mend_by", LocalDate.class), Optional.ofNullable(row.get("mended_on", LocalDate.class)),
                Optional.ofNullable(row.get("mended_how", String.class)), Optional.ofNullable(row.get("accepted_on", LocalDate.class)));
    }

    static UUID newId() {
        return Ids.next();
    }
}
