package huiyu.core.tenant;

import huiyu.core.audit.Audit;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.module.ModuleCatalogue;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The switchboard: which module runs in which tenant, from when to when. */
@Component
class ModuleFlow {

    private final TenantTransaction transactions;
    private final TenantDirectory directory;
    private final ModuleStore store;
    private final ModuleCatalogue catalogue;
    private final Audit audit;
    private final Clock clock;

    ModuleFlow(
            TenantTransaction transactions,
            TenantDirectory directory,
            ModuleStore store,
            ModuleCatalogue catalogue,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.directory = directory;
        this.store = store;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
    }

    List<ModulePeriod> list(Actor actor, String tenantCode) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        return transactions.read(tenant.id(), store::list);
    }

    /** @return all periods of the tenant */
    List<ModulePeriod> put(Actor actor, String tenantCode, ModulePeriod wanted) {
        catalogue.findModule(wanted.module())
                .orElseThrow(() -> ProblemException.notFound("module-unknown", Map.of("module", wanted.module())));
        Tenant tenant = directory.getManaged(actor, tenantCode);
        return transactions.run(tenant.id(), tx -> {
            store.lock(tx);
            check(wanted, store.list(tx));
            store.put(tx, wanted);
            audit.record(tx, actor, "module.switched", "tenant", tenant.uid(), detail(wanted));
            return store.list(tx);
        });
    }

    private void check(ModulePeriod wanted, List<ModulePeriod> all) {
        if (wanted.to().filter(last -> last.isBefore(wanted.from())).isPresent()) {
            throw ProblemException.invalidField("enabledTo", "not-before", Map.of("limit", wanted.from()));
        }
        List<ModulePeriod> own = all.stream().filter(period -> period.module().equals(wanted.module())).toList();
        Optional<ModulePeriod> same = own.stream().filter(period -> period.from().equals(wanted.from())).findFirst();
        if (own.stream().filter(period -> !period.from().equals(wanted.from())).anyMatch(wanted::overlaps)) {
            throw ProblemException.conflict("module-period-overlaps", Map.of("module", wanted.module()));
        }
        same.ifPresent(there -> checkPastStays(there, wanted));
    }

    /** What was enabled until yesterday was enabled. */
    private void checkPastStays(ModulePeriod there, ModulePeriod wanted) {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        boolean endedThen = there.to().filter(last -> last.isBefore(yesterday)).isPresent();
        boolean endsInThePast = wanted.to().filter(last -> last.isBefore(yesterday)).isPresent();
        if (!there.equals(wanted) && (endedThen || endsInThePast)) {
            throw ProblemException.invalidField("enabledTo", "not-before", Map.of("limit", yesterday));
        }
    }

    private static Map<String, String> detail(ModulePeriod period) {
        return Map.of(
                "module", period.module(),
                "enabledFrom", period.from().toString(),
                "enabledTo", period.to().map(LocalDate::toString).orElse(""));
    }
}
