package huiyu.gateway;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the gateway, under {@code huiyu.gateway}.
 *
 * @param platformUrl where the platform answers, without a path
 * @param keycloakUrl where Keycloak answers, when its login pages are to be reached through this gateway under
 *     {@code /auth}; absent when it has an address of its own
 * @param maxBody the largest request body that is passed on
 * @param secureCookie off only where people come by plain http, that is on one machine
 * @param login how browsers log in
 * @param rate requests a caller, and a tenant as a whole, may make
 */
@ConfigurationProperties("huiyu.gateway")
record GatewaySettings(
        URI platformUrl,
        URI keycloakUrl,
        @DefaultValue("10MB") DataSize maxBody,
        @DefaultValue("true") boolean secureCookie,
        Login login,
        @DefaultValue Rate rate) {

    /**
     * @param issuer the issuer in the tokens, as browsers see it
     * @param internalRealmUrl the same realm as this gateway reaches it
     */
    record Login(String issuer, String internalRealmUrl, String clientId, String clientSecret) {}

    /**
     * @param callerBurst requests a known caller may make at once in one tenant
     * @param callerPerSecond and how many come back each second
     * @param tenantBurst requests all known callers of one tenant together may make at once
     * @param tenantPerSecond and how many come back each second
     * @param addressBurst the same for an address that says nothing about who it is
     * @param addressPerSecond the same for an address that says nothing about who it is
     */
    record Rate(
            @DefaultValue("500") long callerBurst,
            @DefaultValue("100") long callerPerSecond,
            @DefaultValue("2000") long tenantBurst,
            @DefaultValue("500") long tenantPerSecond,
            @DefaultValue("100") long addressBurst,
            @DefaultValue("20") long addressPerSecond) {}
}
