package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** What operators see on their port, and that nobody sees it on the common one. */
@SpringBootTest(
        classes = {Application.class, PlatformTest.Fakes.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "management.prometheus.metrics.export.enabled=true"})
class OperatorsTest extends PlatformTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int city = CoreDatabase.createCity(CoreDatabase.createProvince());

    @LocalServerPort
    private int common;

    @LocalManagementPort
    private int operators;

    @Test
    void requests_are_counted_by_tenant_module_and_answer_and_by_operation() throws Exception {
        CoreDatabase.assign(city, "watched", "AUDITOR");
        assertThat(get(common, "/api/tenants", TestTokens.person("watched")).statusCode()).isEqualTo(200);
        assertThat(get(common, "/api/tenants/000000", TestTokens.person("watched")).statusCode()).isEqualTo(404);
        assertThat(get(common, "/api/tenants", TestTokens.person("stranger")).statusCode()).isEqualTo(403);

        String metrics = get(operators, "/actuator/prometheus", null).body();
        assertThat(metrics.lines())
                .anyMatch(line -> line.startsWith("huiyu_requests_seconds_count") && line.contains("tenant=\"" + city + "\"") && line.contains("answer=\"2xx\"") && line.contains("module=\"core\""))
                .anyMatch(line -> line.startsWith("huiyu_requests_seconds_count") && line.contains("tenant=\"" + city + "\"") && line.contains("answer=\"4xx\""))
                .anyMatch(line -> line.startsWith("huiyu_requests_seconds_count") && line.contains("tenant=\"none\""))
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count") && line.contains("uri=\"/api/tenants/{divisionCode}\""))
                .anyMatch(line -> line.startsWith("huiyu_audit_seal_lag_seconds"))
                .anyMatch(line -> line.startsWith("hikaricp_connections_active"));
    }

    @Test
    void the_common_port_tells_whether_it_lives_and_is_ready_and_nothing_else() throws Exception {
        assertThat(get(common, "/livez", null).statusCode()).isEqualTo(200);
        assertThat(get(common, "/readyz", null).statusCode()).isEqualTo(200);
        assertThat(get(operators, "/actuator/health/liveness", null).body()).contains("UP");
        for (String path : new String[] {"/actuator", "/actuator/prometheus", "/actuator/metrics", "/actuator/env", "/actuator/health"}) {
            assertThat(get(common, path, null).statusCode()).as(path).isIn(401, 403, 404);
        }
        assertThat(get(operators, "/actuator/env", null).statusCode()).isIn(401, 404);
    }

    @Test
    void one_id_ties_a_request_to_its_lines_in_the_log_and_to_its_answer(@Autowired Environment environment) throws Exception {
        Logger access = (Logger) LoggerFactory.getLogger("huiyu.access");
        Level before = access.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        access.setLevel(Level.INFO);
        access.addAppender(lines);
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + common + "/api/tenants"))
                    .header("Authorization", "Bearer " + TestTokens.person("stranger"))
                    .header("X-Correlation-Id", "trial-of-the-logs-1")
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).headers().firstValue("X-Correlation-Id")).hasValue("trial-of-the-logs-1");
        } finally {
            access.detachAppender(lines);
            access.setLevel(before);
        }

        ILoggingEvent line = lines.list.stream()
                .filter(one -> "trial-of-the-logs-1".equals(one.getMDCPropertyMap().get("correlationId")))
                .findFirst()
                .orElseThrow();
        assertThat(line.getFormattedMessage()).startsWith("listTenants 403");
        var json = JsonMapper.shared().readTree(structured(line, access.getLoggerContext(), environment));
        assertThat(json.at("/message").asString()).startsWith("listTenants 403");
        assertThat(json.at("/correlationId").asString()).isEqualTo("trial-of-the-logs-1");
    }

    /** As with LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs. */
    private static byte[] structured(ILoggingEvent line, LoggerContext context, Environment environment) {
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        context.putObject(Environment.class.getName(), environment);
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        return encoder.encode(line);
    }

    private HttpResponse<String> get(int port, String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
