package huiyu.core.tenant;

import static huiyu.core.db.tables.Tables.TENANT;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.TenantRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The directory of tenants: no tenant's own rows, nothing personal. */
@Repository
class TenantStore {

    /** The reader's own line up to the nation and everything under the reader, by division code. */
    List<Tenant> listVisible(Read read, Optional<String> afterCode, int most) {
        return read.dsl()
                .selectFrom(TENANT)
                .where(visible(read.tenantId()))
                .and(TENANT.STATUS.ne("closed"))
                .and(afterCode.map(TENANT.DIVISION_CODE::gt).orElse(DSL.noCondition()))
                .orderBy(TENANT.DIVISION_CODE)
                .limit(most)
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

    Tenant getTenant(Read read, UUID uid) {
        return read.dsl().selectFrom(TENANT).where(TENANT.UID.eq(uid)).fetchSingle(TenantStore::tenant);
    }

    Tenant getTenant(Read read, int id) {
        return read.dsl().selectFrom(TENANT).where(TENANT.ID.eq(id)).fetchSingle(TenantStore::tenant);
    }

    /** Empty when the division code is taken. */
    Optional<Tenant> insert(Tx tx, String divisionCode, String level, Tenant parent, String nameZh, String nameEn) {
        return tx.dsl()
                .resultQuery(
                        """
                        insert into core.tenant (id, division_code, level, parent_id, lineage, name_zh, name_en, status)
                        overriding system value
                        select next.id, {0}, {1}, {2}, next.id || {3}::int[], {4}, {5}, 'provisioning'
                          from (select nextval(pg_get_serial_sequence('core.tenant', 'id'))::int as id) next
                        on conflict (division_code) where status <> 'closed' do nothing
                        returning *""",
                        DSL.val(divisionCode),
                        DSL.val(level),
                        DSL.val(parent.id()),
                        DSL.val(parent.lineage().toArray(Integer[]::new)),
                        DSL.val(nameZh),
                        DSL.val(nameEn))
                .fetchOptionalInto(TENANT)
                .map(TenantStore::tenant);
    }

    void setStatus(Tx tx, int id, String status) {
        tx.dsl().update(TENANT).set(TENANT.STATUS, status).where(TENANT.ID.eq(id)).execute();
    }

    /** Both sides agree. A tenant suspended meanwhile stays so. */
    void setOrganization(Tx tx, int id, String organizationId) {
        tx.dsl()
                .update(TENANT)
                .set(TENANT.ORGANIZATION_ID, organizationId)
                .set(TENANT.STATUS, DSL.when(TENANT.STATUS.eq("provisioning"), "active").otherwise(TENANT.STATUS))
                .where(TENANT.ID.eq(id))
                .execute();
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
