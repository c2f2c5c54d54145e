package huiyu.core.tenant;

import static huiyu.core.db.tables.Tables.TENANT;
import static huiyu.core.db.tables.Tables.TENANT_MODULE;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class ModuleStore {

    List<ModulePeriod> list(Read read) {
        return read.dsl()
                .selectFrom(TENANT_MODULE)
                .where(TENANT_MODULE.TENANT_ID.eq(read.tenantId()))
                .orderBy(TENANT_MODULE.MODULE, TENANT_MODULE.ENABLED_FROM)
                .fetch(row -> new ModulePeriod(
                        row.getModule(), row.getEnabledFrom(), Optional.ofNullable(row.getEnabledTo())));
    }

    /** Two administrators at once come one after the other. */
    void lock(Tx tx) {
        tx.dsl().selectOne().from(TENANT).where(TENANT.ID.eq(tx.tenantId())).forNoKeyUpdate().fetch();
    }

    void put(Tx tx, ModulePeriod period) {
        tx.dsl()
                .insertInto(TENANT_MODULE)
                .set(TENANT_MODULE.TENANT_ID, tx.tenantId())
                .set(TENANT_MODULE.MODULE, period.module())
                .set(TENANT_MODULE.ENABLED_FROM, period.from())
                .set(TENANT_MODULE.ENABLED_TO, period.to().orElse(null))
                .onConflict(TENANT_MODULE.TENANT_ID, TENANT_MODULE.MODULE, TENANT_MODULE.ENABLED_FROM)
                .doUpdate()
                .set(TENANT_MODULE.ENABLED_TO, period.to().orElse(null))
                .execute();
    }
}
