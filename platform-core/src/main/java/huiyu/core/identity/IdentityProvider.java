package huiyu.core.identity;

import java.util.Optional;

/**
 * Who authenticates people and systems: Keycloak. Every call may be repeated after a failure and then ends in the same
 * state; implementations pass {@code IdentityProviderContract}.
 */
public interface IdentityProvider {

    /**
     * Knows the tenant as an organization, made if need be.
     *
     * @return the organization's id
     */
    String createOrganization(String divisionCode, String name);

    /**
     * Gives the person an account, unless there is one with this username, and makes it a member of the organization. An
     * initial password is set only on an account that has no credentials yet.
     *
     * @return the subject of the person's tokens
     */
    String inviteStaff(String organizationId, StaffAccount account);

    /** Ends the membership; the account stays, it may belong to other organizations. */
    void removeStaff(String organizationId, String subject);

    /**
     * Knows a client that logs in by its own credentials, made if need be, and gives it a new secret.
     *
     * @return the secret, to be told once
     */
    String createClient(String clientId, String displayName);

    void setClientEnabled(String clientId, boolean enabled);

    /** @param username unique over all tenants @param initialPassword for demonstrations; never stored here */
    record StaffAccount(String username, String displayName, Optional<String> email, Optional<String> initialPassword) {}
}
