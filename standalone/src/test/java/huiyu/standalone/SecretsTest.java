package huiyu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path home;

    @Test
    void a_key_is_32_bytes_and_the_same_at_every_start() {
        String key = Secrets.in(file()).masterKey();
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(Secrets.in(file()).masterKey()).isEqualTo(key);
    }

    @Test
    void no_two_secrets_and_no_two_installations_are_alike() {
        Secrets secrets = Secrets.in(file());
        assertThat(secrets.masterKey())
                .isNotEqualTo(secrets.indexKey())
                .isNotEqualTo(Secrets.in(home.resolve("other.properties")).masterKey());
    }

    @Test
    void only_the_owner_reads_them() throws Exception {
        Secrets.in(file()).databaseOwnerPassword();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    private Path file() {
        return home.resolve("secrets.properties");
    }
}
