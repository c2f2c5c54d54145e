package huiyu.insurance.employer;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.insurance.employer.EmployerInspection.Breach;
import huiyu.insurance.employer.EmployerInspection.Mending;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class EmployerInspectionStore {

    private static final String INSPECTIONS =
            """
            select i.*, e.credit_code, e.name from insurance.employer_inspection i
              join insurance.employer e on e.tenant_id = i.tenant_id and e.id = i.employer_id
             where i.tenant_id = ? and\s""";

    void insert(Tx tx, UUID employerId, EmployerInspection inspection, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into insurance.employer_inspection
                  (tenant_id, id, employer_id, inspected_on, authority, breaches, says, mend_by, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?::text[], ?, ?::date, ?::timestamptz, ?)""",
                tx.tenantId(), inspection.id(), employerId, inspection.inspectedOn(), inspection.authority(),
                inspection.breaches().stream().map(EmployerInspectionStore::word).toArray(String[]::new), inspection.says(),
                inspection.mendBy().orElse(null), at.atOffset(ZoneOffset.UTC), by);
    }

    void setMended(Tx tx, UUID id, Mending mending, String by) {
        tx.dsl().execute(
                "update insurance.employer_inspection set mended_on = ?, mended_how = ?, mended_by = ? where tenant_id = ? and id = ?",
                mending.on(), mending.how(), by, tx.tenantId(), id);
    }

    Optional<EmployerInspection> findLocked(Tx tx, UUID id) {
        return tx.dsl().fetch(INSPECTIONS + "i.id = ? for update of i", tx.tenantId(), id).stream().findFirst().map(EmployerInspectionStore::inspection);
    }

    /** The latest first; an employer has a handful. */
    List<EmployerInspection> listOf(Read read, UUID employerId) {
        return read.dsl()
                .fetch(INSPECTIONS + "i.employer_id = ? order by i.inspected_on desc, i.id desc limit 200", read.tenantId(), employerId)
                .map(EmployerInspectionStore::inspection);
    }

    /** With breaches nobody has mended yet. @param before only those due before a day */
    List<EmployerInspection> listOpen(Read read, Optional<LocalDate> before, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        INSPECTIONS + """
                        i.breaches <> '{}' and i.mended_on is null and (?::date is null or i.mend_by < ?) and (?::uuid is null or i.id > ?)
                         order by i.id limit ?""",
                        read.tenantId(), before.orElse(null), before.orElse(null), after.orElse(null), after.orElse(null), limit)
                .map(EmployerInspectionStore::inspection);
    }

    private static EmployerInspection inspection(Record row) {
        return new EmployerInspection(
                row.get("id", UUID.class), row.get("credit_code", String.class), row.get("name", String.class),
                row.get("inspected_on", LocalDate.class), row.get("authority", String.class),
                Stream.of(row.get("breaches", String[].class)).map(EmployerInspectionStore::breach).toList(), row.get("says", String.class),
                Optional.ofNullable(row.get("mend_by", LocalDate.class)),
                Optional.ofNullable(row.get("mended_on", LocalDate.class)).map(on -> new Mending(on, row.get("mended_how", String.class))));
    }

    private static String word(Breach breach) {
        return breach.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Breach breach(String word) {
        return Breach.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
