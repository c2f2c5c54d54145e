package huiyu.core.access;

import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Decides in which tenant and as whom a caller acts. */
@Component
class Admission {

    /** Names the active tenant by division code. */
    static final String TENANT_HEADER = "Huiyu-Tenant";

    /** Names the person a city app acts for. */
    static final String ON_BEHALF_OF_HEADER = "Huiyu-On-Behalf-Of";

    private static final String VOUCH = "guardian.vouch";

    private final Memberships memberships;
    private final PermissionTable permissions;

    Admission(Memberships memberships, PermissionTable permissions) {
        this.memberships = memberships;
        this.permissions = permissions;
    }

    List<Membership> listMemberships(Caller caller, Optional<String> tenantHeader) {
        return memberships.of(caller, tenantHeader);
    }

    /** @throws ProblemException 400 or 403 naming the header when it leads to no one tenant of the caller's */
    Membership getMembership(Caller caller, Optional<String> tenantHeader) {
        List<Membership> held = memberships.of(caller, tenantHeader);
        Membership active = tenantHeader.map(code -> named(held, code)).orElseGet(() -> only(held));
        if (!active.isActive()) {
            throw ProblemException.forbidden(
                    "tenant-inactive", Map.of("tenant", active.divisionCode(), "status", active.status()));
        }
        return active;
    }

    Actor actor(Caller caller, Membership membership, Optional<UUID> onBehalfOf) {
        Actor actor = actor(caller, membership, membership.roles(), Optional.empty());
        if (onBehalfOf.isEmpty()) {
            return actor;
        }
        require(actor, VOUCH);
        return actor(caller, membership, Set.of(Role.GUARDIAN), onBehalfOf);
    }

    /** @throws ProblemException 403 naming the permission */
    void require(Actor actor, String permission) {
        if (!actor.may(permission)) {
            throw ProblemException.forbidden("permission-missing", Map.of("permission", permission));
        }
    }

    private Actor actor(Caller caller, Membership membership, Set<Role> roles, Optional<UUID> personId) {
        return new Actor(
                caller.name(),
                membership.displayName(),
                membership.tenantId(),
                roles,
                permissions.heldBy(roles),
                membership.orgUnitId(),
                personId);
    }

    private Membership named(List<Membership> held, String code) {
        return held.stream().filter(membership -> membership.divisionCode().equals(code)).findFirst().orElseThrow(() -> {
            Map<String, Object> arguments = Map.of("header", TENANT_HEADER, "value", code);
            return memberships.isTenant(code)
                    ? ProblemException.forbidden("tenant-mismatch", arguments)
                    : ProblemException.malformed("tenant-unknown", arguments);
        });
    }

    private static Membership only(List<Membership> held) {
        return switch (held.size()) {
            case 0 -> throw ProblemException.forbidden("no-assignment", Map.of());
            case 1 -> held.getFirst();
            default -> throw ProblemException.malformed("tenant-header-required", Map.of("header", TENANT_HEADER));
        };
    }
}
