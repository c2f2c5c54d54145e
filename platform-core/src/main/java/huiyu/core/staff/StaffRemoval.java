package huiyu.core.staff;

import huiyu.core.db.Tx;
import huiyu.core.identity.IdentityProvider;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.tenant.TenantProvisioning;
import org.springframework.stereotype.Component;

/** Ends a disabled person's membership at the identity provider. Here the person is shut out already. */
@Component
class StaffRemoval implements EventHandler {

    private final TenantProvisioning tenants;
    private final StaffStore store;
    private final IdentityProvider identityProvider;

    StaffRemoval(TenantProvisioning tenants, StaffStore store, IdentityProvider identityProvider) {
        this.tenants = tenants;
        this.store = store;
        this.identityProvider = identityProvider;
    }

    @Override
    public String kind() {
        return StaffProvisioning.DISABLED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        store.find(tx, event.subjectId())
                .filter(member -> member.status().equals("disabled"))
                .flatMap(StaffMember::subject)
                .ifPresent(subject -> identityProvider.removeStaff(tenants.getOrganization(tx), subject));
    }
}
