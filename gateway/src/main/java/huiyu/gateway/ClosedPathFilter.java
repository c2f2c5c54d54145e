package huiyu.gateway;

import huiyu.gateway.ClosedPaths.ClosedPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/** A closed path answers 503 before anything else is done for it. */
@Component
@Order(-300)
class ClosedPathFilter extends OncePerRequestFilter {

    private static final long RETRY_SECONDS = 60;
    private static final long SOON_SECONDS = 2;

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
        Optional<ClosedPath> closed;
        try {
            closed = closedPaths.findFor(org.springframework.web.util.UriUtils.decode(path, "UTF-8"));
        } catch (DataAccessException neverRead) {
            problems.answerLater(response, problems.problem(503, "try-again-later"), SOON_SECONDS);
            return;
        }
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
