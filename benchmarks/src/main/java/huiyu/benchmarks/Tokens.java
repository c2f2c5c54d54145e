package huiyu.benchmarks;

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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;

/** An identity provider of our own: signs tokens and publishes its key. The platform checks them as it checks Keycloak's. */
public final class Tokens implements AutoCloseable {

    static final String ISSUER = "http://bench.test/realms/huiyu";
    static final String KEYS = "/protocol/openid-connect/certs";
    private static final int HOURS = 6;

    private final RSAKey key;
    private final HttpServer server;
    private final Clock clock;

    public Tokens(Clock clock) throws JOSEException, IOException {
        this.clock = clock;
        key = new RSAKeyGenerator(2048).keyID("bench").generate();
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(KEYS, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    /** Where the issuer answers on this machine; its keys lie under {@link #KEYS}. */
    String realmUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String ofPerson(String username) throws JOSEException {
        return sign(claims().subject("subject-of-" + username).claim("preferred_username", username).claim("azp", "huiyu-gateway"));
    }

    public String ofClient(String clientId) throws JOSEException {
        return sign(claims().subject("subject-of-client-" + clientId)
                .claim("preferred_username", "service-account-" + clientId)
                .claim("azp", clientId));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("huiyu-platform")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(3600L * HOURS)));
    }

    private String sign(JWTClaimsSet.Builder claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("bench").build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
