package huiyu.core.staff;

import huiyu.core.clientcall.ClientCall;
import huiyu.core.clientcall.ClientCalls;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.tenant.Tenant;
import huiyu.core.tenant.TenantDirectory;
import huiyu.core.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a tenant's systems called lately, for who may see the systems. */
@Component
class ClientTrail {

    private final TenantTransaction transactions;
    private final TenantDirectory directory;
    private final ClientStore clients;
    private final ClientCalls calls;

    ClientTrail(TenantTransaction transactions, TenantDirectory directory, ClientStore clients, ClientCalls calls) {
        this.transactions = transactions;
        this.directory = directory;
        this.clients = clients;
        this.calls = calls;
    }

    /** @throws ProblemException 404 for a system that is not the tenant's */
    List<ClientCall> list(
            Actor actor, String tenantCode, String clientId, boolean problemsOnly, Optional<UUID> before, int limit) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        return transactions.read(tenant.id(), read -> {
            clients.find(read, clientId)
                    .orElseThrow(() -> ProblemException.notFound("client-not-found", Map.of("clientId", clientId)));
            return calls.list(read, clientId, problemsOnly, before, limit);
        });
    }
}
