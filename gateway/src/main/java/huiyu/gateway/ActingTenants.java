package huiyu.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * In which tenant a caller acts, as the platform last said in its answer. What a caller merely claims counts for nothing:
 * else anybody could use up another tenant's requests, or open a fresh bucket with each claim.
 */
@Component
class ActingTenants {

    /** Of a request: the tenant the caller means. Of the platform's answer: the one it found the caller to belong to. */
    static final String HEADER = "Huiyu-Tenant";

    private static final int REMEMBERED = 20_000;

    private record Asked(String caller, String claimed) {}

    private final Cache<Asked, String> told = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** Empty for nobody in particular, and until the platform has answered this caller once. */
    Optional<String> find(HttpServletRequest request) {
        return asked(request).map(told::getIfPresent);
    }

    /** Takes what the platform says of a request out of its answer: callers have no need of it. */
    void learn(HttpServletRequest request, ServerResponse answer) {
        String tenant = answer.headers().getFirst(HEADER);
        answer.headers().remove(HEADER);
        if (tenant != null) {
            asked(request).ifPresent(asked -> told.put(asked, tenant));
        }
    }

    private static Optional<Asked> asked(HttpServletRequest request) {
        String claimed = Optional.ofNullable(request.getHeader(HEADER)).orElse("");
        return Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName).map(caller -> new Asked(caller, claimed));
    }
}
