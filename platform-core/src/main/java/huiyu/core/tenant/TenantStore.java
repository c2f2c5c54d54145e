package huiyu.core.tenant;

import static huiyu.core.db.tables.Tables.TENANT;

import huiyu.core.db.Read;
import huiyu.core.db.tables.tables.records.TenantRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The directory of tenants: no tenant's own rows, nothing personal. */
@Repository
class TenantStore {

    /** The reader's own line up to the nation, and everything under the reader, by division code. */
    List<Tenant> listVisible(Read read) {
        return read.dsl()
                .selectFrom(TENANT)
                .where(visible(read.tenantId()))
                .and(TENANT.STATUS.ne("closed"))
                .orderBy(TENANT.DIVISION_CODE)
                .fetch(TenantStore::tenant);
    }

    Optional<Tenant> findVisible(Read read, String divisionCode) {
        return read.dsl()
                .selectFrom(TENANT)
                .where(TENANT.DIVISION_CODE.eq(divisionCode))
                .and(visible(read.tenantId()))
                .and(TENANT.STATUS.ne("closed"))
                .fetchOptional(TenantStore::tenant);
    }

    private static Condition visible(int tenantId) {
        var reader = TENANT.as("reader");
        return DSL.exists(DSL.selectOne()
                        .from(reader)
                        .where(reader.ID.eq(tenantId))
                        .and(TENANT.ID.eq(DSL.any(reader.LINEAGE))))
                .or(DSL.val(tenantId).eq(DSL.any(TENANT.LINEAGE)));
    }

    private static Tenant tenant(TenantRecord row) {
        return new Tenant(
                row.getId(),
                row.getUid(),
                row.getDivisionCode(),
                row.getLevel(),
                List.of(row.getLineage()),
                row.getNameZh(),
                row.getNameEn(),
                row.getStatus(),
                Optional.ofNullable(row.getOrganizationId()));
    }
}
