package huiyu.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The platform's API through the gateway, as one logged-in person in one tenant. */
final class Api {

    private final HttpClient client;
    private final String gateway;
    private final String token;
    private final String tenant;

    private Api(HttpClient client, String gateway, String token, String tenant) {
        this.client = client;
        this.gateway = gateway;
        this.token = token;
        this.tenant = tenant;
    }

    static Api login(HttpClient client, String gateway, String username, String password, String tenant) {
        String form = encode(Map.of(
                "grant_type", "password", "client_id", "huiyu-cli", "username", username, "password", password));
        JsonNode answer = send(
                client,
                HttpRequest.newBuilder(URI.create(gateway + "/auth/realms/huiyu/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build());
        return new Api(client, gateway, answer.get("access_token").asString(), tenant);
    }

    JsonNode get(String path) {
        return send(client, request(path).build());
    }

    /** Whether the platform lets us in there by now. */
    boolean isAnswered(String path) {
        try {
            get(path);
            return true;
        } catch (ApiProblem refused) {
            return false;
        }
    }

    JsonNode post(String path, Object body) {
        return send(client, request(path).POST(json(body)).build());
    }

    /** @param key makes a second try give the first answer */
    JsonNode postOnce(String path, String key, Object body) {
        return send(client, request(path).header("Idempotency-Key", key).POST(json(body)).build());
    }

    /** A file by PUT, where its path is its key, or by POST. */
    JsonNode upload(String method, String path, String file) {
        return send(client, request(path).setHeader("Content-Type", "application/octet-stream").method(method, BodyPublishers.ofString(file)).build());
    }

    JsonNode put(String path, Object body) {
        return send(client, request(path).PUT(json(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + "/api" + path))
                .header("Authorization", "Bearer " + token)
                .header("Huiyu-Tenant", tenant)
                .header("Content-Type", "application/json");
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
    }

    private static JsonNode send(HttpClient client, HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new ApiProblem(request.method(), request.uri(), response.statusCode(), response.body());
            }
            return response.body().isEmpty() ? MissingNode.getInstance() : JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
