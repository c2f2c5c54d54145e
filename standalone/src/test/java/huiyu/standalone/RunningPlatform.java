package huiyu.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole platform, really running, for tests that walk through the gateway: {@code @ExtendWith(PlatformExtension.class)}
 * and take it as a parameter. Started once per build and shared, so that each test brings names of its own.
 */
public final class RunningPlatform {

    private final Installation installation;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningPlatform(Installation installation) {
        this.installation = installation;
    }

    /** The gateway. */
    public URI url() {
        return URI.create(installation.publicUrl());
    }

    public Installation installation() {
        return installation;
    }

    /** A person's access token, as the command line gets it. */
    public String userToken(String username, String password) {
        return token(Map.of(
                "grant_type", "password", "client_id", "huiyu-cli", "username", username, "password", password));
    }

    /** A client's own access token. */
    public String clientToken(String clientId, String secret) {
        return token(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
    }

    /** A demo person's access token, such as {@code jinan-caseworker}. */
    public String demoUserToken(String username) {
        return userToken(username, Demo.PASSWORD);
    }

    /** A demo system's access token, such as {@code 370100-hospital}. */
    public String demoClientToken(String clientId) {
        return clientToken(clientId, demoClientSecret(clientId));
    }

    String demoClientSecret(String clientId) {
        return new Demo(installation.home(), installation.ports()).findSecret(clientId).orElseThrow();
    }

    URI tokenUri() {
        return url().resolve("/auth/realms/" + Keycloak.REALM + "/protocol/openid-connect/token");
    }

    /** A request to the gateway; {@code path} begins with a slash. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url().resolve(path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String token(Map<String, String> form) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(tokenUri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form))));
        JsonNode answer = JsonMapper.shared().readTree(response.body());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("no token: " + answer);
        }
        return answer.get("access_token").asString();
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
