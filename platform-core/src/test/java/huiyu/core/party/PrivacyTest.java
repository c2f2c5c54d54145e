package huiyu.core.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.crypto.FieldCipher;
import huiyu.core.crypto.SealBrokenException;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Ids;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class PrivacyTest {

    private static final String ACCOUNT = "6222021602001234567";
    private static final String PHONE = "13912345678";

    private final PeopleFlow flow = PartyContext.get(PeopleFlow.class);
    private final MoveFlow moves = PartyContext.get(MoveFlow.class);
    private final People people = PartyContext.get(People.class);
    private final PersonFiles files = PartyContext.get(PersonFiles.class);
    private final PayeeAccounts accounts = PartyContext.get(PayeeAccounts.class);
    private final Unmasking unmasking = PartyContext.get(Unmasking.class);
    private final FieldCipher cipher = PartyContext.get(FieldCipher.class);
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int province = CoreDatabase.createProvince();
    private final int jinan = CoreDatabase.createCity(province);
    private final int qingdao = CoreDatabase.createCity(province);
    private final Actor clerk = PartyContext.actAs(jinan, "clerk", Optional.empty());
    private final String motherNumber = TestNumbers.citizenId(LocalDate.of(1994, 2, 3));
    private final String certificate = TestNumbers.certificate();

    @Test
    void no_number_stands_readable_in_any_column_of_any_table() {
        UUID mother = registerAndUseEverything();
        assertThat(mother).isNotNull();

        DSLContext owner = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);
        int looked = 0;
        for (Record column : owner.fetch(
                """
                select table_schema || '.' || table_name, column_name, data_type
                  from information_schema.columns c
                 where table_schema in ('core', 'public', 'subsidy') and data_type in ('text', 'bytea', 'jsonb', 'ARRAY')
                   and exists (select from information_schema.tables t
                                where t.table_schema = c.table_schema and t.table_name = c.table_name
                                  and t.table_type = 'BASE TABLE')""")) {
            String text = column.get(2).equals("bytea")
                    ? "encode(" + column.get(1) + ", 'hex')"
                    : column.get(1) + "::text";
            for (String secret : List.of(motherNumber, certificate, PHONE, ACCOUNT)) {
                String searched = column.get(2).equals("bytea")
                        ? HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8))
                        : secret;
                assertThat(owner.fetchSingle(
                                        "select count(*) from " + column.get(0) + " where position(? in " + text + ") > 0",
                                        searched)
                                .get(0, int.class))
                        .as("rows of %s.%s with a readable number", column.get(0), column.get(1))
                        .isZero();
            }
            looked++;
        }
        assertThat(looked).isGreaterThan(40);
    }

    @Test
    void a_file_shows_numbers_masked() {
        UUID mother = registerAndUseEverything();

        PersonFile file = transactions.<PersonFile>read(jinan, read -> files.getFile(read, clerk, mother));
        assertThat(file.identifiers().getFirst().masked())
                .isEqualTo(motherNumber.substring(0, 6) + "********" + motherNumber.substring(14));
        assertThat(file.phoneMasked()).contains("139****5678");
        assertThat(file.toString()).doesNotContain(motherNumber).doesNotContain(PHONE).doesNotContain(ACCOUNT);
    }

    @Test
    void a_number_is_shown_in_full_with_a_reason_that_is_written_down() {
        UUID mother = registerAndUseEverything();

        List<String> shown = transactions.<List<String>>run(
                jinan, tx -> unmasking.unmask(tx, clerk, mother, "citizen-id", "电话核对身份"));

        assertThat(shown).containsExactly(motherNumber);
        assertThat(DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES)
                        .fetchSingle(
                                "select count(*) from core.audit_entry where target_id = ? and action = 'person.unmasked' and reason = '电话核对身份'",
                                mother)
                        .get(0, int.class))
                .isEqualTo(1);
    }

    @Test
    void a_ciphertext_opens_only_in_its_own_tenant_column_and_row() {
        UUID row = Ids.next();
        byte[] sealed = transactions.<byte[]>run(jinan, tx -> cipher.encrypt(tx, "person_phone.cipher", row, PHONE));
        transactions.<byte[]>run(qingdao, tx -> cipher.encrypt(tx, "person_phone.cipher", row, PHONE));

        assertThat(open(jinan, "person_phone.cipher", row, sealed)).isEqualTo(PHONE);
        assertThatThrownBy(() -> open(jinan, "person_phone.cipher", Ids.next(), sealed)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> open(jinan, "payee_account.cipher", row, sealed)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> open(qingdao, "person_phone.cipher", row, sealed)).isInstanceOf(SealBrokenException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> open(jinan, "person_phone.cipher", row, sealed)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void a_data_key_of_a_transaction_that_failed_is_not_used_again() {
        int city = CoreDatabase.createCity(province);
        UUID row = Ids.next();
        assertThatThrownBy(() -> transactions.execute(city, tx -> {
                    cipher.encrypt(tx, "c", row, PHONE);
                    throw new IllegalStateException("after the key was made");
                }))
                .hasMessage("after the key was made");

        byte[] sealed = transactions.<byte[]>run(city, tx -> cipher.encrypt(tx, "c", row, PHONE));
        assertThat(open(city, "c", row, sealed)).isEqualTo(PHONE);
        assertThat(DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES)
                        .fetchSingle("select count(*) from core.data_key where tenant_id = ?", city)
                        .get(0, int.class))
                .isEqualTo(1);
    }

    @Test
    void a_problem_never_repeats_the_wrong_number() {
        String wrong = motherNumber.substring(0, 17) + (motherNumber.endsWith("1") ? "2" : "1");

        assertThatThrownBy(() -> Identifiers.citizenId("relatives[0].identifiers[0]", wrong))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.fields().getFirst().rule()).isEqualTo("citizen-id-check-digit");
                    assertThat(problem.toString() + problem.fields()).doesNotContain(wrong);
                });
    }

    @Test
    void a_number_has_no_place_in_a_fact() {
        assertThatThrownBy(() -> transactions.execute(jinan, tx -> {
                    UUID mother = people.registerPerson(tx, mother(), Optional.empty(), Origin.of("staff", "clerk"));
                    PartyContext.get(FactRecorder.class)
                            .record(tx, mother, List.of(FactValue.always("status", "证件 " + motherNumber)), Origin.of("staff", "clerk"));
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.fields().getFirst().rule()).isEqualTo("personal-number-in-value"));
    }

    /** Registration, account, phone, a move to the other city with everything sealed, and its arrival. */
    private UUID registerAndUseEverything() {
        FamilyRegistration family = new FamilyRegistration(
                new FamilyRegistration.Member(
                        Optional.of("张小雨"),
                        List.of(Identifiers.birthCertificate("c", certificate)),
                        Optional.empty(),
                        List.of(FactValue.always("birth_date", "2026-03-05"))),
                List.of(new FamilyRegistration.Relative(Kin.MOTHER, mother())),
                List.of(),
                Optional.empty());
        FamilyRegistration.Registered registered = flow.registerFamily(clerk, family, Origin.of("declared", "clerk"));
        UUID mother = registered.byKin().get(Kin.MOTHER);
        transactions.execute(jinan, tx -> accounts.change(
                tx, clerk, mother,
                new PayeeAccountStore.Account("张雨", ACCOUNT, "102451000017", null), Origin.of("declared", "clerk")));
        moves.handOver(
                clerk, registered.childId(),
                new MoveStore.Move(
                        CoreDatabase.divisionCode(qingdao), LocalDate.of(2026, 11, 1), List.of("birth_date"),
                        new MoveStore.Consent(mother, LocalDate.of(2026, 11, 1), "consent 17")));
        PartyContext.handleEvents();
        PartyContext.handleEvents();
        return mother;
    }

    private FamilyRegistration.Member mother() {
        return new FamilyRegistration.Member(
                Optional.of("张雨"),
                List.of(Identifiers.citizenId("m", motherNumber)),
                Optional.of(PHONE),
                List.of());
    }

    private String open(int tenant, String column, UUID row, byte[] sealed) {
        return transactions.<String>read(tenant, read -> cipher.decrypt(read, column, row, sealed));
    }
}
