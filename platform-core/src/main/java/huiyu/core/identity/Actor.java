package huiyu.core.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asking, checked: the person or client behind the token, in the one tenant the request names.
 *
 * @param subject the token's subject, or the client id of an integrator
 * @param displayName as shown in histories
 * @param tenantId the active tenant
 * @param roles the roles held in that tenant today
 * @param permissions what those roles allow, from the permissions of core and of the modules
 * @param orgUnitId where the data scope begins; empty for the whole tenant
 * @param personId the citizen behind a guardian's token; empty for staff and clients
 */
public record Actor(
        String subject,
        String displayName,
        int tenantId,
        Set<Role> roles,
        Set<String> permissions,
        Optional<UUID> orgUnitId,
        Optional<UUID> personId) {

    /** The platform itself, acting on an event or a schedule. */
    public static Actor system(int tenantId) {
        return new Actor("system", "惠育 Huiyu", tenantId, Set.of(Role.SYSTEM), Set.of(), Optional.empty(), Optional.empty());
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }
}
