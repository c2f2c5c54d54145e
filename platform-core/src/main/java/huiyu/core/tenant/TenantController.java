package huiyu.core.tenant;

import huiyu.api.platform.TenantsApi;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TenantController implements TenantsApi {

    private final CurrentActor current;
    private final TenantTransaction transactions;
    private final TenantStore tenants;

    TenantController(CurrentActor current, TenantTransaction transactions, TenantStore tenants) {
        this.current = current;
        this.transactions = transactions;
        this.tenants = tenants;
    }

    @Override
    public ResponseEntity<List<huiyu.api.platform.model.Tenant>> listTenants() {
        return ResponseEntity.ok(transactions.read(current.get().tenantId(), tenants::listVisible).stream()
                .map(TenantController::model)
                .toList());
    }

    private static huiyu.api.platform.model.Tenant model(Tenant tenant) {
        return new huiyu.api.platform.model.Tenant()
                .divisionCode(tenant.divisionCode())
                .level(huiyu.api.platform.model.Tenant.LevelEnum.fromValue(tenant.level()))
                .nameZh(tenant.nameZh())
                .nameEn(tenant.nameEn())
                .status(huiyu.api.platform.model.Tenant.StatusEnum.fromValue(tenant.status()));
    }
}
