package huiyu.core.tenant;

import huiyu.core.db.Tx;
import huiyu.core.identity.IdentityProvider;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import org.springframework.stereotype.Component;

/** Makes the identity provider know a new tenant, however often it takes; only then is the tenant active. */
@Component
public class TenantProvisioning implements EventHandler {

    static final String CREATED = "tenant.created";

    private final TenantStore store;
    private final IdentityProvider identityProvider;

    TenantProvisioning(TenantStore store, IdentityProvider identityProvider) {
        this.store = store;
        this.identityProvider = identityProvider;
    }

    @Override
    public String kind() {
        return CREATED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        provision(tx, store.getTenant(tx, event.subjectId()));
    }

    /** The organization of the transaction's own tenant at the identity provider, made if need be. */
    public String getOrganization(Tx tx) {
        Tenant own = store.getTenant(tx, tx.tenantId());
        return own.organizationId().orElseGet(() -> provision(tx, own));
    }

    private String provision(Tx tx, Tenant tenant) {
        String organization = identityProvider.createOrganization(tenant.divisionCode(), tenant.nameZh());
        store.setOrganization(tx, tenant.id(), organization);
        return organization;
    }
}
