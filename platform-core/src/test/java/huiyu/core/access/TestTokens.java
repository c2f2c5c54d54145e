package huiyu.core.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;

/**
 * An identity provider small enough for a test: signs tokens as Keycloak words them and publishes its key over HTTP, so
 * that the platform verifies them exactly as it does in production.
 */
public final class TestTokens {

    public static final String ISSUER = "http://issuer.test/realms/huiyu";
    public static final String AUDIENCE = "huiyu-platform";

    private static final RSAKey KEY = newKey();
    private static final RSAKey STRANGERS_KEY = newKey();
    private static final HttpServer KEYS = publish();

    private TestTokens() {}

    public static String jwkSetUri() {
        return "http://127.0.0.1:" + KEYS.getAddress().getPort() + "/keys";
    }

    /** A person's token. The subject is derived from the username. */
    public static String person(String username) {
        return token(KEY, claims -> claims.subject(subject(username)).claim("preferred_username", username).claim("azp", "huiyu-gateway"));
    }

    public static String subject(String username) {
        return "subject-of-" + username;
    }

    /** A client's own token, by client credentials. */
    public static String client(String clientId) {
        return token(KEY, claims -> claims.subject("subject-of-client-" + clientId)
                .claim("preferred_username", "service-account-" + clientId)
                .claim("azp", clientId));
    }

    public static String expired(String username) {
        return token(KEY, claims -> claims.subject(subject(username))
                .claim("preferred_username", username)
                .expirationTime(Date.from(Instant.now().minusSeconds(600))));
    }

    public static String forAnotherAudience(String username) {
        return token(KEY, claims -> claims.subject(subject(username))
                .claim("preferred_username", username)
                .audience("account"));
    }

    public static String fromAnotherIssuer(String username) {
        return token(KEY, claims -> claims.subject(subject(username))
                .claim("preferred_username", username)
                .issuer("http://elsewhere.test"));
    }

    public static String signedByAStranger(String username) {
        return token(STRANGERS_KEY, claims -> claims.subject(subject(username)).claim("preferred_username", username));
    }

    private static String token(RSAKey key, Consumer<JWTClaimsSet.Builder> claims) {
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
        claims.accept(builder);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), builder.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer publish() {
        try {
            byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
