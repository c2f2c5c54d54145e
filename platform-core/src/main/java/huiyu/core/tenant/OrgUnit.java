package huiyu.core.tenant;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A district, street or village of a tenant. @param lineage ids from the unit itself up to the topmost */
record OrgUnit(
        UUID id,
        Optional<UUID> parentId,
        String divisionCode,
        String level,
        String nameZh,
        String nameEn,
        List<UUID> lineage) {}
