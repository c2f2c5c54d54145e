package huiyu.childcare.institution;

import huiyu.childcare.institution.Staff.Member;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
