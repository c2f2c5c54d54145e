package huiyu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People come in by the identity provider and hold a session; their browser cannot be made to act for somebody else. */
class LoginTest extends GatewayStory {

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

    private static String sessionCookie(HttpResponse<String> response) {
        return response.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("HUIYU_SESSION="))
                .findFirst()
                .orElseThrow();
    }
}
