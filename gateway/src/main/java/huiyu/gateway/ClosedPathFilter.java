package huiyu.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/** A closed path answers 503 before anything else is done for it. */
@Component
@Order(-300)
class ClosedPathFilter extends OncePerRequestFilter {

    private static final long RETRY_SECONDS = 60;

    private final ClosedPaths closedPaths;
    private final Problems problems;

    ClosedPathFilter(ClosedPaths closedPaths, Problems problems) {
        this.closedPaths = closedPaths;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Decoded as the platform will read it: %70ayments is payments.
        String path = ServletRequestPathUtils.parseAndCache(request).value();
        var closed = closedPaths.findFor(org.springframework.web.util.UriUtils.decode(path, "UTF-8"));
        if (closed.isPresent()) {
            problems.answerLater(
                    response,
                    problems.problem(503, "path-closed", closed.get().reasonZh(), closed.get().reasonEn()),
                    RETRY_SECONDS);
            return;
        }
        chain.doFilter(request, response);
    }
}
