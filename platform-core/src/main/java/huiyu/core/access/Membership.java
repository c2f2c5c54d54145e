package huiyu.core.access;

import huiyu.core.identity.Role;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a caller is in one tenant today, and which modules run there. */
record Membership(
        int tenantId,
        String divisionCode,
        String level,
        String nameZh,
        String nameEn,
        String status,
        Set<String> modules,
        Set<Role> roles,
        Optional<UUID> orgUnitId,
        String displayName) {

    boolean isActive() {
        return status.equals("active");
    }
}
