package huiyu.core.identity.keycloak;

import huiyu.core.identity.IdentityProvider;
import huiyu.core.identity.IdentityProviderException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Tenants are organizations, staff are users, integrators are clients with a service account. */
final class KeycloakIdentityProvider implements IdentityProvider {

    private static final ParameterizedTypeReference<List<Map<String, Object>>> LIST = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};

    private final KeycloakAdmin admin;

    KeycloakIdentityProvider(KeycloakAdmin admin) {
        this.admin = admin;
    }

    /** Named by the division code, which is unique; the tenant's name is its description. */
    @Override
    public String createOrganization(String divisionCode, String name) {
        return asking("organization " + divisionCode, () -> {
            unlessThere(() -> admin.post("/organizations")
                    .body(Map.of(
                            "name", divisionCode,
                            "alias", divisionCode,
                            "enabled", true,
                            "description", name,
                            "attributes", Map.of("divisionCode", List.of(divisionCode))))
                    .retrieve()
                    .toBodilessEntity());
            return getId("/organizations?search={name}&exact=true", divisionCode);
        });
    }

    @Override
    public String inviteStaff(String organizationId, StaffAccount account) {
        return asking("user " + account.username(), () -> {
            unlessThere(() -> admin.post("/users").body(user(account)).retrieve().toBodilessEntity());
            String subject = getId("/users?username={username}&exact=true", account.username());
            unlessThere(() -> admin.post("/organizations/{organization}/members", organizationId)
                    .body("\"" + subject + "\"")
                    .retrieve()
                    .toBodilessEntity());
            account.initialPassword().ifPresent(password -> setFirstPassword(subject, password));
            return subject;
        });
    }

    @Override
    public void removeStaff(String organizationId, String subject) {
        asking("member " + subject, () -> {
            try {
                admin.delete("/organizations/{organization}/members/{subject}", organizationId, subject)
                        .retrieve()
                        .toBodilessEntity();
            } catch (HttpClientErrorException.NotFound gone) {
                // as wished
            }
            return Boolean.TRUE;
        });
    }

    @Override
    public String createClient(String clientId, String displayName) {
        return asking("client " + clientId, () -> {
            unlessThere(() -> admin.post("/clients")
                    .body(Map.of(
                            "clientId", clientId,
                            "name", displayName,
                            "protocol", "openid-connect",
                            "publicClient", false,
                            "serviceAccountsEnabled", true,
                            "standardFlowEnabled", false,
                            "directAccessGrantsEnabled", false,
                            "fullScopeAllowed", false))
                    .retrieve()
                    .toBodilessEntity());
            Map<String, Object> secret = admin.post("/clients/{id}/client-secret", getClient(clientId))
                    .retrieve()
                    .body(OBJECT);
            return (String) secret.get("value");
        });
    }

    @Override
    public void setClientEnabled(String clientId, boolean enabled) {
        asking("client " + clientId, () -> admin.put("/clients/{id}", getClient(clientId))
                .body(Map.of("clientId", clientId, "enabled", enabled))
                .retrieve()
                .toBodilessEntity());
    }

    private String getClient(String clientId) {
        return getId("/clients?clientId={clientId}", clientId);
    }

    private static Map<String, Object> user(StaffAccount account) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("username", account.username());
        user.put("firstName", account.displayName());
        user.put("enabled", true);
        account.email().ifPresent(email -> user.put("email", email));
        return user;
    }

    /** Whoever has a credential keeps it: an invitation to a second tenant takes over nobody's account. */
    private void setFirstPassword(String subject, String password) {
        List<Map<String, Object>> held =
                admin.get("/users/{subject}/credentials", subject).retrieve().body(LIST);
        if (held.isEmpty()) {
            admin.put("/users/{subject}/reset-password", subject)
                    .body(Map.of("type", "password", "value", password, "temporary", false))
                    .retrieve()
                    .toBodilessEntity();
        }
    }

    private String getId(String query, String value) {
        List<Map<String, Object>> found = admin.get(query, value).retrieve().body(LIST);
        return Optional.ofNullable(found).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(one -> (String) one.get("id"))
                .orElseThrow(() -> new IdentityProviderException("Keycloak knows no " + value, null));
    }

    private static void unlessThere(Runnable creation) {
        try {
            creation.run();
        } catch (HttpClientErrorException refused) {
            if (refused.getStatusCode() != HttpStatus.CONFLICT) {
                throw refused;
            }
        }
    }

    private static <T> T asking(String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (RestClientException failure) {
            throw new IdentityProviderException("Keycloak failed on " + what, failure);
        }
    }
}
