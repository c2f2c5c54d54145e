package huiyu.core.staff;

import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.tenant.Tenant;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What keeps roles honest. */
@Component
class AssignmentRules {

    private static final List<String> LEVELS_WITH_TENANTS_UNDER_THEM = List.of("nation", "province");

    /** @throws ProblemException 422 naming the field, 403, or 409 for a second org unit on the same day */
    void check(Actor actor, Tenant tenant, StaffMember member, Assignment wanted) {
        if (wanted.to().filter(last -> last.isBefore(wanted.from())).isPresent()) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", wanted.from()));
        }
        if (wanted.role() == Role.PROVINCE_ADMIN) {
            checkProvinceAdmin(actor, tenant);
        }
        boolean elsewhere = member.assignments().stream()
                .filter(wanted::overlaps)
                .anyMatch(held -> !held.orgUnit().equals(wanted.orgUnit()));
        if (elsewhere) {
            throw ProblemException.conflict("one-org-unit", Map.of("username", member.username()));
        }
    }

    /** The past is never edited: a role that was held until yesterday was held. */
    void checkEnd(Assignment held, LocalDate lastDay, LocalDate today) {
        LocalDate earliest = held.from().isAfter(today) ? held.from() : today.minusDays(1);
        if (lastDay.isBefore(earliest) || lastDay.isBefore(held.from()) || held.endsBefore(today.minusDays(1))) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", earliest));
        }
    }

    void checkNotOneself(Optional<String> actorsUsername, String username) {
        if (actorsUsername.filter(username::equals).isPresent()) {
            throw ProblemException.forbidden("self-assignment", Map.of());
        }
    }

    private static void checkProvinceAdmin(Actor actor, Tenant tenant) {
        if (!LEVELS_WITH_TENANTS_UNDER_THEM.contains(tenant.level())) {
            throw ProblemException.invalidField(
                    "role", "role-of-level", Map.of("role", Role.PROVINCE_ADMIN, "level", tenant.level()));
        }
        if (!actor.roles().contains(Role.PROVINCE_ADMIN)) {
            throw ProblemException.forbidden("role-out-of-reach", Map.of("role", Role.PROVINCE_ADMIN));
        }
    }
}
