package huiyu.core.staff;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.IdentityProvider;
import huiyu.core.tenant.Tenant;
import huiyu.core.tenant.TenantDirectory;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Registers systems. The secret is told once and kept nowhere here, so the identity provider is asked while the caller
 * waits: should it be away, the client stays {@code provisioning} and the same request goes on from there.
 */
@Component
class ClientFlow {

    record Registered(Client client, String secret) {}

    private final TenantTransaction transactions;
    private final TenantDirectory directory;
    private final ClientStore store;
    private final IdentityProvider identityProvider;
    private final Audit audit;

    ClientFlow(
            TenantTransaction transactions,
            TenantDirectory directory,
            ClientStore store,
            IdentityProvider identityProvider,
            Audit audit) {
        this.transactions = transactions;
        this.directory = directory;
        this.store = store;
        this.identityProvider = identityProvider;
        this.audit = audit;
    }

    List<Client> list(Actor actor, String tenantCode, Optional<String> afterClientId, int most) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        return transactions.read(tenant.id(), read -> store.list(read, afterClientId, most));
    }

    /** @param name within the tenant; the division code before it keeps tenants' clients apart */
    Registered register(
            Actor actor, String tenantCode, String name, String displayName, String role, LocalDate from, Optional<LocalDate> to) {
        if (to.filter(last -> last.isBefore(from)).isPresent()) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", from));
        }
        Tenant tenant = directory.getManaged(actor, tenantCode);
        Client wanted = new Client(Ids.next(), tenantCode + "-" + name, displayName, role, "provisioning", from, to);
        Client client = transactions.run(tenant.id(), tx -> {
            if (store.insert(tx, wanted)) {
                audit.record(tx, actor, "client.registered", "client", wanted.id(), Map.of("clientId", wanted.clientId(), "role", role));
            }
            return getClient(tx, wanted.clientId());
        });
        if (!client.status().equals("provisioning") || !client.displayName().equals(displayName) || !client.role().equals(role)) {
            throw ProblemException.conflict("client-exists", Map.of("clientId", client.clientId()));
        }
        return provision(tenant, client);
    }

    Registered renewSecret(Actor actor, String tenantCode, String clientId) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        Client client = transactions.run(tenant.id(), tx -> {
            Client there = getClient(tx, clientId);
            if (there.status().equals("disabled")) {
                throw ProblemException.conflict("client-disabled", Map.of("clientId", clientId));
            }
            audit.record(tx, actor, "client.secret-renewed", "client", there.id(), Map.of("clientId", clientId));
            return there;
        });
        return provision(tenant, client);
    }

    /** Shut out here first, at once; then at the identity provider. */
    Client setDisabled(Actor actor, String tenantCode, String clientId, boolean disabled, String reason) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        transactions.execute(tenant.id(), tx -> {
            Client client = getClient(tx, clientId);
            if (disabled != client.status().equals("disabled")) {
                store.setStatus(tx, clientId, disabled ? "disabled" : "active");
                audit.recordWithReason(
                        tx, actor, disabled ? "client.disabled" : "client.enabled", "client", client.id(), reason,
                        Map.of("clientId", clientId));
            }
        });
        identityProvider.setClientEnabled(clientId, !disabled);
        return transactions.read(tenant.id(), read -> getClient(read, clientId));
    }

    private Registered provision(Tenant tenant, Client client) {
        String secret = identityProvider.createClient(client.clientId(), client.displayName());
        return transactions.run(tenant.id(), tx -> {
            store.setStatus(tx, client.clientId(), "active");
            return new Registered(getClient(tx, client.clientId()), secret);
        });
    }

    private Client getClient(Read read, String clientId) {
        return store.find(read, clientId)
                .orElseThrow(() -> ProblemException.notFound("client-not-found", Map.of("clientId", clientId)));
    }
}
