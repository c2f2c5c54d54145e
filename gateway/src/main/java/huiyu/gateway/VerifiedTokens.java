package huiyu.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers tokens that were verified, by hash, so that the signature is checked once; the time is checked always. Nobody
 * waits for another's token.
 */
record VerifiedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> time, Cache<String, Jwt> verified)
        implements JwtDecoder {

    @Override
    public Jwt decode(String token) {
        String hash = sha256(token);
        Jwt jwt = verified.getIfPresent(hash);
        if (jwt == null) {
            jwt = decoder.decode(token);
            verified.put(hash, jwt);
        }
        var result = time.validate(jwt);
        if (result.hasErrors()) {
            throw new JwtValidationException("token has ended", result.getErrors());
        }
        return jwt;
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
