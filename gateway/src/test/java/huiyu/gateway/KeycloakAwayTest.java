package huiyu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import huiyu.database.EmbeddedDatabase;
import huiyu.database.Migration;
import huiyu.gateway.FakeUpstream.Health;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The identity provider fails, keeps silent and comes back, seen by machines and by people. One story after another. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(OrderAnnotation.class)
class KeycloakAwayTest {

    private static final EmbeddedDatabase database = EmbeddedDatabase.temporary();
    private static final FakeUpstream upstream = new FakeUpstream();
    private static final Duration LONG = Duration.ofMinutes(5);
    /** Less than the minute before its end in which a token is renewed, so each request tries to. */
    private static final Duration SHORT = Duration.ofSeconds(40);

    private static final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Migration.run(database.owner());
        settings.add("spring.datasource.url", database::url);
        settings.add("spring.datasource.username", () -> EmbeddedDatabase.GATEWAY_ROLE);
        settings.add("management.server.port", () -> 0);
        settings.add("huiyu.gateway.platform-url", upstream::url);
        settings.add("huiyu.gateway.login.issuer", () -> FakeUpstream.ISSUER);
        settings.add("huiyu.gateway.login.internal-realm-url", () -> upstream.url() + "/realm");
        settings.add("huiyu.gateway.login.client-id", () -> "huiyu-gateway");
        settings.add("huiyu.gateway.login.client-secret", () -> "secret");
    }

    @TestConfiguration
    static class MovedByHand {
        @Bean
        @Primary
        Clock movedClock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return now.get();
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }
    }

    @AfterAll
    static void stop(@Autowired HikariDataSource pool) {
        upstream.close();
        pool.close();
        database.close();
    }

    @Test
    @Order(1)
    void before_the_keys_were_ever_had_a_machine_is_told_to_come_again_and_not_that_its_token_is_wrong() {
        upstream.identityProvider(Health.FAILING, LONG);
        HttpResponse<String> answer = asMachine(token());
        assertAway(answer);
        assertThat(answer.headers().firstValue("www-authenticate")).isEmpty();
        assertThat(upstream.wasAsked()).isFalse();

        upstream.identityProvider(Health.WELL, LONG);
        assertThat(asMachine(token()).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void a_valid_token_nobody_has_seen_yet_goes_on_while_the_provider_fails_or_keeps_silent() {
        for (Health health : new Health[] {Health.FAILING, Health.SILENT}) {
            upstream.identityProvider(health, LONG);
            assertThat(asMachine(token()).statusCode()).as(health.name()).isEqualTo(200);
        }
    }

    @Test
    @Order(3)
    void a_new_login_is_told_that_the_provider_is_away_or_too_slow_and_succeeds_when_it_is_back() {
        Browser browser = new Browser(this::get, this::send);
        for (Health health : new Health[] {Health.FAILING, Health.SILENT}) {
            upstream.identityProvider(health, LONG);
            browser.beginLogin(upstream);
            assertAway(browser.finishLogin());
        }

        upstream.identityProvider(Health.WELL, LONG);
        browser.beginLogin(upstream);
        assertThat(browser.finishLogin().headers().firstValue("location").orElse("")).endsWith(":" + port + "/");
    }

    @Test
    @Order(4)
    void a_session_goes_on_with_its_token_until_that_ends() {
        upstream.identityProvider(Health.WELL, SHORT);
        Browser browser = loggedIn();

        upstream.identityProvider(Health.FAILING, SHORT);

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void a_session_whose_token_has_ended_waits_for_the_provider_and_is_not_logged_out() {
        upstream.identityProvider(Health.WELL, LONG);
        Browser browser = loggedIn();
        upstream.identityProvider(Health.FAILING, LONG);
        now.set(Instant.now().plus(LONG));

        assertAway(browser.get("/api/me"));

        upstream.identityProvider(Health.WELL, LONG);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(6)
    void a_session_that_the_provider_has_ended_is_told_so_and_is_over() {
        upstream.identityProvider(Health.WELL, LONG);
        Browser browser = loggedIn();
        upstream.identityProvider(Health.REFUSING, LONG);
        now.set(now.get().plus(LONG));

        HttpResponse<String> answer = browser.get("/api/me");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"session-expired\"");

        upstream.forget();
        browser.get("/api/me");
        assertThat(upstream.take().headers()).doesNotContainKey("Authorization");
    }

    private Browser loggedIn() {
        Browser browser = new Browser(this::get, this::send);
        browser.beginLogin(upstream);
        browser.finishLogin();
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        return browser;
    }

    private static void assertAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.body()).contains("\"code\":\"identity-provider-away\"");
    }

    /** Another subject each time, so that no token was seen before. */
    private String token() {
        return upstream.token("hospital " + System.nanoTime(), "huiyu-platform", Instant.now().plus(LONG));
    }

    private HttpResponse<String> asMachine(String token) {
        upstream.forget();
        return send(get("/api/tenants").header("Authorization", "Bearer " + token));
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
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
