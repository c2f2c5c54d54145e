package huiyu.core.policy;

import huiyu.kernel.identifier.DivisionCode.Level;
import java.util.Optional;
import java.util.UUID;

/**
 * A level at which policy is made: the nation, a province, a city, or a district inside a city.
 *
 * @param kind as locks and bounds address levels: districts and all below them are COUNTY, a municipality is PROVINCE
 * @param orgUnitId of the district; empty for a tenant
 */
record PolicyLevel(
        int tenantId, Optional<UUID> orgUnitId, Level kind, String divisionCode, String nameZh, String nameEn) {

    boolean owns(EntrySlot slot, int entryTenantId) {
        return entryTenantId == tenantId && Optional.ofNullable(slot.orgUnitId()).equals(orgUnitId);
    }
}
