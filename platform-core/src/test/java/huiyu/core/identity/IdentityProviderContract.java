package huiyu.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.identity.IdentityProvider.StaffAccount;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What the platform relies on, whoever authenticates. Passed by Keycloak and by the fake of the tests. */
public abstract class IdentityProviderContract {

    private final String code = String.valueOf(ThreadLocalRandom.current().nextInt(900_000, 1_000_000));
    private final String username = "u" + UUID.randomUUID().toString().substring(0, 8);

    protected abstract IdentityProvider provider();

    protected abstract boolean logsIn(String username, String password);

    protected abstract boolean clientLogsIn(String clientId, String secret);

    @Test
    void the_same_tenant_again_is_the_same_organization() {
        String organization = provider().createOrganization(code, "测试市");

        assertThat(provider().createOrganization(code, "测试市")).isEqualTo(organization);
    }

    @Test
    void a_person_invited_again_or_by_a_second_tenant_keeps_one_account() {
        String first = provider().createOrganization(code, "甲市");
        String second = provider().createOrganization("x" + code, "乙市");
        String subject = provider().inviteStaff(first, account(Optional.empty()));

        assertThat(provider().inviteStaff(first, account(Optional.empty()))).isEqualTo(subject);
        assertThat(provider().inviteStaff(second, account(Optional.empty()))).isEqualTo(subject);
    }

    @Test
    void an_initial_password_opens_an_account_that_has_none_and_never_replaces_one() {
        String organization = provider().createOrganization(code, "甲市");
        provider().inviteStaff(organization, account(Optional.empty()));
        provider().inviteStaff(organization, account(Optional.of("first-password")));
        provider().inviteStaff(organization, account(Optional.of("second-password")));

        assertThat(logsIn(username, "first-password")).isTrue();
        assertThat(logsIn(username, "second-password")).isFalse();
    }

    @Test
    void who_is_removed_twice_is_removed() {
        String organization = provider().createOrganization(code, "甲市");
        String subject = provider().inviteStaff(organization, account(Optional.empty()));

        provider().removeStaff(organization, subject);
        assertThatCode(() -> provider().removeStaff(organization, subject)).doesNotThrowAnyException();
    }

    @Test
    void a_client_made_again_gets_a_new_secret_and_the_old_one_is_void() {
        String clientId = code + "-hospital";
        String first = provider().createClient(clientId, "医院");
        String second = provider().createClient(clientId, "医院");

        assertThat(clientLogsIn(clientId, second)).isTrue();
        assertThat(clientLogsIn(clientId, first)).isFalse();
    }

    @Test
    void a_disabled_client_stays_outside_until_it_is_enabled() {
        String clientId = code + "-bureau";
        String secret = provider().createClient(clientId, "民政局");

        provider().setClientEnabled(clientId, false);
        assertThat(clientLogsIn(clientId, secret)).isFalse();
        provider().setClientEnabled(clientId, true);
        assertThat(clientLogsIn(clientId, secret)).isTrue();
    }

    @Test
    void what_is_not_there_is_said_by_the_ports_own_exception() {
        assertThatThrownBy(() -> provider().setClientEnabled("no-such-client", false))
                .isInstanceOf(IdentityProviderException.class);
        assertThatThrownBy(() -> provider().inviteStaff("no-such-organization", account(Optional.empty())))
                .isInstanceOf(IdentityProviderException.class);
    }

    private StaffAccount account(Optional<String> initialPassword) {
        return new StaffAccount(username, "张三", Optional.empty(), initialPassword);
    }
}
