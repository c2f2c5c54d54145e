package huiyu.core.tenant;

import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** A named door: the directory before a tenant is known. */
@Repository
class PublicTenantStore {

    private final DSLContext acrossTenants;

    PublicTenantStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    Optional<Integer> findActive(String divisionCode) {
        return acrossTenants
                .resultQuery("select id from core.tenant where division_code = ? and status = 'active'", divisionCode)
                .fetchOptional("id", Integer.class);
    }
}
