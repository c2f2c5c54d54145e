package huiyu.core.identity.keycloak;

import huiyu.core.identity.IdentityProvider;
import huiyu.core.identity.IdentityProviderContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** The contract against a running Keycloak. Extended where one runs: in the standalone platform's tests. */
public abstract class KeycloakContract extends IdentityProviderContract {

    private final IdentityProvider provider;
    private final String tokenUri;
    private final String loginClientId;

    /** @param loginClientId a public client with direct access grants, for trying passwords */
    protected KeycloakContract(String url, String realm, String adminClientId, String adminSecret, String loginClientId) {
        this.provider = new KeycloakIdentityProvider(
                new KeycloakAdmin(url, realm, adminClientId, adminSecret, Clock.systemUTC()));
        this.tokenUri = url + "/realms/" + realm + "/protocol/openid-connect/token";
        this.loginClientId = loginClientId;
    }

    @Override
    protected IdentityProvider provider() {
        return provider;
    }

    @Override
    protected boolean logsIn(String username, String password) {
        return granted(Map.of(
                "grant_type", "password", "client_id", loginClientId, "username", username, "password", password));
    }

    @Override
    protected boolean clientLogsIn(String clientId, String secret) {
        return granted(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
    }

    private boolean granted(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(tokenUri))
                                            .header("Content-Type", "application/x-www-form-urlencoded")
                                            .POST(HttpRequest.BodyPublishers.ofString(body))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
