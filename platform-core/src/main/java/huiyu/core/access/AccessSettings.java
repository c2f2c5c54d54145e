package huiyu.core.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param issuer the {@code iss} every token must carry
 * @param jwkSetUri where the identity provider publishes its keys
 * @param audience what {@code aud} must contain
 * @param rememberMemberships how long a withdrawn role may still be seen by an instance
 */
@ConfigurationProperties("huiyu.access")
record AccessSettings(
        String issuer,
        String jwkSetUri,
        @DefaultValue("huiyu-platform") String audience,
        @DefaultValue("10s") Duration rememberMemberships) {}
