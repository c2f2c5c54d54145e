package huiyu.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A tenant's first key is made in a transaction that comes to nothing, as when the disk is full. */
class LostDataKeyTest {

    private static final String COLUMN = "person_phone.cipher";
    private static final String PHONE = "13900000000";

    private final int tenant = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final UUID row = UUID.randomUUID();
    private final FieldCipher here = instance();

    @Test
    void what_is_encrypted_after_a_transaction_that_failed_is_read_by_every_instance() {
        fail(tx -> here.encrypt(tx, COLUMN, row, PHONE));
        assertIsReadEverywhere();
    }

    /** Within a savepoint the database names rows by another transaction than the one around it. */
    @Test
    void also_when_the_key_was_made_in_a_part_that_might_have_failed_alone() {
        fail(tx -> transactions.attempt(tx, IllegalArgumentException.class, () -> {
            here.encrypt(tx, COLUMN, row, PHONE);
            here.encrypt(tx, COLUMN, row, PHONE);
        }));
        assertIsReadEverywhere();
    }

    @Test
    void also_when_only_the_part_that_made_the_key_has_failed() {
        byte[] sealed = transactions.run(tenant, tx -> {
            transactions.attempt(tx, IllegalArgumentException.class, () -> {
                here.encrypt(tx, COLUMN, row, PHONE);
                throw new IllegalArgumentException("of this part");
            });
            return here.encrypt(tx, COLUMN, row, PHONE);
        });
        assertThat(read(instance(), sealed)).isEqualTo(PHONE);
        assertIsReadEverywhere();
    }

    private void fail(Consumer<Tx> work) {
        assertThatThrownBy(() -> transactions.execute(tenant, tx -> {
            work.accept(tx);
            throw new IllegalStateException("no space left");
        })).hasMessage("no space left");
    }

    private void assertIsReadEverywhere() {
        byte[] sealed = transactions.run(tenant, tx -> here.encrypt(tx, COLUMN, row, PHONE));
        assertThat(read(here, sealed)).isEqualTo(PHONE);
        assertThat(read(instance(), sealed)).isEqualTo(PHONE);
    }

    private String read(FieldCipher cipher, byte[] sealed) {
        return transactions.read(tenant, read -> cipher.decrypt(read, COLUMN, row, sealed));
    }

    private static FieldCipher instance() {
        return new FieldCipher(new DataKeys(new DataKeyStore(), new RootKeys(key('m'), key('i'), "", "aes-gcm", "aes-gcm")));
    }

    private static String key(char letter) {
        return Base64.getEncoder().encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.UTF_8));
    }
}
