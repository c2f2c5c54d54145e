package huiyu.childcare.institution;

import huiyu.childcare.institution.Staff.Member;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository("childcareStaffStore")
class StaffStore {

    List<Member> list(Read read, UUID institutionId, LocalDate on) {
        return read.dsl()
                .fetch(
                        """
                        select id, name, position, qualification, qualified_until, health_checked_on, valid_from, valid_to
                          from childcare.staff_member
                         where tenant_id = ? and institution_id = ? and valid_from <= ? and (valid_to is null or valid_to >= ?)
                         order by name, id""",
                        read.tenantId(), institutionId, on, on)
                .map(row -> new Member(
                        row.get("id", UUID.class), row.get("name", String.class), row.get("position", String.class),
                        row.get("qualification", String.class), Optional.ofNullable(row.get("qualified_until", LocalDate.class)),
                        row.get("health_checked_on", LocalDate.class), row.get("valid_from", LocalDate.class),
                        Optional.ofNullable(row.get("valid_to", LocalDate.class))));
    }

    /** Who has had a course that ran out and was not taken again. */
    Set<UUID> listTrainingExpired(Read read, UUID institutionId, LocalDate on) {
        return read.dsl()
                .resultQuery(
                        """
                        select distinct m.id from childcare.staff_member m
                          join childcare.staff_training t on t.tenant_id = m.tenant_id and t.staff_id = m.id and t.completed_on <= ?
                         where m.tenant_id = ? and m.institution_id = ?
                         group by m.id, t.course
                        having bool_and(t.valid_until is not null and t.valid_until < ?)""",
                        on, read.tenantId(), institutionId, on)
                .fetchSet("id", UUID.class);
    }

    Optional<String> findInstitution(Read read, UUID staffId) {
        return read.dsl()
                .fetch(
                        """
                        select i.code from childcare.staff_member m join childcare.institution i on i.tenant_id = m.tenant_id and i.id = m.institution_id
                         where m.tenant_id = ? and m.id = ?""",
                        read.tenantId(), staffId)
                .stream()
                .findFirst()
                .map(row -> row.get("code", String.class));
    }

    void insertTraining(Tx tx, UUID staffId, Staff.Training training, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.staff_training (tenant_id, id, staff_id, course, hours, completed_on, valid_until, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?) on conflict do nothing""",
                tx.tenantId(), Ids.next(), staffId, training.course(), training.hours(), training.completedOn(),
                training.validUntil().orElse(null), at.atOffset(ZoneOffset.UTC), by);
    }

    Member insert(Tx tx, UUID institutionId, Member member) {
        UUID id = Ids.next();
        tx.dsl().execute(
                """
                insert into childcare.staff_member
                  (tenant_id, id, institution_id, name, position, qualification, qualified_until, health_checked_on, valid_from, valid_to)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                tx.tenantId(), id, institutionId, member.name(), member.position(), member.qualification(),
                member.qualifiedUntil().orElse(null), member.healthCheckedOn(), member.validFrom(), member.validTo().orElse(null));
        return new Member(
                id, member.name(), member.position(), member.qualification(), member.qualifiedUntil(), member.healthCheckedOn(),
                member.validFrom(), member.validTo());
    }
}
