package huiyu.core.access;

import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Whose token it is, before any tenant: a person by subject and username, or a client by its id.
 *
 * @param clientId of a client acting for itself (client credentials); empty for a person
 */
record Caller(String subject, String username, Optional<String> clientId) {

    /** Keycloak gives a client's own account this name and lets nobody register one like it. */
    static final String SERVICE_ACCOUNT = "service-account-";

    static Optional<Caller> of(Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken token ? Optional.of(of(token.getToken())) : Optional.empty();
    }

    static Caller of(Jwt token) {
        String username = Optional.ofNullable(token.getClaimAsString("preferred_username")).orElse("");
        String client = Optional.ofNullable(token.getClaimAsString("azp")).orElse("");
        boolean itself = !client.isEmpty() && username.equals(SERVICE_ACCOUNT + client.toLowerCase(Locale.ROOT));
        return new Caller(token.getSubject(), username, itself ? Optional.of(client) : Optional.empty());
    }

    /** How histories and the audit trail name the caller. */
    String name() {
        return clientId.orElse(subject);
    }
}
