package huiyu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.gateway.ClosedPaths.ClosedPath;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** While the database is away what was closed stays closed, what was open stays open, and nobody is told of a fault of ours. */
class ClosedPathsTest {

    private static final ClosedPath PAYMENTS = new ClosedPath("/api/payments", "银行维护", "Bank maintenance.");

    private long nanos;
    private boolean away;
    private final Supplier<List<ClosedPath>> database = () -> {
        if (away) {
            throw new DataAccessResourceFailureException("gone");
        }
        return List.of(PAYMENTS);
    };
    private final ClosedPaths paths = new ClosedPaths(null, database, () -> nanos);

    @Test
    void the_last_that_was_read_holds_while_the_database_is_away() {
        assertThat(paths.findFor("/api/payments/batches")).contains(PAYMENTS);
        away = true;
        nanos += Duration.ofMinutes(1).toNanos();
        assertThat(paths.findFor("/api/payments/batches")).contains(PAYMENTS);
        assertThat(paths.findFor("/api/cases")).isEmpty();
    }

    @Test
    void whoever_comes_before_it_was_ever_read_is_told_to_come_again() throws Exception {
        away = true;
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ClosedPathFilter(paths, new Problems(JsonMapper.shared()))
                .doFilter(new MockHttpServletRequest("GET", "/api/cases"), response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("2");
        assertThat(response.getContentAsString()).contains("try-again-later");
    }
}
