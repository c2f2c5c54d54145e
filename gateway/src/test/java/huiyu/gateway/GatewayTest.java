package huiyu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;

/** What passes to the platform, how, and what the gateway answers itself. */
class GatewayTest extends GatewayStory {

    @LocalManagementPort
    private int managementPort;

    @Test
    void a_machines_token_passes_as_it_is_and_makes_no_session() {
        String token = token("hospital");
        long before = countSessions();
        HttpResponse<String> response = send(get("/api/tenants").header("Authorization", "Bearer " + token));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().map()).doesNotContainKey("set-cookie");
        assertThat(upstream.take().headers().getFirst("Authorization")).isEqualTo("Bearer " + token);
        assertThat(countSessions()).isEqualTo(before);
    }

    @Test
    void a_token_that_has_ended_or_is_meant_for_somebody_else_is_refused_before_the_platform_is_asked() {
        String ended = upstream.token("hospital", "huiyu-platform", Instant.now().minusSeconds(120));
        String foreign = upstream.token("hospital", "another-platform", Instant.now().plusSeconds(120));

        assertProblem(send(get("/api/tenants").header("Authorization", "Bearer " + ended)), 401, "unauthorized");
        assertProblem(send(get("/api/tenants").header("Authorization", "Bearer " + foreign)), 401, "unauthorized");
        assertProblem(send(get("/api/tenants").header("Authorization", "Bearer rubbish")), 401, "unauthorized");
        assertThat(upstream.wasAsked()).isFalse();
    }

    @Test
    void an_address_with_an_empty_part_is_refused_as_a_problem_before_the_platform_is_asked() {
        assertProblem(send(get("/api/cases//audit").header("Authorization", "Bearer " + token("hospital"))), 400, "address-refused");
        assertThat(upstream.wasAsked()).isFalse();
    }

    @Test
    void nobody_in_particular_passes_without_a_session_and_without_a_name() {
        long before = countSessions();
        send(get("/api/public").header("Cookie", "a=b"));
        assertThat(countSessions()).isEqualTo(before);
        var received = upstream.take();
        assertThat(received.headers()).doesNotContainKeys("Authorization", "Cookie");
    }

    @Test
    void a_body_is_passed_on_unchanged() {
        send(post("/api/events").POST(BodyPublishers.ofString("{\"child\":\"小明\"}")));
        assertThat(upstream.take().body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"child\":\"小明\"}");
    }

    @Test
    void a_closed_path_answers_503_with_its_reason_until_it_is_opened_again() {
        String body = "{\"path\":\"/api/payments\",\"reasonZh\":\"银行维护\",\"reasonEn\":\"Bank maintenance.\"}";
        manage("POST", "", body);

        HttpResponse<String> closed = send(get("/api/payments/batches"));
        assertProblem(closed, 503, "path-closed");
        assertThat(closed.body()).contains("银行维护", "Bank maintenance.");
        assertThat(closed.headers().firstValue("retry-after")).hasValue("60");
        assertProblem(send(get("/api/%70ayments/batches")), 503, "path-closed");
        assertThat(send(get("/api/paymentsomething")).statusCode()).isEqualTo(200);

        manage("DELETE", "?path=/api/payments", "");
        assertThat(send(get("/api/payments/batches")).statusCode()).isEqualTo(200);
    }

    @Test
    void the_kill_switch_is_out_of_reach_on_the_common_port() {
        assertThat(send(get("/actuator/closedpaths")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_callers_correlation_id_is_passed_on_and_answered_once() {
        var response = send(get("/api/tenants").header("X-Correlation-Id", "case-17.a"));
        assertThat(response.headers().allValues("x-correlation-id")).containsExactly("case-17.a");
        assertThat(upstream.take().headers().get("X-Correlation-Id")).containsExactly("case-17.a");
    }

    @Test
    void a_correlation_id_is_made_when_none_or_an_unfit_one_comes() {
        var response = send(get("/api/tenants").header("X-Correlation-Id", "<script>"));
        assertThat(response.headers().allValues("x-correlation-id")).singleElement().asString().hasSize(36);
    }

    @Test
    void a_foreign_x_forwarded_header_is_not_passed_on() {
        send(get("/api/tenants").header("X-Forwarded-For", "1.2.3.4").header("X-Forwarded-Host", "evil.example"));
        var headers = upstream.take().headers();
        assertThat(String.valueOf(headers.get("X-Forwarded-For"))).doesNotContain("1.2.3.4");
        assertThat(String.valueOf(headers.get("X-Forwarded-Host"))).doesNotContain("evil.example");
    }

    @Test
    void pages_files_and_answers_may_run_our_own_files_only_and_stand_in_no_foreign_frame() {
        for (String address : List.of("/", "/cases/0199c0de-0000-7000-8000-000000000000", "/mark.svg", "/api/tenants", "/nowhere.js")) {
            var headers = send(get(address)).headers();
            String policy = headers.firstValue("content-security-policy").orElse("");
            assertThat(policy).as(address)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe", "*");
            assertThat(headers.firstValue("x-content-type-options")).as(address).hasValue("nosniff");
            assertThat(headers.firstValue("referrer-policy")).as(address).hasValue("same-origin");
            assertThat(headers.firstValue("x-frame-options")).as(address).hasValue("DENY");
            assertThat(headers.firstValue("permissions-policy").orElse("")).as(address).contains("camera=()", "geolocation=()");
            assertThat(headers.firstValue("cross-origin-opener-policy")).as(address).hasValue("same-origin");
        }
    }

    @Test
    void a_browser_is_held_to_https_only_where_it_came_by_https(
            @Autowired FilterChainProxy security, @Autowired ServletContext server) throws Exception {
        for (boolean https : List.of(true, false)) {
            var request = new MockHttpServletRequest(server, "GET", "/");
            request.setSecure(https);
            var response = new MockHttpServletResponse();
            security.doFilter(request, response, new MockFilterChain());
            assertThat(response.containsHeader("Strict-Transport-Security")).isEqualTo(https);
        }
    }

    @Test
    void every_address_of_a_screen_is_the_consoles_one_page() {
        for (String address : List.of("/", "/tasks", "/cases/0199c0de-0000-7000-8000-000000000000")) {
            var response = send(get(address));
            assertThat(response.statusCode()).as(address).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/html");
            assertThat(response.headers().firstValue("cache-control")).hasValue("no-cache");
        }
        assertThat(send(get("/assets/none.js")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_platform_that_does_not_answer_in_time_is_a_504() {
        assertProblem(send(get("/api/silent")), 504, "upstream-timeout");
    }

    @Test
    void the_api_documents_are_served() {
        assertThat(send(get("/api-docs/platform.yaml")).body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void it_says_on_the_common_port_that_it_is_ready() {
        assertThat(send(get("/readyz")).statusCode()).isEqualTo(200);
    }

    private void manage(String method, String query, String body) {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + "/actuator/closedpaths" + query);
        var request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        assertThat(send(request).statusCode()).isEqualTo(204);
    }
}
