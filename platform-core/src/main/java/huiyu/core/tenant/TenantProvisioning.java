package huiyu.core.tenant;

import huiyu.core.db.Tx;
import huiyu.core.identity.IdentityProvider;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import java.util.Optional;
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

    /**
     * The organization of the transaction's own tenant at the identity provider, made if need be. What is remembered of it is
     * not relied on: an identity provider restored from yesterday knows other organizations than we do.
     */
    public String getOrganization(Tx tx) {
        return provision(tx, store.getTenant(tx, tx.tenantId()));
    }

    private String provision(Tx tx, Tenant tenant) {
        String organization = identityProvider.createOrganization(tenant.divisionCode(), tenant.nameZh());
        if (!tenant.organizationId().equals(Optional.of(organization))) {
            store.setOrganization(tx, tenant.id(), organization);
        }
        return organization;
    }
}
