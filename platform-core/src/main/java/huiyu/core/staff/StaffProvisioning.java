package huiyu.core.staff;

import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.IdentityProvider;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.tenant.TenantProvisioning;
import huiyu.core.web.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the identity provider know an invited person, however often it takes; only then can the person get in. */
@Component
class StaffProvisioning implements EventHandler {

    static final String INVITED = "staff.invited";
    static final String DISABLED = "staff.disabled";

    private static final Logger log = LoggerFactory.getLogger(StaffProvisioning.class);

    private final TenantTransaction transactions;
    private final TenantProvisioning tenants;
    private final StaffStore store;
    private final IdentityProvider identityProvider;
    private final StaffSettings settings;

    StaffProvisioning(
            TenantTransaction transactions,
            TenantProvisioning tenants,
            StaffStore store,
            IdentityProvider identityProvider,
            StaffSettings settings) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.store = store;
        this.identityProvider = identityProvider;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return INVITED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        provision(tx, event.subjectId(), Optional.empty());
    }

    void requirePasswordAllowed(Optional<String> initialPassword) {
        if (initialPassword.isPresent() && !settings.initialPasswords()) {
            throw ProblemException.invalidField("initialPassword", "not-allowed-here", Map.of());
        }
    }

    /** The event goes on trying should this fail, without the password. */
    void tryNow(int tenantId, UUID staffId, String initialPassword) {
        try {
            transactions.execute(tenantId, tx -> provision(tx, staffId, Optional.of(initialPassword)));
        } catch (RuntimeException away) {
            log.warn("provisioning of staff {} is left to its event", staffId, away);
        }
    }

    private void provision(Tx tx, UUID staffId, Optional<String> initialPassword) {
        store.lock(tx, staffId);
        StaffMember member = store.find(tx, staffId).orElseThrow();
        if (member.status().equals("disabled")) {
            return;
        }
        String subject = identityProvider.inviteStaff(
                tenants.getOrganization(tx),
                new IdentityProvider.StaffAccount(
                        member.username(), member.displayName(), member.email(), initialPassword));
        store.setProvisioned(tx, staffId, subject);
    }
}
