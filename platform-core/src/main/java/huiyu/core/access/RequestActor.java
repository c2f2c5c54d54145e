package huiyu.core.access;

import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps the actor with the request itself: it ends with the request, on whatever thread that runs. */
@Component
class RequestActor implements CurrentActor {

    private static final String ACTOR = Actor.class.getName();
    private static final String CALLER = Caller.class.getName();

    private static final String TENANT = RequestActor.class.getName() + ".tenant";

    private final HttpServletRequest request;

    RequestActor(HttpServletRequest request) {
        this.request = request;
    }

    static void remember(HttpServletRequest request, Actor actor) {
        request.setAttribute(ACTOR, actor);
    }

    static void remember(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    static void rememberTenant(HttpServletRequest request, int tenantId) {
        request.setAttribute(TENANT, tenantId);
    }

    /** The tenant the caller was found to belong to, whether or not it was then let in. */
    static Optional<Integer> findTenant(HttpServletRequest request) {
        return Optional.ofNullable((Integer) request.getAttribute(TENANT));
    }

    static Optional<Caller> findCaller(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(CALLER));
    }

    /** Empty before somebody was let in, or where no tenant is asked for. */
    static Optional<Actor> findActor(HttpServletRequest request) {
        return Optional.ofNullable((Actor) request.getAttribute(ACTOR));
    }

    /** @throws IllegalStateException in an endpoint whose permission asks for no tenant */
    @Override
    public Actor get() {
        return (Actor) required(ACTOR);
    }

    Caller caller() {
        return (Caller) required(CALLER);
    }

    private Object required(String name) {
        Object value = request.getAttribute(name);
        if (value == null) {
            throw new IllegalStateException("this endpoint's permission gives no " + name);
        }
        return value;
    }
}
