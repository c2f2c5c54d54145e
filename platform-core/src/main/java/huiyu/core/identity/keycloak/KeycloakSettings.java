package huiyu.core.identity.keycloak;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url with the relative path, such as {@code http://keycloak:8080/auth}
 * @param adminClientId a client whose service account may manage the realm
 */
@ConfigurationProperties("huiyu.keycloak")
record KeycloakSettings(
        String url, @DefaultValue("huiyu") String realm, String adminClientId, String adminClientSecret) {}
