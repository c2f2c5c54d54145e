package huiyu.standalone;

import huiyu.core.identity.keycloak.KeycloakContract;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the platform asks of Keycloak, asked of the one it is delivered with. */
@ExtendWith(PlatformExtension.class)
class KeycloakIdentityProviderTest extends KeycloakContract {

    KeycloakIdentityProviderTest(RunningPlatform platform) {
        super(
                Keycloak.address(platform.installation().ports()) + Keycloak.PATH,
                Keycloak.REALM,
                "huiyu-admin",
                Secrets.in(platform.installation().home().secrets()).provisioningClientSecret(),
                "huiyu-cli");
    }
}
