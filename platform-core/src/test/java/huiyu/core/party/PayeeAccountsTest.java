package huiyu.core.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.party.PayeeAccountStore.Account;
import huiyu.core.party.PayeeAccountStore.AccountRow;
import huiyu.core.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayeeAccountsTest {

    private static final Account FIRST = new Account("李梅", "6222 0216 0200 1234 567", "102451000017", "工商银行济南分行");
    private static final Account SECOND = new Account("李梅", "6217001234567890123", "105451000025", null);

    private final PayeeAccounts accounts = PartyContext.get(PayeeAccounts.class);
    private final People people = PartyContext.get(People.class);
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final Actor clerk = PartyContext.actAs(jinan, "clerk", Optional.empty());
    private final Actor finance = PartyContext.actAs(jinan, "finance", Optional.empty());
    private final FamilyRegistration.Registered family = transactions.run(jinan, tx -> people.registerFamily(
            tx,
            TestFamilies.family(TestFamilies.certificate(), "李安", TestFamilies.motherId(), "李梅"),
            Origin.of("birth-event", "hospital")));
    private final UUID mother = family.byKin().get(Kin.MOTHER);

    @Test
    void a_first_account_in_the_persons_own_name_counts_as_checked() {
        change(FIRST);

        assertThat(ofChild()).singleElement().satisfies(account -> {
            assertThat(account.role()).isEqualTo("mother");
            assertThat(account.payeeId()).isEqualTo(mother);
            assertThat(account.number()).isEqualTo("6222021602001234567");
            assertThat(account.verified()).isTrue();
        });
    }

    @Test
    void a_first_account_of_another_holder_waits_for_a_check() {
        change(new Account("李大爷", "6222021602001234567", "102451000017", null));

        assertThat(ofChild().getFirst().verified()).isFalse();
    }

    @Test
    void a_changed_account_waits_until_somebody_else_has_checked_it() {
        change(FIRST);
        AccountRow changed = change(SECOND);
        assertThat(ofChild()).singleElement().satisfies(account -> assertThat(account.verified()).isFalse());

        assertThatThrownBy(() -> check(clerk, changed.id(), true))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("four-eyes"));
        check(finance, changed.id(), true);
        assertThat(ofChild()).singleElement().satisfies(account -> {
            assertThat(account.id()).isEqualTo(changed.id());
            assertThat(account.verified()).isTrue();
        });
    }

    @Test
    void the_same_account_again_changes_nothing() {
        AccountRow first = change(FIRST);

        assertThat(change(FIRST).id()).isEqualTo(first.id());
    }

    @Test
    void a_former_account_cannot_be_checked_any_more() {
        AccountRow first = change(FIRST);
        change(SECOND);

        assertThatThrownBy(() -> check(finance, first.id(), true))
                .isInstanceOfSatisfying(
                        ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("payee-account-superseded"));
    }

    @Test
    void a_wrong_account_names_each_field_and_rule() {
        assertThatThrownBy(() -> change(new Account("李梅", "12A", "1024", null)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(ProblemException.FieldProblem::rule)
                        .containsExactly("account-number", "bank-code"));
    }

    private AccountRow change(Account account) {
        return transactions.run(
                jinan, tx -> accounts.change(tx, clerk, mother, account, Origin.of("declared", "clerk")));
    }

    private void check(Actor actor, UUID account, boolean verified) {
        transactions.execute(jinan, tx -> accounts.check(tx, actor, mother, account, verified, "电话核实"));
    }

    private List<PayeeAccount> ofChild() {
        return transactions.<Map<UUID, List<PayeeAccount>>>read(
                        jinan, read -> accounts.ofChildren(read, List.of(family.childId())))
                .get(family.childId());
    }
}
