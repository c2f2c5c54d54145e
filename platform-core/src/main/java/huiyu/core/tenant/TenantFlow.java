package huiyu.core.tenant;

import huiyu.core.audit.Audit;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.web.ProblemException;
import huiyu.kernel.identifier.DivisionCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes, suspends and resumes tenants. */
@Component
class TenantFlow {

    private final TenantTransaction transactions;
    private final TenantStore store;
    private final Outbox outbox;
    private final Audit audit;

    TenantFlow(TenantTransaction transactions, TenantStore store, Outbox outbox, Audit audit) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.audit = audit;
    }

    List<Tenant> list(Actor actor, Optional<String> afterCode, int most) {
        return transactions.read(actor.tenantId(), read -> store.listVisible(read, afterCode, most));
    }

    /** The same tenant again gives the one that is there. */
    Tenant create(Actor actor, String divisionCode, String level, String nameZh, String nameEn) {
        DivisionCode code = DivisionCode.parse(divisionCode).findValue().orElseThrow(
                () -> ProblemException.invalidField("divisionCode", "tenant-code", Map.of("code", divisionCode)));
        DivisionCode parentCode = Placement.parentOfTenant(code, level);
        return transactions.run(actor.tenantId(), tx -> {
            Tenant parent = store.findVisible(tx, parentCode.code()).orElseThrow(() -> ProblemException.invalidField(
                    "divisionCode", "parent-missing", Map.of("parent", parentCode.code())));
            TenantDirectory.requireReach(actor, parent);
            return store.insert(tx, divisionCode, level, parent, nameZh, nameEn)
                    .map(made -> announce(tx, actor, made))
                    .orElseGet(() -> getSame(tx, divisionCode, nameZh, nameEn));
        });
    }

    /** Its own tenant nobody suspends: somebody above must be there to resume it. */
    Tenant changeStatus(Actor actor, String divisionCode, String status, String reason) {
        return transactions.run(actor.tenantId(), tx -> {
            Tenant tenant = store.findVisible(tx, divisionCode)
                    .orElseThrow(() -> ProblemException.notFound("tenant-not-found", Map.of("tenant", divisionCode)));
            TenantDirectory.requireReach(actor, tenant);
            if (tenant.id() == actor.tenantId()) {
                throw ProblemException.forbidden("tenant-out-of-reach", Map.of("tenant", divisionCode));
            }
            if (tenant.status().equals("provisioning")) {
                throw ProblemException.conflict("tenant-provisioning", Map.of("tenant", divisionCode));
            }
            if (!tenant.status().equals(status)) {
                store.setStatus(tx, tenant.id(), status);
                audit.recordWithReason(
                        tx, actor, "tenant." + status, "tenant", tenant.uid(), reason, Map.of("tenant", divisionCode));
            }
            return store.getTenant(tx, tenant.uid());
        });
    }

    private Tenant announce(Tx tx, Actor actor, Tenant made) {
        outbox.publish(tx, TenantProvisioning.CREATED, made.uid(), actor.subject());
        audit.record(tx, actor, "tenant.created", "tenant", made.uid(), Map.of("tenant", made.divisionCode()));
        return made;
    }

    private Tenant getSame(Tx tx, String divisionCode, String nameZh, String nameEn) {
        return store.findVisible(tx, divisionCode)
                .filter(there -> there.nameZh().equals(nameZh) && there.nameEn().equals(nameEn))
                .orElseThrow(() -> ProblemException.conflict("tenant-exists", Map.of("tenant", divisionCode)));
    }
}
