package huiyu.core.module;

import huiyu.core.db.Read;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class TenantModuleStore {

    /** The modules the tenant runs on a day. */
    Set<String> listEnabled(Read read, LocalDate on) {
        return read.dsl()
                .resultQuery(
                        """
                        select module from core.tenant_module
                         where tenant_id = ? and enabled_from <= ? and (enabled_to is null or enabled_to >= ?)""",
                        read.tenantId(), on, on)
                .fetchSet("module", String.class);
    }

    String divisionCode(Read read) {
        return read.dsl()
                .resultQuery("select division_code from core.tenant where id = ?", read.tenantId())
                .fetchSingle("division_code", String.class);
    }
}
