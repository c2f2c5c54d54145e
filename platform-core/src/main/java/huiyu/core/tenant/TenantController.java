package huiyu.core.tenant;

import huiyu.api.platform.TenantsApi;
import huiyu.api.platform.model.Level;
import huiyu.api.platform.model.NewTenant;
import huiyu.api.platform.model.TenantPage;
import huiyu.api.platform.model.TenantStatus;
import huiyu.api.platform.model.TenantStatusChange;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TenantController implements TenantsApi {

    private final CurrentActor current;
    private final TenantFlow tenants;
    private final TenantDirectory directory;

    TenantController(CurrentActor current, TenantFlow tenants, TenantDirectory directory) {
        this.current = current;
        this.tenants = tenants;
        this.directory = directory;
    }

    @Override
    public ResponseEntity<TenantPage> listTenants(String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        Optional<String> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1).lastKey().getFirst());
        List<Tenant> found = tenants.list(current.get(), after, most);
        TenantPage page = new TenantPage().items(found.stream().map(TenantController::model).toList());
        return ResponseEntity.ok(
                found.size() < most ? page : page.nextCursor(Cursor.after(found.getLast().divisionCode()).encode()));
    }

    @Override
    public ResponseEntity<huiyu.api.platform.model.Tenant> createTenant(NewTenant wanted) {
        return ResponseEntity.status(201)
                .body(model(tenants.create(
                        current.get(),
                        wanted.getDivisionCode(),
                        wanted.getLevel().getValue(),
                        wanted.getNameZh(),
                        wanted.getNameEn())));
    }

    @Override
    public ResponseEntity<huiyu.api.platform.model.Tenant> getTenant(String divisionCode) {
        return ResponseEntity.ok(model(directory.getVisible(current.get(), divisionCode)));
    }

    @Override
    public ResponseEntity<huiyu.api.platform.model.Tenant> putTenantStatus(
            String divisionCode, TenantStatusChange change) {
        return ResponseEntity.ok(model(tenants.changeStatus(
                current.get(), divisionCode, change.getStatus().getValue(), change.getReason())));
    }

    private static huiyu.api.platform.model.Tenant model(Tenant tenant) {
        return new huiyu.api.platform.model.Tenant()
                .divisionCode(tenant.divisionCode())
                .level(Level.fromValue(tenant.level()))
                .nameZh(tenant.nameZh())
                .nameEn(tenant.nameEn())
                .status(TenantStatus.fromValue(tenant.status()))
                .sandbox(tenant.isSandbox());
    }
}
