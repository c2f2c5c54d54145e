package huiyu.childcare.attendance;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository("childcareDayStore")
class DayStore {

    /** @param present empty while nobody has said */
    record OfDay(UUID enrolmentId, UUID childId, String service, String ageGroup, Optional<Boolean> present) {}

    Optional<Boolean> find(Read read, UUID enrolmentId, LocalDate day) {
        return read.dsl()
                .fetch("select present from childcare.attendance where tenant_id = ? and enrolment_id = ? and day = ?", read.tenantId(), enrolmentId, day)
                .stream()
                .findFirst()
                .map(row -> row.get("present", Boolean.class));
    }

    void insert(Tx tx, UUID enrolmentId, LocalDate day, boolean present, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.attendance (tenant_id, enrolment_id, day, present, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), enrolmentId, day, present, at.atOffset(ZoneOffset.UTC), by);
    }

    void correct(Tx tx, UUID enrolmentId, LocalDate day, boolean present, String reason, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.attendance_correction (tenant_id, id, enrolment_id, day, was, reason, corrected_at, corrected_by)
                values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), Ids.next(), enrolmentId, day, !present, reason, at.atOffset(ZoneOffset.UTC), by);
        tx.dsl().execute(
                """
                update childcare.attendance set present = ?, recorded_at = ?::timestamptz, recorded_by = ?
                 where tenant_id = ? and enrolment_id = ? and day = ?""",
                present, at.atOffset(ZoneOffset.UTC), by, tx.tenantId(), enrolmentId, day);
    }

    List<OfDay> listOfDay(Read read, UUID institutionId, LocalDate day) {
        return read.dsl()
                .fetch(
                        """
                        select e.id, e.child_id, e.service, e.age_group, a.present
                          from childcare.enrolment e
                          left join childcare.attendance a on a.tenant_id = e.tenant_id and a.enrolment_id = e.id and a.day = ?
                         where e.tenant_id = ? and e.institution_id = ? and e.valid_from <= ? and (e.valid_to is null or e.valid_to >= ?)
                         order by e.age_group, e.id""",
                        day, read.tenantId(), institutionId, day, day)
                .map(row -> new OfDay(
                        row.get("id", UUID.class), row.get("child_id", UUID.class), row.get("service", String.class),
                        row.get("age_group", String.class), Optional.ofNullable(row.get("present", Boolean.class))));
    }
}
