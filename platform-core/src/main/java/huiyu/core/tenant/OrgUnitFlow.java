package huiyu.core.tenant;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps the tree of districts, streets and villages inside a tenant. */
@Component
class OrgUnitFlow {

    private final TenantTransaction transactions;
    private final TenantDirectory directory;
    private final OrgUnitStore store;
    private final Audit audit;

    OrgUnitFlow(TenantTransaction transactions, TenantDirectory directory, OrgUnitStore store, Audit audit) {
        this.transactions = transactions;
        this.directory = directory;
        this.store = store;
        this.audit = audit;
    }

    List<OrgUnit> list(Actor actor, String tenantCode, Optional<String> afterCode, int most) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        return transactions.read(tenant.id(), read -> store.list(read, afterCode, most));
    }

    /** The same unit again gives the one that is there. */
    OrgUnit create(Actor actor, String tenantCode, String unitCode, String nameZh, String nameEn) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        return transactions.run(tenant.id(), tx -> {
            OrgUnit unit = placed(tx, tenant, unitCode, nameZh, nameEn);
            if (!store.insert(tx, unit)) {
                return getSame(tx, unit);
            }
            audit.record(tx, actor, "org-unit.created", "org-unit", unit.id(), Map.of("orgUnit", unitCode));
            return unit;
        });
    }

    private OrgUnit placed(Tx tx, Tenant tenant, String unitCode, String nameZh, String nameEn) {
        Optional<OrgUnit> parent = findParent(tx, tenant, unitCode);
        UUID id = Ids.next();
        return new OrgUnit(
                id,
                parent.map(OrgUnit::id),
                unitCode,
                Placement.levelOfUnit(unitCode),
                nameZh,
                nameEn,
                Stream.concat(Stream.of(id), parent.stream().flatMap(above -> above.lineage().stream())).toList());
    }

    private Optional<OrgUnit> findParent(Tx tx, Tenant tenant, String unitCode) {
        if (!List.of("city", "municipality").contains(tenant.level())) {
            throw ProblemException.invalidField("divisionCode", "city-only", Map.of("tenant", tenant.divisionCode()));
        }
        if (Placement.isRightUnder(tenant.divisionCode(), unitCode) && unitCode.length() < 12) {
            return Optional.empty();
        }
        if (unitCode.length() == 6) {
            throw ProblemException.invalidField(
                    "divisionCode", "within-tenant", Map.of("tenant", tenant.divisionCode()));
        }
        String parentCode = Placement.parentOfUnit(unitCode);
        return Optional.of(store.find(tx, parentCode).orElseThrow(() -> ProblemException.invalidField(
                "divisionCode", "parent-missing", Map.of("parent", parentCode))));
    }

    private OrgUnit getSame(Tx tx, OrgUnit wanted) {
        return store.find(tx, wanted.divisionCode())
                .filter(there -> there.nameZh().equals(wanted.nameZh()) && there.nameEn().equals(wanted.nameEn()))
                .orElseThrow(() ->
                        ProblemException.conflict("org-unit-exists", Map.of("orgUnit", wanted.divisionCode())));
    }
}
