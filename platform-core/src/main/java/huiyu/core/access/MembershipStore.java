package huiyu.core.access;

import static huiyu.core.db.tables.Tables.MEMBERSHIPS;
import static huiyu.core.db.tables.Tables.TENANT;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import huiyu.core.db.tables.tables.records.MembershipsRecord;
import huiyu.core.identity.Role;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** A named door across tenants: before a tenant is known, a caller's own memberships, through one function. */
@Repository
class MembershipStore {

    private final DSLContext acrossTenants;

    MembershipStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    /** @param requestedCode the tenant named by the request; a client of a province also belongs to its cities */
    List<Membership> listMemberships(Caller caller, Optional<String> requestedCode, LocalDate on) {
        return acrossTenants
                .selectFrom(MEMBERSHIPS.call(
                        caller.subject(),
                        caller.clientId().orElse(null),
                        requestedCode.orElse(null),
                        on))
                .fetch()
                .stream()
                .collect(groupingBy(MembershipsRecord::getTenantId, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(MembershipStore::membership)
                .toList();
    }

    boolean isTenant(String divisionCode) {
        return acrossTenants.fetchExists(
                TENANT, TENANT.DIVISION_CODE.eq(divisionCode), TENANT.STATUS.ne("closed"));
    }

    private static Membership membership(List<MembershipsRecord> rows) {
        MembershipsRecord first = rows.getFirst();
        return new Membership(
                first.getTenantId(),
                first.getDivisionCode(),
                first.getLevel(),
                first.getNameZh(),
                first.getNameEn(),
                first.getStatus(),
                Set.of(first.getModules()),
                rows.stream().map(row -> Role.valueOf(row.getRole())).collect(toUnmodifiableSet()),
                Optional.ofNullable(first.getOrgUnitId()),
                first.getDisplayName());
    }
}
