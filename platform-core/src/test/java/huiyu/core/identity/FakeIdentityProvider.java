package huiyu.core.identity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An identity provider in memory; it can be away. A person's subject is derived from the username, as in TestTokens. */
public class FakeIdentityProvider implements IdentityProvider {

    private final Map<String, String> organizations = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private final Map<String, String> secrets = new HashMap<>();
    private final Set<String> disabledClients = new HashSet<>();
    private boolean away;

    /** While away, every call fails. */
    public synchronized void setAway(boolean away) {
        this.away = away;
    }

    /** As one restored from a day on which the tenant was not there yet. */
    public synchronized void forgetOrganization(String divisionCode) {
        String organization = organizations.remove(divisionCode);
        members.removeIf(member -> member.startsWith(organization + "/"));
    }

    public synchronized boolean isMember(String divisionCode, String username) {
        return members.contains(organizations.get(divisionCode) + "/" + subject(username));
    }

    public synchronized boolean logsIn(String username, String password) {
        return password.equals(passwords.get(username));
    }

    public synchronized boolean clientLogsIn(String clientId, String secret) {
        return secret.equals(secrets.get(clientId)) && !disabledClients.contains(clientId);
    }

    @Override
    public synchronized String createOrganization(String divisionCode, String name) {
        requireThere();
        return organizations.computeIfAbsent(divisionCode, code -> "organization-" + code);
    }

    @Override
    public synchronized String inviteStaff(String organizationId, StaffAccount account) {
        requireThere();
        if (!organizations.containsValue(organizationId)) {
            throw new IdentityProviderException("no organization " + organizationId, null);
        }
        account.initialPassword().ifPresent(password -> passwords.putIfAbsent(account.username(), password));
        members.add(organizationId + "/" + subject(account.username()));
        return subject(account.username());
    }

    @Override
    public synchronized void removeStaff(String organizationId, String subject) {
        requireThere();
        members.remove(organizationId + "/" + subject);
    }

    @Override
    public synchronized String createClient(String clientId, String displayName) {
        requireThere();
        secrets.put(clientId, UUID.randomUUID().toString());
        return secrets.get(clientId);
    }

    @Override
    public synchronized void setClientEnabled(String clientId, boolean enabled) {
        requireThere();
        if (!secrets.containsKey(clientId)) {
            throw new IdentityProviderException("no client " + clientId, null);
        }
        if (enabled) {
            disabledClients.remove(clientId);
        } else {
            disabledClients.add(clientId);
        }
    }

    private static String subject(String username) {
        return "subject-of-" + username;
    }

    private void requireThere() {
        if (away) {
            throw new IdentityProviderException("away", null);
        }
    }
}
