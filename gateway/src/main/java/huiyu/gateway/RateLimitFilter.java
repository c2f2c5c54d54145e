package huiyu.gateway;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Bounds what one caller asks of one tenant. Stands behind Spring Security, which says who the caller is. */
class RateLimitFilter extends org.springframework.web.filter.OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RateLimitFilter.class);
    private static final long RETRY_SECONDS = 2;

    private final RateLimits limits;
    private final Problems problems;

    RateLimitFilter(RateLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ConsumptionProbe probe;
        try {
            probe = limits.take(caller(request), tenant(request));
        } catch (BucketExecutionException | DataAccessException away) {
            log.warn("the database of rate limits is busy or away: {}", away.toString());
            problems.answerLater(response, problems.problem(503, "try-again-later"), RETRY_SECONDS);
            return;
        }
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        problems.answerLater(response, problems.problem(429, "too-many-requests"), seconds);
    }

    private static RateLimits.Caller caller(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal == null
                ? RateLimits.Caller.unknown(request.getRemoteAddr())
                : RateLimits.Caller.known(principal.getName());
    }

    private static String tenant(HttpServletRequest request) {
        String header = request.getHeader("Huiyu-Tenant");
        // Anything else is no tenant, and must not open a fresh bucket.
        return header != null && header.matches("[0-9]{6}") ? header : "";
    }
}
