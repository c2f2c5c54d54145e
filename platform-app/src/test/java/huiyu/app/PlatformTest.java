package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.casework.MutableClock;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.identity.FakeIdentityProvider;
import huiyu.core.job.EventDispatcher;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * The whole platform over a real PostgreSQL, asked over HTTP with signed tokens; only Keycloak is a fake. One context for
 * all test classes; tests make tenants of their own. Events are handled when a test says so.
 */
@SpringBootTest(classes = {Application.class, PlatformTest.Fakes.class})
@AutoConfigureMockMvc
public abstract class PlatformTest {

    @Autowired
    protected MockMvcTester mvc;

    @Autowired
    protected EventDispatcher events;

    @Autowired
    protected FakeIdentityProvider identityProvider;

    @Autowired
    private MutableClock clock;

    /** From now on it is nine in the morning of a day to come, for this test. */
    protected void moveClockTo(LocalDate day) {
        clock.runFrom(day);
    }

    @AfterEach
    void putTheClockBack() {
        clock.putBack();
    }

    @TestConfiguration
    static class Fakes {

        @Bean
        @Primary
        MutableClock movableClock() {
            return MutableClock.running();
        }

        @Bean
        static RoundTrips roundTrips() {
            return new RoundTrips();
        }

        @Bean
        FakeIdentityProvider identityProvider() {
            return new FakeIdentityProvider();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", CoreDatabase::url);
        settings.add("huiyu.access.issuer", () -> TestTokens.ISSUER);
        settings.add("huiyu.access.jwk-set-uri", TestTokens::jwkSetUri);
        settings.add("huiyu.access.remember-memberships", () -> "0s");
        settings.add("huiyu.identity.initial-passwords", () -> "true");
        settings.add("huiyu.bootstrap.admin-username", () -> "platform-admin");
        settings.add("huiyu.crypto.master-key", () -> "dGVzdC1tYXN0ZXIta2V5LW9mLTMyLWJ5dGVzLTAwMDA=");
        settings.add("huiyu.crypto.index-key", () -> "dGVzdC1pbmRleC1rZXktb2YtMzItYnl0ZXMtMDAwMDA=");
        settings.add("huiyu.insurance.national-platform", () -> "simulator");
        settings.add("huiyu.events.workers", () -> "1");
        settings.add("db-scheduler.enabled", () -> "false");
    }

    /** The person of this username, who belongs to one tenant. */
    protected Asking as(String username) {
        return new Asking(mvc, TestTokens.person(username));
    }

    protected Asking asClient(String clientId) {
        return new Asking(mvc, TestTokens.client(clientId));
    }

    protected static void assertProblem(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
        assertThat(result.getResponse().getContentType()).startsWith("application/problem+json");
    }

    protected static void assertFieldProblem(MvcTestResult result, String field, String rule) {
        assertProblem(result, 422, "invalid-request");
        assertThat(result).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(result).bodyJson().extractingPath("$.errors[0].rule").isEqualTo(rule);
    }
}
