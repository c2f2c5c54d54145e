package huiyu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL, Keycloak, the platform and the gateway, all real, as {@code ./huiyu up} starts them. */
@ExtendWith(PlatformExtension.class)
class WholePlatformTest {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    private final RunningPlatform platform;

    WholePlatformTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void a_token_from_keycloak_is_known_to_the_platform() {
        String token = platform.userToken(Demo.PLATFORM_ADMINISTRATOR, Demo.PASSWORD);
        assertThat(platform.send(platform.request("/api/me").header("Authorization", "Bearer " + token)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_person_and_a_system_of_a_city_are_who_they_are_in_that_city() {
        String person = platform.demoUserToken("jinan-caseworker");
        String system = platform.demoClientToken("350100-hospital");
        assertThat(me(person)).contains("\"divisionCode\":\"370100\"", "CASEWORKER");
        assertThat(me(system)).contains("\"divisionCode\":\"350100\"", "INTEGRATOR");
    }

    private String me(String token) {
        return platform.send(platform.request("/api/me").header("Authorization", "Bearer " + token)).body();
    }

    @Test
    void without_a_token_the_platform_answers_a_problem() {
        HttpResponse<String> response = platform.send(platform.request("/api/tenants"));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("\"code\":\"unauthorized\"");
    }

    @Test
    void a_browser_logs_in_and_its_session_stands_for_its_token() throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new BrowserCookies())
                .followRedirects(Redirect.NORMAL)
                .build();
        HttpResponse<String> login = browser.send(platform.request("/login").build(), BodyHandlers.ofString());
        // With organizations Keycloak asks for the name on one page and for the password on the next.
        HttpResponse<String> home = fillIn(browser, fillIn(browser, login));

        assertThat(home.uri()).isEqualTo(platform.url().resolve("/"));
        assertThat(browser.send(platform.request("/api/me").build(), BodyHandlers.ofString()).body())
                .contains(Demo.PLATFORM_ADMINISTRATOR);
    }

    /** Sends the form of Keycloak's page with everything it may ask for; any other page stays as it is. */
    private static HttpResponse<String> fillIn(HttpClient browser, HttpResponse<String> page) throws Exception {
        var action = FORM.matcher(page.body());
        if (!action.find()) {
            return page;
        }
        return browser.send(
                HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(RunningPlatform.encode(
                                Map.of("username", Demo.PLATFORM_ADMINISTRATOR, "password", Demo.PASSWORD))))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void keycloaks_administration_is_not_reached_through_the_gateway() {
        assertThat(platform.send(platform.request("/auth/admin/master/console/")).statusCode()).isEqualTo(404);
        assertThat(platform.send(platform.request("/auth/realms/master")).statusCode()).isEqualTo(404);
        assertThat(platform.send(platform.request("/auth/realms/huiyu/../master")).statusCode()).isIn(400, 404);
    }

    @Test
    void nothing_listens_to_the_world_outside() throws Exception {
        Ports ports = platform.installation().ports();
        List<Integer> all = List.of(
                ports.gateway(), ports.gatewayManagement(), ports.platform(),
                ports.keycloak(), ports.keycloakManagement(), ports.database());
        for (InetAddress address : outsideAddresses()) {
            assertThat(all).as("reached at " + address).noneMatch(port -> answers(address, port));
        }
        assertThat(all).allMatch(port -> answers(InetAddress.getLoopbackAddress(), port));
    }

    @Test
    void the_platforms_login_owns_nothing_and_sees_through_no_wall() throws Exception {
        Secrets secrets = Secrets.in(platform.installation().home().secrets());
        String url = Database.url(platform.installation().ports(), Database.PLATFORM_DATABASE);
        try (var connection = java.sql.DriverManager.getConnection(url, "huiyu_app", secrets.platformDatabasePassword());
                var rows = connection.createStatement()
                        .executeQuery("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
            rows.next();
            assertThat(rows.getBoolean(1)).isFalse();
        }
    }

    /** As browsers do, sends secure cookies to localhost. */
    private static final class BrowserCookies extends CookieManager {

        BrowserCookies() {
            super(null, CookiePolicy.ACCEPT_ALL);
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            super.put(uri, headers);
            getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        }
    }

    private static List<InetAddress> outsideAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
