package huiyu.childcare.subsidy;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class ChildMonthStore {

    /** Days a child came to an institution in a month. @param since first day of its enrolment there */
    record Attended(UUID childId, UUID institutionId, LocalDate since, int days) {}

    /** Months closed by one institution come one after the other, and so do those of one child at several. */
    void lockChildren(Tx tx, Collection<UUID> children, YearMonth month) {
        String[] keys = children.stream().map(child -> "childcare.child-month " + child + " " + month).sorted().toArray(String[]::new);
        tx.dsl().fetch("select pg_advisory_xact_lock(hashtextextended(k, ?)) from unnest(?::text[]) as k", (long) tx.tenantId(), keys);
    }

    List<UUID> listEnrolled(Read read, UUID institutionId, YearMonth month) {
        return read.dsl()
                .fetch(
                        """
                        select distinct child_id from childcare.enrolment
                         where tenant_id = ? and institution_id = ? and valid_from <= ? and (valid_to is null or valid_to >= ?)
                         order by child_id""",
                        read.tenantId(), institutionId, month.atEndOfMonth(), month.atDay(1))
                .map(row -> row.get("child_id", UUID.class));
    }

    /** Of these children, at every institution of the city, in the order in which they went there. */
    List<Attended> listAttended(Read read, Collection<UUID> children, YearMonth month, Collection<LocalDate> workingDays) {
        return read.dsl()
                .fetch(
                        """
                        select e.child_id, e.institution_id, min(e.valid_from) as since,
                               count(distinct a.day) filter (where a.present and a.day = any (?::date[]))::int as days
                          from childcare.enrolment e
                          left join childcare.attendance a on a.tenant_id = e.tenant_id and a.enrolment_id = e.id and a.day between ? and ?
                         where e.tenant_id = ? and e.child_id = any (?::uuid[])
                           and e.valid_from <= ? and (e.valid_to is null or e.valid_to >= ?)
                         group by e.child_id, e.institution_id
                         order by e.child_id, since, e.institution_id""",
                        workingDays.toArray(LocalDate[]::new), month.atDay(1), month.atEndOfMonth(), read.tenantId(),
                        children.toArray(UUID[]::new), month.atEndOfMonth(), month.atDay(1))
                .map(row -> new Attended(
                        row.get("child_id", UUID.class), row.get("institution_id", UUID.class), row.get("since", LocalDate.class),
                        row.get("days", int.class)));
    }

    /** Those of the institutions that have closed the month. */
    List<UUID> listClosed(Read read, Collection<UUID> institutions, YearMonth month) {
        return read.dsl()
                .fetch(
                        "select institution_id from childcare.closed_month where tenant_id = ? and institution_id = any (?::uuid[]) and month = ?",
                        read.tenantId(), institutions.toArray(UUID[]::new), month.atDay(1))
                .map(row -> row.get("institution_id", UUID.class));
    }

    Optional<Integer> findWorkingDays(Read read, UUID institutionId, YearMonth month) {
        return read.dsl()
                .fetch(
                        "select working_days from childcare.closed_month where tenant_id = ? and institution_id = ? and month = ?",
                        read.tenantId(), institutionId, month.atDay(1))
                .stream()
                .findFirst()
                .map(row -> row.get("working_days", int.class));
    }

    void insertClosed(Tx tx, UUID institutionId, YearMonth month, int workingDays, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.closed_month (tenant_id, institution_id, month, working_days, closed_at, closed_by)
                values (?, ?, ?, ?, ?::timestamptz, ?) on conflict do nothing""",
                tx.tenantId(), institutionId, month.atDay(1), workingDays, at.atOffset(ZoneOffset.UTC), by);
    }

    /** As they stand, of an institution's closed month. */
    List<ChildMonth> list(Read read, UUID institutionId, YearMonth month) {
        return read.dsl()
                .fetch(
                        """
                        select * from childcare.child_month
                         where tenant_id = ? and institution_id = ? and month = ? and superseded_at is null order by child_id""",
                        read.tenantId(), institutionId, month.atDay(1))
                .map(ChildMonthStore::childMonth);
    }

    List<ChildMonth> listOfChildren(Read read, Collection<UUID> children, YearMonth month) {
        return read.dsl()
                .fetch(
                        """
                        select * from childcare.child_month
                         where tenant_id = ? and child_id = any (?::uuid[]) and month = ? and superseded_at is null""",
                        read.tenantId(), children.toArray(UUID[]::new), month.atDay(1))
                .map(ChildMonthStore::childMonth);
    }

    /** What was said of these before stays as it was said. */
    void replace(Tx tx, List<ChildMonth> now, YearMonth month, String by, Instant at) {
        UUID[] institutions = array(now, ChildMonth::institutionId, UUID[]::new);
        UUID[] children = array(now, ChildMonth::childId, UUID[]::new);
        tx.dsl().execute(
                """
                update childcare.child_month m set superseded_at = ?::timestamptz
                  from unnest(?::uuid[], ?::uuid[]) as given (institution_id, child_id)
                 where m.tenant_id = ? and m.institution_id = given.institution_id and m.child_id = given.child_id
                   and m.month = ? and m.superseded_at is null""",
                at.atOffset(ZoneOffset.UTC), institutions, children, tx.tenantId(), month.atDay(1));
        tx.dsl().execute(
                """
                insert into childcare.child_month
                  (tenant_id, id, institution_id, child_id, month, days, required_days, units, reason, recorded_at, recorded_by)
                select ?, given.id, given.institution_id, given.child_id, ?, given.days, given.required, given.units, given.reason, ?::timestamptz, ?
                  from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::numeric[], ?::text[])
                    as given (id, institution_id, child_id, days, required, units, reason)""",
                tx.tenantId(), month.atDay(1), at.atOffset(ZoneOffset.UTC), by, now.stream().map(each -> Ids.next()).toArray(UUID[]::new),
                institutions, children, array(now, ChildMonth::days, Integer[]::new), array(now, ChildMonth::required, Integer[]::new),
                array(now, ChildMonth::units, BigDecimal[]::new), array(now, each -> each.reason().orElse(null), String[]::new));
    }

    /** Child-months that count, by closed month. */
    record Sum(UUID institutionId, LocalDate month, BigDecimal units) {}

    List<Sum> listSums(Read read, Collection<UUID> institutions) {
        return read.dsl()
                .fetch(
                        """
                        select c.institution_id, c.month, coalesce(sum(m.units), 0) as units
                          from childcare.closed_month c
                          left join childcare.child_month m on m.tenant_id = c.tenant_id and m.institution_id = c.institution_id
                                                           and m.month = c.month and m.superseded_at is null
                         where c.tenant_id = ? and c.institution_id = any (?::uuid[])
                         group by c.institution_id, c.month order by c.institution_id, c.month""",
                        read.tenantId(), institutions.toArray(UUID[]::new))
                .map(row -> new Sum(row.get("institution_id", UUID.class), row.get("month", LocalDate.class), row.get("units", BigDecimal.class)));
    }

    private static ChildMonth childMonth(Record row) {
        return new ChildMonth(
                row.get("institution_id", UUID.class), row.get("child_id", UUID.class), row.get("days", int.class),
                row.get("required_days", int.class), row.get("units", BigDecimal.class), Optional.ofNullable(row.get("reason", String.class)));
    }

    private static <R, T> T[] array(List<R> rows, Function<R, T> value, IntFunction<T[]> make) {
        return rows.stream().map(value).toArray(make);
    }
}
