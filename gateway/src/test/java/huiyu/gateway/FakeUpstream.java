package huiyu.gateway;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The platform and the identity provider's back door, as a real HTTP server that remembers what it was asked. */
final class FakeUpstream implements AutoCloseable {

    record Received(String method, String path, Headers headers, byte[] body) {}

    enum Health {
        WELL,
        FAILING,
        SILENT,
        REFUSING
    }

    private static final Pattern MEMBER = Pattern.compile("-of-([0-9]{6})$");

    static final String ISSUER = "https://identity.example/realms/huiyu";

    private final HttpServer server;
    private final RSAKey key;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile String nonce;
    private volatile Health health = Health.WELL;
    private volatile Duration tokensLast = Duration.ofMinutes(5);

    FakeUpstream() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/silent", exchange -> stayOpen());
        server.createContext("/api", this::answer);
        server.createContext("/realm/protocol/openid-connect/certs", identity(() -> new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/realm/protocol/openid-connect/token", identity(this::tokensOfAPerson));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The one request that arrived since the last call. */
    Received take() {
        return received.remove();
    }

    boolean wasAsked() {
        return !received.isEmpty();
    }

    void forget() {
        received.clear();
    }

    /** How the identity provider answers from now on. */
    void identityProvider(Health health, Duration tokensLast) {
        this.health = health;
        this.tokensLast = tokensLast;
    }

    private HttpHandler identity(Supplier<String> answer) {
        return exchange -> {
            switch (health) {
                case WELL -> send(exchange, answer.get());
                case SILENT -> stayOpen();
                case REFUSING -> send(exchange, 400, "{\"error\": \"invalid_grant\"}");
                case FAILING -> {
                    exchange.sendResponseHeaders(502, -1);
                    exchange.close();
                }
            }
        };
    }

    /** The next login answers to this nonce. */
    void expectLogin(String nonce) {
        this.nonce = nonce;
    }

    private String tokensOfAPerson() {
        Instant end = Instant.now().plus(tokensLast);
        return """
                {"token_type": "Bearer", "expires_in": %d, "scope": "openid", "refresh_token": "again", "access_token": "%s", "id_token": "%s"}"""
                .formatted(tokensLast.toSeconds(), token("person", "huiyu-platform", end), token("person", "huiyu-gateway", end));
    }

    String token(String subject, String audience, Instant end) {
        try {
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                    .claim("nonce", nonce)
                    .issuer(ISSUER)
                    .subject(subject)
                    .audience(audience)
                    .issueTime(Date.from(end.minusSeconds(300)))
                    .expirationTime(Date.from(end))
                    .build();
            SignedJWT jwt =
                    new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes()));
        exchange.getResponseHeaders().add("X-Correlation-Id", "set-by-platform");
        exchange.getResponseHeaders().add("Set-Cookie", "tracking=1");
        tenant(exchange.getRequestHeaders()).ifPresent(code -> exchange.getResponseHeaders().add("Huiyu-Tenant", code));
        send(exchange, "{\"ok\":true}");
    }

    /** Whose name ends in {@code -of-370100} belongs there and nowhere else: as the platform, it says so only of its own. */
    private static Optional<String> tenant(Headers asked) {
        Optional<String> own = Optional.ofNullable(asked.getFirst("Authorization"))
                .map(authorization -> MEMBER.matcher(subject(authorization)))
                .filter(Matcher::find)
                .map(member -> member.group(1));
        String claimed = asked.getFirst("Huiyu-Tenant");
        return own.filter(code -> claimed == null || claimed.equals(code));
    }

    private static String subject(String authorization) {
        try {
            return SignedJWT.parse(authorization.substring("Bearer ".length())).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stayOpen() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        send(exchange, 200, text);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange; var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
