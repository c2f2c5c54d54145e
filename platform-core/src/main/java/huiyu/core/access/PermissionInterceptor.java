package huiyu.core.access;

import huiyu.core.audit.Audit;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Permission;
import huiyu.core.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before every endpoint: who asks, in which tenant, is the module enabled, is the permission held; and whether a
 * query says one of the words its API document lists.
 */
@Component
class PermissionInterceptor implements HandlerInterceptor {

    private final Endpoints endpoints;
    private final Admission admission;
    private final TenantTransaction transactions;
    private final Audit audit;

    PermissionInterceptor(Endpoints endpoints, Admission admission, TenantTransaction transactions, Audit audit) {
        this.endpoints = endpoints;
        this.admission = admission;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || Endpoints.isErrorPage(method)) {
            return true;
        }
        Operation operation = endpoints
                .findOperation(method)
                .orElseThrow(() -> new IllegalStateException("no operation for " + method));
        if (!operation.permission().equals(Permission.PUBLIC)) {
            admit(request, response, operation);
        }
        requireChoices(request, operation);
        return true;
    }

    private static void requireChoices(HttpServletRequest request, Operation operation) {
        operation.choices().forEach((parameter, words) -> {
            String said = request.getParameter(parameter);
            if (said != null && !words.contains(said)) {
                throw ProblemException.invalidField(parameter, "choice", Map.of("choices", words.toString()));
            }
        });
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, Operation operation) {
        Caller caller = Caller.of(SecurityContextHolder.getContext().getAuthentication())
                .orElseThrow(() -> ProblemException.unauthorized("unauthorized", Map.of()));
        RequestActor.remember(request, caller);
        if (operation.permission().equals(Permission.SIGNED_IN)) {
            return;
        }
        Membership membership = admission.getMembership(caller, header(request, Admission.TENANT_HEADER));
        RequestActor.rememberTenant(request, membership.tenantId());
        // for the gateway, which counts a tenant's requests and must not believe what a caller claims
        response.setHeader(Admission.TENANT_HEADER, membership.divisionCode());
        requireModule(operation, membership);
        Optional<UUID> onBehalfOf = header(request, Admission.ON_BEHALF_OF_HEADER).map(PermissionInterceptor::personId);
        Actor actor = admission.actor(caller, membership, onBehalfOf);
        admission.require(actor, operation.permission());
        onBehalfOf.ifPresent(person -> recordVouching(actor, person, operation));
        RequestActor.remember(request, actor);
    }

    private static void requireModule(Operation operation, Membership membership) {
        operation.module().filter(module -> !membership.modules().contains(module)).ifPresent(module -> {
            throw ProblemException.notFound(
                    "module-not-enabled", Map.of("module", module, "tenant", membership.divisionCode()));
        });
    }

    /** Before anything is done: no step on behalf of somebody else leaves no trace. */
    private void recordVouching(Actor actor, UUID person, Operation operation) {
        transactions.execute(
                actor.tenantId(),
                tx -> audit.record(tx, actor, "guardian.vouched", "person", person, Map.of("operation", operation.id())));
    }

    static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static UUID personId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.invalidField(Admission.ON_BEHALF_OF_HEADER, "uuid", Map.of("value", text));
        }
    }
}
