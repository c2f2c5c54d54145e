package huiyu.core.policy;

import java.util.Optional;
import java.util.UUID;

/**
 * A level at which policy is made: the nation, a province, a city, or a district inside a city.
 *
 * @param orgUnitId of the district; empty for a tenant
 */
record PolicyLevel(int tenantId, Optional<UUID> orgUnitId, String divisionCode, String nameZh, String nameEn) {

    boolean owns(EntrySlot slot, int entryTenantId) {
        return entryTenantId == tenantId && Optional.ofNullable(slot.orgUnitId()).equals(orgUnitId);
    }
}
