package huiyu.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Verifies a token once and remembers it by its hash until it expires, five minutes at most: verifying costs a quarter
 * of a request. Refused tokens are not remembered.
 */
class RememberingJwtDecoder implements JwtDecoder {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final JwtDecoder verifying;
    private final Clock clock;
    private final Cache<String, Jwt> verified;

    RememberingJwtDecoder(JwtDecoder verifying, Clock clock) {
        this.verifying = verifying;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfter(Expiry.<String, Jwt>creating((hash, token) -> remaining(token)))
                .build();
    }

    /** Nobody waits for another's token: while the issuer's keys are fetched, remembered tokens go on. */
    @Override
    public Jwt decode(String token) {
        String hash = sha256(token);
        Jwt remembered = verified.getIfPresent(hash);
        if (remembered != null && !remaining(remembered).isZero()) {
            return remembered;
        }
        Jwt jwt = verifying.decode(token);
        verified.put(hash, jwt);
        return jwt;
    }

    /** By the clock, which may have been set since the token was remembered. */
    private Duration remaining(Jwt token) {
        Instant end = token.getExpiresAt() == null ? clock.instant() : token.getExpiresAt();
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
