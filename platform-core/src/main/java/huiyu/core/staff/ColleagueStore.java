package huiyu.core.staff;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import huiyu.core.identity.Role;
import huiyu.core.staff.StaffDirectory.Colleague;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class ColleagueStore {

    Optional<BlindIndex> findCitizen(Read read, String subject) {
        return read.dsl()
                .resultQuery(
                        "select citizen_index from core.staff_member where tenant_id = ? and subject = ? and citizen_index is not null",
                        read.tenantId(), subject)
                .fetchOptional(row -> BlindIndex.ofBytes(row.get("citizen_index", byte[].class)));
    }

    Optional<String> findSubject(Read read, UUID staffId) {
        return read.dsl()
                .resultQuery("select subject from core.staff_member where tenant_id = ? and id = ? and subject is not null", read.tenantId(), staffId)
                .fetchOptional("subject", String.class);
    }

    Map<String, String> findNames(Read read, Collection<String> subjects) {
        return read.dsl()
                .resultQuery(
                        "select subject, display_name from core.staff_member where tenant_id = ? and subject = any (?::text[])",
                        read.tenantId(), subjects.toArray(String[]::new))
                .fetchMap(row -> row.get("subject", String.class), row -> row.get("display_name", String.class));
    }

    Optional<Colleague> find(Read read, String subject, LocalDate on) {
        return list(read, subject, "", on).stream().findFirst();
    }

    List<Colleague> listWithRole(Read read, Role role, LocalDate on) {
        return list(read, "", role.name(), on);
    }

    /** @param subject and {@code role}: an empty text asks for any */
    private static List<Colleague> list(Read read, String subject, String role, LocalDate on) {
        return read.dsl()
                .resultQuery(
                        """
                        select m.subject, m.display_name, a.org_unit_id, array_agg(distinct a.role) as roles
                          from core.staff_member m
                          join core.staff_assignment a on a.tenant_id = m.tenant_id and a.staff_id = m.id
                         where m.tenant_id = ? and m.status = 'active' and m.subject is not null
                           and a.valid_from <= ? and (a.valid_to is null or a.valid_to >= ?)
                           and ((? = '' or m.subject = ?) and (? = '' or a.role = ?))
                         group by m.subject, m.display_name, a.org_unit_id
                         order by m.display_name, m.subject""",
                        read.tenantId(), on, on, subject, subject, role, role)
                .fetch(ColleagueStore::colleague);
    }

    private static Colleague colleague(Record row) {
        return new Colleague(
                row.get("subject", String.class),
                row.get("display_name", String.class),
                Arrays.stream(row.get("roles", String[].class)).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(row.get("org_unit_id", UUID.class)));
    }
}
