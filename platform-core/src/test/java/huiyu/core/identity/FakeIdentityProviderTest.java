package huiyu.core.identity;

class FakeIdentityProviderTest extends IdentityProviderContract {

    private final FakeIdentityProvider provider = new FakeIdentityProvider();

    @Override
    protected IdentityProvider provider() {
        return provider;
    }

    @Override
    protected boolean logsIn(String username, String password) {
        return provider.logsIn(username, password);
    }

    @Override
    protected boolean clientLogsIn(String clientId, String secret) {
        return provider.clientLogsIn(clientId, secret);
    }
}
