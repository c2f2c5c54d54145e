package huiyu.childcare.enrolment;

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

@Repository("childcareEnrolmentStore")
class EnrolmentStore {

    /** @param key institution code or division code */
    record Occupancy(String key, int places, int children) {}

    private static final String SELECT =
            """
            select e.id, i.code, e.child_id, e.service, e.age_group, e.valid_from, e.valid_to
              from childcare.enrolment e
              join childcare.institution i on i.tenant_id = e.tenant_id and i.id = e.institution_id
             where e.tenant_id = ? and""";

    /** Enrolments of one child come one after the other. */
    void lockChild(Tx tx, UUID childId) {
        tx.dsl().execute("select pg_advisory_xact_lock(hashtextextended(?, ?))", "childcare.enrolment " + childId, (long) tx.tenantId());
    }

    List<Enrolment> listOverlapping(Read read, UUID childId, String service, LocalDate from, Optional<LocalDate> to) {
        return read.dsl()
                .fetch(
                        SELECT + " e.child_id = ? and e.service = ? and e.valid_from <= coalesce(?::date, 'infinity') and (e.valid_to is null or e.valid_to >= ?)",
                        read.tenantId(), childId, service, to.orElse(null), from)
                .map(EnrolmentStore::enrolment);
    }

    /** The most children of an age group on any day of a period. */
    int peak(Read read, UUID institutionId, String ageGroup, LocalDate from, Optional<LocalDate> to) {
        return read.dsl()
                .fetchSingle(
                        """
                        with inside as (
                          select valid_from, valid_to from childcare.enrolment
                           where tenant_id = ? and institution_id = ? and age_group = ?
                             and valid_from <= coalesce(?::date, 'infinity') and (valid_to is null or valid_to >= ?))
                        select coalesce(max((select count(*) from inside i
                                              where i.valid_from <= day.d and (i.valid_to is null or i.valid_to >= day.d))), 0)::int as peak
                          from (select ?::date as d union select valid_from from inside where valid_from > ?) day""",
                        read.tenantId(), institutionId, ageGroup, to.orElse(null), from, from, from)
                .get("peak", int.class);
    }

    void insert(Tx tx, UUID institutionId, Enrolment enrolment, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.enrolment
                  (tenant_id, id, institution_id, child_id, service, age_group, valid_from, valid_to, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), enrolment.id(), institutionId, enrolment.childId(), enrolment.service(), enrolment.ageGroup(),
                enrolment.validFrom(), enrolment.validTo().orElse(null), at.atOffset(ZoneOffset.UTC), by);
    }

    Optional<Enrolment> findLocked(Tx tx, UUID id) {
        return tx.dsl().fetch(SELECT + " e.id = ? for update of e", tx.tenantId(), id).stream().findFirst().map(EnrolmentStore::enrolment);
    }

    void end(Tx tx, UUID id, LocalDate lastDay) {
        tx.dsl().execute("update childcare.enrolment set valid_to = ? where tenant_id = ? and id = ?", lastDay, tx.tenantId(), id);
    }

    List<Enrolment> list(Read read, UUID institutionId, LocalDate on, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        SELECT + " e.institution_id = ? and e.valid_from <= ? and (e.valid_to is null or e.valid_to >= ?) and (?::uuid is null or e.id > ?) order by e.id limit ?",
                        read.tenantId(), institutionId, on, on, after.orElse(null), after.orElse(null), limit)
                .map(EnrolmentStore::enrolment);
    }

    /** @param by institution, division or city */
    List<Occupancy> occupancy(Read read, String by, LocalDate on) {
        return read.dsl()
                .fetch(
                        """
                        select key, sum(places)::int as places, sum(children)::int as children
                          from (select case ? when 'institution' then i.code when 'division' then i.division_code
                                         else substr(i.division_code, 1, 4) || '00' end as key,
                                       coalesce((select sum(c.places) from childcare.capacity c
                                                  where c.tenant_id = i.tenant_id and c.institution_id = i.id
                                                    and c.valid_from <= ? and (c.valid_to is null or c.valid_to >= ?)), 0) as places,
                                       (select count(*) from childcare.enrolment e
                                         where e.tenant_id = i.tenant_id and e.institution_id = i.id
                                           and e.valid_from <= ? and (e.valid_to is null or e.valid_to >= ?)) as children
                                  from childcare.institution i where i.tenant_id = ?) each_one
                         group by key order by key""",
                        by, on, on, on, on, read.tenantId())
                .map(row -> new Occupancy(row.get("key", String.class), row.get("places", int.class), row.get("children", int.class)));
    }

    private static Enrolment enrolment(Record row) {
        return new Enrolment(
                row.get("id", UUID.class), row.get("code", String.class), row.get("child_id", UUID.class), row.get("service", String.class),
                row.get("age_group", String.class), row.get("valid_from", LocalDate.class), Optional.ofNullable(row.get("valid_to", LocalDate.class)));
    }
}
