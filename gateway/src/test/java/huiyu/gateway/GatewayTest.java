package huiyu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import huiyu.database.EmbeddedDatabase;
import huiyu.database.Migration;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class GatewayTest {

    private static final EmbeddedDatabase database = EmbeddedDatabase.temporary();
    private static final FakeUpstream upstream = new FakeUpstream();
    private static final int MEGABYTE = 1024 * 1024;

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Migration.run(database.owner());
        settings.add("spring.datasource.url", database::url);
        settings.add("spring.datasource.username", () -> EmbeddedDatabase.GATEWAY_ROLE);
        settings.add("management.server.port", () -> 0);
        // Long enough for eleven megabytes on a busy machine.
        settings.add("spring.http.clients.read-timeout", () -> "3s");
        settings.add("huiyu.gateway.platform-url", upstream::url);
        settings.add("huiyu.gateway.login.issuer", () -> FakeUpstream.ISSUER);
        settings.add("huiyu.gateway.login.internal-realm-url", () -> upstream.url() + "/realm");
        settings.add("huiyu.gateway.login.client-id", () -> "huiyu-gateway");
        settings.add("huiyu.gateway.login.client-secret", () -> "secret");
        settings.add("huiyu.gateway.rate.caller-burst", () -> 20);
        settings.add("huiyu.gateway.rate.caller-per-second", () -> 1);
        settings.add("huiyu.gateway.rate.tenant-burst", () -> 60);
        settings.add("huiyu.gateway.rate.tenant-per-second", () -> 1);
    }

    @BeforeEach
    void forget() {
        upstream.forget();
    }

    /** PostgreSQL must outlive whoever uses it. */
    @AfterAll
    static void stop(@Autowired HikariDataSource pool) {
        upstream.close();
        pool.close();
        database.close();
    }

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
        assertThat(upstream.take().body()).asString(java.nio.charset.StandardCharsets.UTF_8).isEqualTo("{\"child\":\"小明\"}");
    }

    @Test
    void a_body_of_50_megabytes_is_refused_before_the_platform_is_asked() throws IOException {
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + 50 * MEGABYTE + "\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("content-too-large");
        }
        assertThat(upstream.wasAsked()).isFalse();
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_is_refused_when_it_grows_too_long() {
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[11 * MEGABYTE]));
        assertProblem(send(post("/api/events").POST(endless)), 413, "content-too-large");
    }

    @Test
    void a_caller_who_asks_too_much_is_told_when_to_come_back_and_others_are_not_held_up() {
        ask("greedy-of-370200", "370200");
        var last = refused(IntStream.range(0, 30).mapToObj(any -> ask("greedy-of-370200", null)));

        assertProblem(last, 429, "too-many-requests");
        assertThat(last.headers().firstValueAsLong("retry-after")).isPresent();
        assertThat(ask("modest", null).statusCode()).isEqualTo(200);
        assertThat(ask("modest-of-370200", null).statusCode()).isEqualTo(200);
    }

    @Test
    void a_tenant_whose_callers_ask_too_much_together_is_told_when_to_come_back_and_another_tenant_is_served() {
        var last = refused(IntStream.range(0, 90).mapToObj(any -> ask("caller" + any % 9 + "-of-370100", null)));

        assertProblem(last, 429, "too-many-requests-of-tenant");
        assertThat(last.headers().firstValueAsLong("retry-after")).isPresent();
        assertThat(ask("caller1-of-370100", "370100").statusCode()).as("unknown until answered once").isEqualTo(200);
        assertThat(ask("caller1-of-370100", "370100").statusCode()).isEqualTo(429);
        for (int i = 0; i < 10; i++) {
            assertThat(ask("hospital-of-350100", null).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_tenant_that_strangers_claim_loses_nothing_and_gives_them_no_fresh_bucket() {
        for (int i = 0; i < 90; i++) {
            ask("stranger" + i % 9 + "-of-350100", "371300");
        }
        assertThat(ask("member-of-371300", null).statusCode()).isEqualTo(200);
        assertThat(ask("member-of-371300", null).statusCode()).isEqualTo(200);

        assertProblem(refused(IntStream.range(0, 40).mapToObj(i -> ask("stranger-of-350100", String.valueOf(360_100 + i)))), 429, "too-many-requests");
    }

    /** @param tenant claimed; null for none */
    private HttpResponse<String> ask(String subject, String tenant) {
        HttpRequest.Builder request = get("/api/tenants").header("Authorization", "Bearer " + token(subject));
        return send(tenant == null ? request : request.header("Huiyu-Tenant", tenant));
    }

    private static HttpResponse<String> refused(Stream<HttpResponse<String>> answers) {
        return answers.filter(answer -> answer.statusCode() != 200).findFirst().orElseThrow();
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
    void login_leads_to_the_identity_provider_with_proof_of_key() {
        assertThat(send(get("/login")).headers().firstValue("location")).hasValue("/oauth2/authorization/keycloak");
        var response = send(get("/oauth2/authorization/keycloak"));
        assertThat(response.headers().firstValue("location").orElse(""))
                .startsWith(FakeUpstream.ISSUER + "/protocol/openid-connect/auth?")
                .contains("code_challenge_method=S256");
        assertThat(sessionCookie(response)).contains("HttpOnly", "SameSite=Lax", "Secure");
    }

    @Test
    void login_gives_the_session_a_new_name_so_that_a_planted_one_is_worth_nothing() {
        Browser browser = new Browser(this::get, this::send);
        String planted = browser.beginLogin(upstream);
        browser.finishLogin();

        assertThat(browser.session()).isNotEqualTo(planted);
        send(get("/api/me").header("Cookie", "HUIYU_SESSION=" + planted));
        assertThat(upstream.take().headers()).doesNotContainKey("Authorization");
        browser.get("/api/me");
        assertThat(upstream.take().headers().getFirst("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void a_login_that_another_browser_began_is_refused() {
        Browser victim = new Browser(this::get, this::send);
        victim.get("/oauth2/authorization/keycloak");
        Browser stranger = new Browser(this::get, this::send);
        stranger.beginLogin(upstream);

        victim.finishLoginOf(stranger);

        victim.get("/api/me");
        assertThat(upstream.take().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void a_change_that_rides_on_a_session_needs_its_csrf_token() {
        Browser browser = new Browser(this::get, this::send);
        browser.beginLogin(upstream);
        browser.finishLogin();
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertProblem(browser.change(method, "/api/events", null), 403, "csrf-token-missing");
            assertProblem(browser.change(method, "/api/events", "0199c0de-0000-7000-8000-000000000000"), 403, "csrf-token-missing");
        }
        assertProblem(browser.change("POST", "/logout", null), 403, "csrf-token-missing");
        browser.get("/logout");
        assertThat(upstream.wasAsked()).isFalse();

        assertThat(browser.change("POST", "/api/events", browser.csrfToken()).statusCode()).isEqualTo(200);
        assertThat(upstream.take().headers().getFirst("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void logging_out_ends_the_session_and_tells_where_to_log_out_next() {
        Browser browser = new Browser(this::get, this::send);
        browser.beginLogin(upstream);
        browser.finishLogin();
        String ended = browser.session();

        var answer = browser.change("POST", "/logout", browser.csrfToken());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("location").orElse("")).startsWith(FakeUpstream.ISSUER + "/protocol/openid-connect/logout");
        send(get("/api/me").header("Cookie", "HUIYU_SESSION=" + ended));
        assertThat(upstream.take().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void the_api_documents_are_served() {
        assertThat(send(get("/api-docs/platform.yaml")).body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void it_says_on_the_common_port_that_it_is_ready() {
        assertThat(send(get("/readyz")).statusCode()).isEqualTo(200);
    }

    private static String sessionCookie(HttpResponse<String> response) {
        return response.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("HUIYU_SESSION="))
                .findFirst()
                .orElseThrow();
    }

    private long countSessions() {
        return jdbc.sql("select count(*) from gateway.session").query(Long.class).single();
    }

    private void manage(String method, String query, String body) {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + "/actuator/closedpaths" + query);
        var request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        assertThat(send(request).statusCode()).isEqualTo(204);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }

    private String token(String subject) {
        return upstream.token(subject, "huiyu-platform", Instant.now().plusSeconds(300));
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpRequest.Builder post(String path) {
        return get(path).POST(BodyPublishers.noBody()).header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
