package huiyu.core.identity.keycloak;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** The admin interface of one realm, with a token of the platform's own service account, fetched when needed. */
final class KeycloakAdmin {

    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};

    private record Token(String value, Instant usableUntil) {}

    private final RestClient http;
    private final String tokenUri;
    private final String clientId;
    private final String clientSecret;
    private final Clock clock;
    private volatile Token token = new Token("", Instant.MIN);

    KeycloakAdmin(String url, String realm, String clientId, String clientSecret, Clock clock) {
        this.tokenUri = url + "/realms/" + realm + "/protocol/openid-connect/token";
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
        this.http = RestClient.builder()
                .baseUrl(url + "/admin/realms/" + realm)
                .requestFactory(requests())
                .build();
    }

    RestClient.RequestHeadersSpec<?> get(String path, Object... variables) {
        return http.get().uri(path, variables).headers(headers -> headers.setBearerAuth(token()));
    }

    RestClient.RequestHeadersSpec<?> delete(String path, Object... variables) {
        return http.delete().uri(path, variables).headers(headers -> headers.setBearerAuth(token()));
    }

    RestClient.RequestBodySpec post(String path, Object... variables) {
        return withJson(http.post().uri(path, variables));
    }

    RestClient.RequestBodySpec put(String path, Object... variables) {
        return withJson(http.put().uri(path, variables));
    }

    private RestClient.RequestBodySpec withJson(RestClient.RequestBodySpec request) {
        return request.headers(headers -> headers.setBearerAuth(token())).contentType(MediaType.APPLICATION_JSON);
    }

    private String token() {
        Token current = token;
        if (clock.instant().isBefore(current.usableUntil())) {
            return current.value();
        }
        Token fresh = fetchToken();
        token = fresh;
        return fresh.value();
    }

    private Token fetchToken() {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", clientId);
        form.add("client_secret", clientSecret);
        Map<String, Object> answer = http.post()
                .uri(java.net.URI.create(tokenUri))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(OBJECT);
        long seconds = ((Number) answer.get("expires_in")).longValue();
        return new Token((String) answer.get("access_token"), clock.instant().plusSeconds(seconds - 30));
    }

    private static JdkClientHttpRequestFactory requests() {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build());
        requests.setReadTimeout(Duration.ofSeconds(10));
        return requests;
    }
}
