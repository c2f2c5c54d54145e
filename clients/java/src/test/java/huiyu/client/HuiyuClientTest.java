package huiyu.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huiyu.client.http.ApiException;
import huiyu.client.platform.TenantsApi;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HuiyuClientTest {

    private final FakePlatform platform;
    private final TestClock clock = new TestClock();

    HuiyuClientTest() throws IOException {
        platform = new FakePlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void every_request_carries_the_token_and_the_tenant() throws ApiException {
        platform.answering("/api/tenants", 200, "application/json", "{\"items\": []}");

        new TenantsApi(client(() -> "abc").http()).listTenants(null, null);

        assertThat(platform.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.authorization()).contains("Bearer abc");
            assertThat(asked.tenant()).contains("370100");
        });
    }

    @Test
    void a_no_is_read_as_a_problem_with_its_fields() {
        platform.answering("/api/tenants", 422, "application/problem+json", """
                {"type": "urn:huiyu:problem:invalid-request", "title": "请求内容不符合规则", "detail": "see fields",
                 "status": 422, "code": "invalid-request", "instance": "/x",
                 "errors": [{"field": "child.birthDate", "rule": "past", "zh": "须为过去", "en": "must be past"}]}""");

        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> new TenantsApi(client(() -> "abc").http()).listTenants(null, null));

        assertThat(Problem.of(refused)).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo("invalid-request");
            assertThat(problem.title()).isEqualTo("请求内容不符合规则");
            assertThat(problem.errors())
                    .containsExactly(new Problem.FieldError("child.birthDate", "past", "须为过去", "must be past"));
        });
    }

    @Test
    void an_answer_that_is_not_the_platforms_is_no_problem_of_it() {
        assertThat(Problem.of(new ApiException(502, null, "<html>Bad gateway</html>"))).isEmpty();
        assertThat(Problem.of(new ApiException(502, null, "{}"))).isEmpty();
        assertThat(Problem.of(new ApiException(new IOException("connection reset")))).isEmpty();
    }

    @Test
    void a_token_is_fetched_once_and_again_shortly_before_it_expires() {
        platform.answering("/token", 200, "application/json", "{\"access_token\": \"t\", \"expires_in\": 300}");
        TokenSupplier token = credentials();

        token.get();
        clock.now = clock.now.plusSeconds(279);
        token.get();
        assertThat(platform.asked()).hasSize(1);

        clock.now = clock.now.plusSeconds(1);
        assertThat(token.get()).isEqualTo("t");
        assertThat(platform.asked()).hasSize(2);
        assertThat(platform.asked().getFirst().body())
                .isEqualTo("grant_type=client_credentials&client_id=hospital&client_secret=s%26cret");
    }

    @Test
    void a_refused_token_names_the_servers_reason() {
        platform.answering("/token", 401, "application/json", "{\"error\": \"invalid_client\"}");

        assertThatThrownBy(() -> credentials().get())
                .isInstanceOf(TokenSupplier.TokenException.class)
                .hasMessageContaining("invalid_client");
    }

    private HuiyuClient client(TokenSupplier token) {
        return HuiyuClient.at(platform.address() + "/").token(token).tenant("370100").build();
    }

    private ClientCredentials credentials() {
        return new ClientCredentials(URI.create(platform.address() + "/token"), "hospital", "s&cret", clock);
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
