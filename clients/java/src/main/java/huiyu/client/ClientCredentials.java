package huiyu.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tokens by the OAuth 2.0 client credentials grant. A token is used until shortly before it expires and then fetched
 * anew, once, however many threads ask.
 */
public final class ClientCredentials implements TokenSupplier {

    /** A token is not used in its last seconds: the request would arrive with it expired. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI tokenUri;
    private final String form;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;
    private Token token = new Token("", Instant.MIN);

    private record Token(String value, Instant usableUntil) {}

    ClientCredentials(URI tokenUri, String clientId, String clientSecret, Clock clock) {
        this.tokenUri = tokenUri;
        this.form = "grant_type=client_credentials&client_id=" + encode(clientId) + "&client_secret="
                + encode(clientSecret);
        this.clock = clock;
    }

    /** @param tokenUri the token endpoint, such as {@code https://…/realms/huiyu/protocol/openid-connect/token} */
    public static ClientCredentials of(URI tokenUri, String clientId, String clientSecret) {
        return new ClientCredentials(tokenUri, clientId, clientSecret, Clock.systemUTC());
    }

    @Override
    public synchronized String get() {
        if (!clock.instant().isBefore(token.usableUntil())) {
            token = fetch();
        }
        return token.value();
    }

    private Token fetch() {
        HttpRequest request = HttpRequest.newBuilder(tokenUri)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        Instant asked = clock.instant();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new TokenException("token endpoint answered " + answer.statusCode() + ": " + answer.body(), null);
            }
            JsonNode body = json.readTree(answer.body());
            Duration lifetime = Duration.ofSeconds(body.path("expires_in").asLong(60));
            return new Token(body.required("access_token").asText(), asked.plus(lifetime).minus(MARGIN));
        } catch (IOException | IllegalArgumentException e) {
            throw new TokenException("no token from " + tokenUri + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenException("interrupted while asking for a token", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
