package huiyu.gateway;

import huiyu.gateway.RateLimits.Caller;
import huiyu.gateway.RateLimits.Refusal;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Bounds what one caller asks of one tenant, and what all callers of a tenant ask together. Stands behind Spring Security,
 * which says who the caller is.
 */
class RateLimitFilter extends org.springframework.web.filter.OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RateLimitFilter.class);
    private static final long RETRY_SECONDS = 2;

    private final RateLimits limits;
    private final ActingTenants tenants;
    private final Problems problems;

    RateLimitFilter(RateLimits limits, ActingTenants tenants, Problems problems) {
        this.limits = limits;
        this.tenants = tenants;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Refusal> refusal;
        try {
            refusal = limits.take(caller(request), tenants.find(request));
        } catch (BucketExecutionException | DataAccessException away) {
            log.warn("the database of rate limits is busy or away: {}", away.toString());
            problems.answerLater(response, problems.problem(503, "try-again-later"), RETRY_SECONDS);
            return;
        }
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        problems.answerLater(response, problems.problem(429, refusal.get().code()), refusal.get().again().toSeconds() + 1);
    }

    private static Caller caller(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal == null ? Caller.unknown(request.getRemoteAddr()) : Caller.known(principal.getName());
    }
}
