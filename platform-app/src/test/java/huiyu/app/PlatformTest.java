package huiyu.app;

import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.job.EventDispatcher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * The whole platform over a real PostgreSQL, asked over HTTP with signed tokens. One context for all test classes;
 * tests make tenants of their own. Events are handled when a test says so.
 */
@SpringBootTest(classes = Application.class)
@AutoConfigureMockMvc
public abstract class PlatformTest {

    @Autowired
    protected MockMvcTester mvc;

    @Autowired
    protected EventDispatcher events;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", CoreDatabase::url);
        settings.add("huiyu.access.issuer", () -> TestTokens.ISSUER);
        settings.add("huiyu.access.jwk-set-uri", TestTokens::jwkSetUri);
        settings.add("huiyu.access.remember-memberships", () -> "0s");
        settings.add("huiyu.crypto.master-key", () -> "dGVzdC1tYXN0ZXIta2V5LW9mLTMyLWJ5dGVzLTAwMDA=");
        settings.add("huiyu.crypto.index-key", () -> "dGVzdC1pbmRleC1rZXktb2YtMzItYnl0ZXMtMDAwMDA=");
        settings.add("db-scheduler.enabled", () -> "false");
    }
}
