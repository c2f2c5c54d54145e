package huiyu.core.tenant;

import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which tenants an actor sees and which it manages: its own and those under it, never one beside it. */
@Component
public class TenantDirectory {

    private final TenantTransaction transactions;
    private final TenantStore store;

    TenantDirectory(TenantTransaction transactions, TenantStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /** @throws ProblemException 404 for a tenant that is not there or stands beside the actor's own */
    public Tenant getVisible(Actor actor, String divisionCode) {
        return transactions.read(actor.tenantId(), read -> store.findVisible(read, divisionCode))
                .orElseThrow(() -> ProblemException.notFound("tenant-not-found", Map.of("tenant", divisionCode)));
    }

    /** @throws ProblemException 404 as {@link #getVisible}; 403 for a tenant above the actor's own */
    public Tenant getManaged(Actor actor, String divisionCode) {
        Tenant tenant = getVisible(actor, divisionCode);
        requireReach(actor, tenant);
        return tenant;
    }

    static void requireReach(Actor actor, Tenant tenant) {
        if (!tenant.isUnder(actor.tenantId())) {
            throw ProblemException.forbidden("tenant-out-of-reach", Map.of("tenant", tenant.divisionCode()));
        }
    }
}
