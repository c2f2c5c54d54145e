package huiyu.childcare.attendance;

import huiyu.childcare.attendance.AttendanceFile.Line;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class AttendanceStore {

    /** One row that is right: which enrolment, which day. */
    record Good(UUID enrolmentId, LocalDate day, boolean present) {}

    record Bad(int number, String field, String rule) {}

    /** An enrolment that holds on the day of a row. */
    record Holding(int number, UUID enrolmentId, Optional<Boolean> recorded) {}

    /** How many rows it has is not known yet. */
    UUID insert(Tx tx, String sha256, boolean dryRun, Optional<String> onlyFor, String by, Instant at) {
        UUID id = Ids.next();
        tx.dsl().execute(
                """
                insert into childcare.attendance_import (tenant_id, id, sha256, dry_run, only_for, status, total_rows, created_at, created_by)
                values (?, ?, ?, ?, ?, 'running', 0, ?::timestamptz, ?)""",
                tx.tenantId(), id, sha256, dryRun, onlyFor.orElse(null), at.atOffset(ZoneOffset.UTC), by);
        return id;
    }

    void insertLines(Tx tx, UUID importId, List<Line> lines) {
        tx.dsl().execute(
                """
                insert into childcare.attendance_row (tenant_id, import_id, number, institution, child, day, present)
                select ?, ?, given.* from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[]) as given""",
                tx.tenantId(), importId, array(lines, Line::number, Integer[]::new), array(lines, Line::institution, String[]::new),
                array(lines, Line::child, String[]::new), array(lines, Line::day, String[]::new), array(lines, Line::present, String[]::new));
    }

    void setTotal(Tx tx, UUID importId, int rows) {
        tx.dsl().execute("update childcare.attendance_import set total_rows = ? where tenant_id = ? and id = ?", rows, tx.tenantId(), importId);
    }

    /** @throws ProblemException 404 {@code attendance-import-not-found} */
    Import get(Read read, UUID id) {
        return find(read, id, "select * from childcare.attendance_import where tenant_id = ? and id = ?");
    }

    Import getLocked(Tx tx, UUID id) {
        return find(tx, id, "select * from childcare.attendance_import where tenant_id = ? and id = ? for update");
    }

    private static Import find(Read read, UUID id, String select) {
        return read.dsl().fetch(select, read.tenantId(), id).stream()
                .findFirst()
                .map(row -> new Import(
                        id, row.get("dry_run", boolean.class), Optional.ofNullable(row.get("only_for", String.class)), row.get("status", String.class),
                        row.get("total_rows", int.class), row.get("read_rows", int.class), row.get("good_rows", int.class), row.get("bad_rows", int.class)))
                .orElseThrow(() -> ProblemException.notFound("attendance-import-not-found", Map.of("import", id)));
    }

    List<Line> nextLines(Read read, UUID id, int skip, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select number, institution, child, day, present from childcare.attendance_row
                         where tenant_id = ? and import_id = ? order by number offset ? limit ?""",
                        read.tenantId(), id, skip, limit)
                .map(row -> new Line(
                        row.get("number", int.class), row.get("institution", String.class), row.get("child", String.class), row.get("day", String.class),
                        row.get("present", String.class)));
    }

    /** For rows of institution, child and day: the enrolment that holds, and what is recorded of that day already. */
    List<Holding> listHolding(Read read, Collection<Integer> numbers, Collection<String> institutions, Collection<UUID> children, Collection<LocalDate> days) {
        return read.dsl()
                .fetch(
                        """
                        select given.number, e.id, a.present
                          from unnest(?::int[], ?::text[], ?::uuid[], ?::date[]) as given (number, institution, child_id, day)
                          join childcare.institution i on i.tenant_id = ? and i.code = given.institution
                          join lateral (select e.id from childcare.enrolment e
                                         where e.tenant_id = i.tenant_id and e.child_id = given.child_id and e.institution_id = i.id
                                           and e.valid_from <= given.day and (e.valid_to is null or e.valid_to >= given.day)
                                         order by e.service limit 1) e on true
                          left join childcare.attendance a on a.tenant_id = i.tenant_id and a.enrolment_id = e.id and a.day = given.day""",
                        numbers.toArray(Integer[]::new), institutions.toArray(String[]::new), children.toArray(UUID[]::new), days.toArray(LocalDate[]::new),
                        read.tenantId())
                .map(row -> new Holding(row.get("number", int.class), row.get("id", UUID.class), Optional.ofNullable(row.get("present", Boolean.class))));
    }

    void insertDays(Tx tx, UUID importId, List<Good> good, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.attendance (tenant_id, enrolment_id, day, present, import_id, recorded_at, recorded_by)
                select ?, given.enrolment_id, given.day, given.present, ?, ?::timestamptz, ?
                  from unnest(?::uuid[], ?::date[], ?::boolean[]) as given (enrolment_id, day, present)
                on conflict do nothing""",
                tx.tenantId(), importId, at.atOffset(ZoneOffset.UTC), by, array(good, Good::enrolmentId, UUID[]::new),
                array(good, Good::day, LocalDate[]::new), array(good, Good::present, Boolean[]::new));
    }

    void insertErrors(Tx tx, UUID importId, List<Bad> bad) {
        tx.dsl().execute(
                """
                insert into childcare.attendance_error (tenant_id, import_id, number, field, rule)
                select ?, ?, given.* from unnest(?::int[], ?::text[], ?::text[]) as given""",
                tx.tenantId(), importId, array(bad, Bad::number, Integer[]::new), array(bad, Bad::field, String[]::new), array(bad, Bad::rule, String[]::new));
    }

    /** The rows are behind it; the file's own rows go once the last is. */
    void advance(Tx tx, Import standing, int good, int bad, Instant at) {
        boolean done = standing.readRows() + good + bad == standing.totalRows();
        tx.dsl().execute(
                """
                update childcare.attendance_import
                   set read_rows = read_rows + ?, good_rows = good_rows + ?, bad_rows = bad_rows + ?,
                       status = case when ? then 'done' else status end, finished_at = case when ? then ?::timestamptz end
                 where tenant_id = ? and id = ?""",
                good + bad, good, bad, done, done, at.atOffset(ZoneOffset.UTC), tx.tenantId(), standing.id());
        if (done) {
            tx.dsl().execute("delete from childcare.attendance_row where tenant_id = ? and import_id = ?", tx.tenantId(), standing.id());
        }
    }

    List<Bad> listErrors(Read read, UUID importId, int after, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select number, field, rule from childcare.attendance_error
                         where tenant_id = ? and import_id = ? and number > ? order by number limit ?""",
                        read.tenantId(), importId, after, limit)
                .map(AttendanceStore::bad);
    }

    private static Bad bad(Record row) {
        return new Bad(row.get("number", int.class), row.get("field", String.class), row.get("rule", String.class));
    }

    private static <T, V> V[] array(List<T> rows, Function<T, V> column, java.util.function.IntFunction<V[]> make) {
        return rows.stream().map(column).toArray(make);
    }
}
