package huiyu.benchmarks;

import huiyu.core.identity.IdentityProvider;

/**
 * Accounts in a benchmark, which signs the tokens of its people and clients itself: whoever is invited has a token under the
 * own name, and there is nothing to keep.
 */
final class NamesAsAccounts implements IdentityProvider {

    @Override
    public String createOrganization(String divisionCode, String name) {
        return divisionCode;
    }

    @Override
    public String inviteStaff(String organizationId, StaffAccount account) {
        return account.username();
    }

    @Override
    public void removeStaff(String organizationId, String subject) {}

    @Override
    public String createClient(String clientId, String displayName) {
        return clientId;
    }

    @Override
    public void setClientEnabled(String clientId, boolean enabled) {}
}
