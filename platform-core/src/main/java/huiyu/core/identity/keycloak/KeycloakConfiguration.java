package huiyu.core.identity.keycloak;

import huiyu.core.identity.IdentityProvider;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without an address there is no identity provider, and the platform does not start. */
@Configuration
@EnableConfigurationProperties(KeycloakSettings.class)
class KeycloakConfiguration {

    @Bean
    @ConditionalOnProperty("huiyu.keycloak.url")
    IdentityProvider keycloak(KeycloakSettings settings, Clock clock) {
        return new KeycloakIdentityProvider(new KeycloakAdmin(
                settings.url(), settings.realm(), settings.adminClientId(), settings.adminClientSecret(), clock));
    }
}
