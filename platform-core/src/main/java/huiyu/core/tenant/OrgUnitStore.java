package huiyu.core.tenant;

import static huiyu.core.db.tables.Tables.ORG_UNIT;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.OrgUnitRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class OrgUnitStore {

    List<OrgUnit> list(Read read, Optional<String> afterCode, int most) {
        return read.dsl()
                .selectFrom(ORG_UNIT)
                .where(ORG_UNIT.TENANT_ID.eq(read.tenantId()))
                .and(afterCode.map(ORG_UNIT.DIVISION_CODE::gt).orElse(DSL.noCondition()))
                .orderBy(ORG_UNIT.DIVISION_CODE)
                .limit(most)
                .fetch(OrgUnitStore::unit);
    }

    Optional<OrgUnit> find(Read read, String divisionCode) {
        return read.dsl()
                .selectFrom(ORG_UNIT)
                .where(ORG_UNIT.TENANT_ID.eq(read.tenantId()))
                .and(ORG_UNIT.DIVISION_CODE.eq(divisionCode))
                .fetchOptional(OrgUnitStore::unit);
    }

    /** False when the division code is taken. */
    boolean insert(Tx tx, OrgUnit unit) {
        return tx.dsl()
                        .insertInto(ORG_UNIT)
                        .set(ORG_UNIT.TENANT_ID, tx.tenantId())
                        .set(ORG_UNIT.ID, unit.id())
                        .set(ORG_UNIT.PARENT_ID, unit.parentId().orElse(null))
                        .set(ORG_UNIT.DIVISION_CODE, unit.divisionCode())
                        .set(ORG_UNIT.LEVEL, unit.level())
                        .set(ORG_UNIT.NAME_ZH, unit.nameZh())
                        .set(ORG_UNIT.NAME_EN, unit.nameEn())
                        .set(ORG_UNIT.LINEAGE, unit.lineage().toArray(UUID[]::new))
                        .onConflict(ORG_UNIT.TENANT_ID, ORG_UNIT.DIVISION_CODE)
                        .doNothing()
                        .execute()
                == 1;
    }

    private static OrgUnit unit(OrgUnitRecord row) {
        return new OrgUnit(
                row.getId(),
                Optional.ofNullable(row.getParentId()),
                row.getDivisionCode(),
                row.getLevel(),
                row.getNameZh(),
                row.getNameEn(),
                List.of(row.getLineage()));
    }
}
