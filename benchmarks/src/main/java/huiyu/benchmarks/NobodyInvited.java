package huiyu.benchmarks;

import huiyu.core.identity.IdentityProvider;

/** A benchmark has its people and clients from the start, and signs their tokens itself. */
final class NobodyInvited implements IdentityProvider {

    @Override
    public String createOrganization(String divisionCode, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String inviteStaff(String organizationId, StaffAccount account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeStaff(String organizationId, String subject) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String createClient(String clientId, String displayName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setClientEnabled(String clientId, boolean enabled) {
        throw new UnsupportedOperationException();
    }
}
