package huiyu.core.access;

import huiyu.core.identity.Actor;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Times requests by tenant, module and kind of answer, and logs one line about each: the operation, no address and no
 * body. Bounded: as many series as tenants × modules × 4; only a verified caller's tenant is counted. By operation, over
 * all tenants, {@code http.server.requests} counts them.
 */
@Component
class RequestMetrics implements HandlerInterceptor {

    private static final Logger access = LoggerFactory.getLogger("huiyu.access");
    private static final String BEGIN = RequestMetrics.class.getName();
    private static final String NONE = "none";

    private final Endpoints endpoints;

    RequestMetrics(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(BEGIN, System.nanoTime());
        return true;
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        Optional<Operation> operation = handler instanceof HandlerMethod method ? endpoints.findOperation(method) : Optional.empty();
        if (operation.isEmpty()) {
            return;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - (long) request.getAttribute(BEGIN));
        String tenant = RequestActor.findActor(request).map(Actor::tenantId).map(String::valueOf).orElse(NONE);
        Timer.builder("huiyu.requests")
                .description("Requests by tenant id, module and kind of answer")
                .tag("tenant", tenant)
                .tag("module", operation.get().module().orElse("core"))
                .tag("answer", response.getStatus() / 100 + "xx")
                .register(Metrics.globalRegistry)
                .record(took);
        access.info("{} {} tenant {} {} ms", operation.get().id(), response.getStatus(), tenant, took.toMillis());
    }
}
