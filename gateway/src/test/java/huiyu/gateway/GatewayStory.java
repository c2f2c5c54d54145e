package huiyu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.database.EmbeddedDatabase;
import huiyu.database.Migration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A gateway before a platform that answers everything: one of both, and one database, for all stories about it. They last as
 * long as the tests do.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class GatewayStory {

    private static final EmbeddedDatabase database = EmbeddedDatabase.temporary();
    static final FakeUpstream upstream = new FakeUpstream();

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

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

    final long countSessions() {
        return jdbc.sql("select count(*) from gateway.session").query(Long.class).single();
    }

    static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }

    final String token(String subject) {
        return upstream.token(subject, "huiyu-platform", Instant.now().plusSeconds(300));
    }

    final HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    final HttpRequest.Builder post(String path) {
        return get(path).POST(BodyPublishers.noBody()).header("Content-Type", "application/json");
    }

    final HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
