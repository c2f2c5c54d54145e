package huiyu.childcare.attendance;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Repository;

@Repository
class AttendanceStore {

    /** One row that is right: which enrolment, which day. */
    record Good(UUID enrolmentId, LocalDate day, boolean present) {}

    /** An enrolment that holds on the day of a row. */
    record Holding(int number, UUID enrolmentId, Optional<Boolean> recorded) {}

    /**
     * For rows of institution, child and day: the enrolment that holds, and what is recorded of that day already. The latter
     * is a query of its own inside: joined, the planner looked the day up alone and threw five hundred rows away for each.
     */
    List<Holding> listHolding(Read read, Collection<Integer> numbers, Collection<String> institutions, Collection<UUID> children, Collection<LocalDate> days) {
        return read.dsl()
                .fetch(
                        """
                        select given.number, e.id,
                               (select a.present from childcare.attendance a
                                 where a.tenant_id = i.tenant_id and a.enrolment_id = e.id and a.day = given.day) as present
                          from unnest(?::int[], ?::text[], ?::uuid[], ?::date[]) as given (number, institution, child_id, day)
                          join childcare.institution i on i.tenant_id = ? and i.code = given.institution
                          join lateral (select e.id from childcare.enrolment e
                                         where e.tenant_id = i.tenant_id and e.child_id = given.child_id and e.institution_id = i.id
                                           and e.valid_from <= given.day and (e.valid_to is null or e.valid_to >= given.day)
                                         order by e.service limit 1) e on true""",
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

    private static <T, V> V[] array(List<T> rows, Function<T, V> column, java.util.function.IntFunction<V[]> make) {
        return rows.stream().map(column).toArray(make);
    }
}
