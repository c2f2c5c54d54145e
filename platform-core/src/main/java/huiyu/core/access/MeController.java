package huiyu.core.access;

import huiyu.api.platform.MeApi;
import huiyu.api.platform.model.ActiveTenant;
import huiyu.api.platform.model.Level;
import huiyu.api.platform.model.Me;
import huiyu.api.platform.model.MenuEntry;
import huiyu.api.platform.model.MyTenant;
import huiyu.api.platform.model.TenantStatus;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Tells callers who they are. Asks for no tenant, since it is where callers find out which ones they have. */
@RestController
class MeController implements MeApi {

    private final RequestActor current;
    private final Admission admission;
    private final Menu menu;
    private final HttpServletRequest request;

    MeController(RequestActor current, Admission admission, Menu menu, HttpServletRequest request) {
        this.current = current;
        this.admission = admission;
        this.menu = menu;
        this.request = request;
    }

    @Override
    public ResponseEntity<Me> getMe() {
        Caller caller = current.caller();
        Optional<String> header = PermissionInterceptor.header(request, Admission.TENANT_HEADER);
        List<Membership> held = admission.listMemberships(caller, header);
        Me me = new Me()
                .subject(caller.name())
                .username(caller.username())
                .tenants(held.stream().map(MeController::model).toList());
        if (header.isPresent() || (held.size() == 1 && held.getFirst().isActive())) {
            me.active(active(caller, admission.getMembership(caller, header)));
        }
        return ResponseEntity.ok(me);
    }

    private ActiveTenant active(Caller caller, Membership membership) {
        Actor actor = admission.actor(caller, membership, Optional.empty());
        return new ActiveTenant()
                .divisionCode(membership.divisionCode())
                .displayName(actor.displayName())
                .roles(names(actor.roles()))
                .permissions(actor.permissions().stream().sorted().toList())
                .modules(membership.modules().stream().sorted().toList())
                .orgUnitId(actor.orgUnitId().orElse(null))
                .menu(menu.of(membership.modules(), actor.permissions()).stream()
                        .map(entry -> new MenuEntry().path(entry.path()).zh(entry.zh()).en(entry.en()))
                        .toList());
    }

    private static MyTenant model(Membership membership) {
        return new MyTenant()
                .divisionCode(membership.divisionCode())
                .level(Level.fromValue(membership.level()))
                .nameZh(membership.nameZh())
                .nameEn(membership.nameEn())
                .status(TenantStatus.fromValue(membership.status()))
                .roles(names(membership.roles()));
    }

    private static List<String> names(Collection<Role> roles) {
        return roles.stream().map(Role::name).sorted().toList();
    }
}
