package huiyu.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Keys change while rows stay readable, and nothing opens with the keys of before. */
class KeyRenewalTest {

    private static final String FIRST = key("master-key-of-thirty-two-bytes-0");
    private static final String SECOND = key("another-key-of-thirty-two-bytes-");
    private static final String INDEX = key("index-key-of-thirty-two-bytes-00");
    private static final String COLUMN = "person_phone.cipher";
    private static final DSLContext OWNER = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);

    private final int tenant = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final UUID phone = UUID.randomUUID();

    @BeforeEach
    void aPhoneIsStored() {
        FieldCipher cipher = cipher(rootKeys(FIRST, INDEX));
        transactions.execute(tenant, tx -> {
            UUID person = UUID.randomUUID();
            tx.dsl().execute(
                    "insert into core.person (tenant_id, id, root_id, created_at, created_by) values (?, ?, ?, now(), 'test')", tenant, person, person);
            tx.dsl().execute(
                    """
                    insert into core.person_phone (tenant_id, id, person_id, cipher, blind_index, source, recorded_at, recorded_by)
                    values (?, ?, ?, ?, '\\x00', 'declared', now(), 'test')""",
                    tenant, phone, person, cipher.encrypt(tx, COLUMN, phone, "13900000000"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes-gcm", "sm4-gcm"})
    void data_keys_are_wrapped_anew_under_another_master_key_and_suite(String suite) {
        RootKeys both = new RootKeys(SECOND, INDEX, FIRST, suite, "aes-gcm");
        byte[] before = stored();
        assertThat(read(cipher(both))).isEqualTo("13900000000");

        assertThat(renewal(both).wrapAnew(tenant)).isEqualTo(1);
        assertThat(renewal(both).wrapAnew(tenant)).as("again").isZero();

        assertThat(stored()).as("the row itself").isEqualTo(before);
        assertThat(read(cipher(new RootKeys(SECOND, INDEX, "", suite, "aes-gcm")))).isEqualTo("13900000000");
        assertThatThrownBy(() -> read(cipher(rootKeys(FIRST, INDEX)))).hasMessageContaining("which is not configured");
    }

    @Test
    void a_wrong_master_key_is_told_by_name_before_anything_is_opened() {
        assertThatThrownBy(() -> read(cipher(rootKeys(SECOND, INDEX))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("which is not configured");
    }

    @Test
    void fields_are_encrypted_anew_under_the_national_cipher_and_a_broken_off_run_goes_on() {
        RootKeys national = new RootKeys(FIRST, INDEX, "", "sm4-gcm", "aes-gcm");
        KeyRenewal renewal = renewal(national);
        assertThat(stored()[0]).isEqualTo(GcmSuite.AES.code());

        renewal.addKey(tenant);
        assertThat(read(cipher(national))).as("between the two steps").isEqualTo("13900000000");
        assertThat(renewal(national).encryptAnew(tenant)).isEqualTo(1);
        assertThat(renewal.encryptAnew(tenant)).as("again").isZero();

        assertThat(stored()[0]).isEqualTo(GcmSuite.SM4.code());
        assertThat(read(cipher(national))).isEqualTo("13900000000");
        assertThat(read(cipher(rootKeys(FIRST, INDEX)))).as("by an instance still set to AES").isEqualTo("13900000000");
    }

    @Test
    void the_command_does_it_for_every_tenant_and_says_how_much() {
        var out = new ByteArrayOutputStream();
        KeyCommand.run("renew", renewal(rootKeys(FIRST, INDEX)), List.of(tenant), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("tenant " + tenant + " 重新加密字段 fields encrypted anew: 1");
    }

    @Test
    void a_national_ciphertext_opens_neither_elsewhere_nor_changed() {
        FieldCipher cipher = cipher(new RootKeys(FIRST, INDEX, "", "sm4-gcm", "sm4-gcm"));
        int other = CoreDatabase.createCity(CoreDatabase.createProvince());
        byte[] sealed = transactions.run(other, tx -> cipher.encrypt(tx, COLUMN, phone, "13900000000"));
        byte[] changed = sealed.clone();
        changed[sealed.length - 1] ^= 1;

        assertThat(transactions.<String>read(other, read -> cipher.decrypt(read, COLUMN, phone, sealed))).isEqualTo("13900000000");
        for (var wrong : List.<java.util.function.Function<huiyu.core.db.Read, String>>of(
                read -> cipher.decrypt(read, COLUMN, UUID.randomUUID(), sealed),
                read -> cipher.decrypt(read, "person_phone.other", phone, sealed),
                read -> cipher.decrypt(read, COLUMN, phone, changed))) {
            assertThatThrownBy(() -> transactions.read(other, wrong)).isInstanceOf(SealBrokenException.class);
        }
    }

    @Test
    void every_column_of_bytes_says_that_it_is_sealed_or_is_a_hash_or_a_wrapped_key() {
        assertThat(OWNER.fetch(
                                """
                                select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
                                 where a.atttypid = 'bytea'::regtype and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
                                   and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema|gateway)'
                                   and coalesce(col_description(c.oid, a.attnum), '') not like 'Encrypted under the tenant''s data key%'
                                   and a.attname !~ '(hash|_index|sha256|wrapped_key)$'
                                 order by 1""")
                        .getValues(0, String.class))
                .containsExactlyInAnyOrder(
                        "claim.claimed_under", // a blind index
                        "claim_share.number", // another
                        "person_handover.parcel", // sealed under the master key, for another tenant
                        "idempotency_record.sealed_response", // bound to caller and key
                        "scheduled_tasks.task_data"); // the scheduler's own, empty
    }

    private KeyRenewal renewal(RootKeys keys) {
        DSLContext dsl = DSL.using(new TransactionAwareDataSourceProxy(CoreDatabase.owner()), SQLDialect.POSTGRES);
        DataKeys dataKeys = new DataKeys(new DataKeyStore(), keys);
        return new KeyRenewal(
                dataKeys, new DataKeyStore(), new SealedColumnStore(dsl), new FieldCipher(dataKeys), keys,
                new TenantTransaction(new DataSourceTransactionManager(CoreDatabase.owner()), dsl));
    }

    private static FieldCipher cipher(RootKeys keys) {
        return new FieldCipher(new DataKeys(new DataKeyStore(), keys));
    }

    private String read(FieldCipher cipher) {
        return transactions.read(tenant, read -> cipher.decrypt(read, COLUMN, phone, stored()));
    }

    private byte[] stored() {
        return OWNER.fetchSingle("select cipher from core.person_phone where tenant_id = ? and id = ?", tenant, phone).get(0, byte[].class);
    }

    private static String key(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RootKeys rootKeys(String masterKey, String indexKey) {
        return new RootKeys(masterKey, indexKey, "", "aes-gcm", "aes-gcm");
    }
}
