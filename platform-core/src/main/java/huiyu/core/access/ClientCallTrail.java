package huiyu.core.access;

import huiyu.core.clientcall.ClientCall;
import huiyu.core.clientcall.ClientCalls;
import huiyu.core.db.Ids;
import huiyu.core.web.Correlation;
import huiyu.core.web.RefusedRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Notes what a system called and how it was answered, once it is known to belong to the tenant; people's calls are not noted. */
@Component
class ClientCallTrail implements HandlerInterceptor {

    private static final String BEGIN = ClientCallTrail.class.getName();

    private final Endpoints endpoints;
    private final ClientCalls calls;
    private final Clock clock;

    ClientCallTrail(Endpoints endpoints, ClientCalls calls, Clock clock) {
        this.endpoints = endpoints;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(BEGIN, System.nanoTime());
        return true;
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        Optional<String> client = RequestActor.findCaller(request).flatMap(Caller::clientId);
        Optional<Integer> tenant = RequestActor.findTenant(request);
        if (client.isEmpty() || tenant.isEmpty() || !(handler instanceof HandlerMethod method)) {
            return;
        }
        endpoints.findOperation(method).ifPresent(operation -> calls.note(
                tenant.get(),
                new ClientCall(
                        Ids.next(), client.get(), clock.instant(), operation.id(), request.getMethod(), operation.path(),
                        response.getStatus(), RefusedRequest.codeOf(request), Correlation.current(), took(request))));
    }

    private static int took(HttpServletRequest request) {
        return (int) Duration.ofNanos(System.nanoTime() - (long) request.getAttribute(BEGIN)).toMillis();
    }
}
