package huiyu.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a correlation id, or takes the caller's, and logs one line about it. No query, no body: they may be personal. */
@Component
@Order(Integer.MIN_VALUE)
class CorrelationFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Correlation-Id";

    private static final Logger access = LoggerFactory.getLogger("huiyu.access");
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = correlationId(request);
        request.setAttribute(HEADER, id);
        response.setHeader(HEADER, id);
        long begin = System.nanoTime();
        try (var _ = MDC.putCloseable("correlationId", id)) {
            chain.doFilter(request, response);
            access.info(
                    "{} {} {} {} ms",
                    request.getMethod(),
                    request.getRequestURI(),
                    response.getStatus(),
                    (System.nanoTime() - begin) / 1_000_000);
        }
    }

    static String of(HttpServletRequest request) {
        return (String) request.getAttribute(HEADER);
    }

    private static String correlationId(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        return given != null && ACCEPTED.matcher(given).matches() ? given : UUID.randomUUID().toString();
    }
}
