package huiyu.standalone;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Passwords and keys of one installation: made up at the first start, kept in a file that only its owner reads. Losing
 * {@code masterKey} means losing every encrypted field.
 */
final class Secrets {

    private static final int BYTES = 32;

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path file) {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                secrets.values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return secrets;
    }

    String databaseOwnerPassword() {
        return password("database.owner.password");
    }

    String platformDatabasePassword() {
        return password("database.platform.password");
    }

    String gatewayDatabasePassword() {
        return password("database.gateway.password");
    }

    String keycloakDatabasePassword() {
        return password("database.keycloak.password");
    }

    String keycloakAdminPassword() {
        return password("keycloak.admin.password");
    }

    String provisioningClientSecret() {
        return password("keycloak.client.huiyu-admin.secret");
    }

    String gatewayClientSecret() {
        return password("keycloak.client.huiyu-gateway.secret");
    }

    /** Encrypts fields at rest: 32 bytes, base64. */
    String masterKey() {
        return get("platform.master-key", Base64.getEncoder());
    }

    /** Keys the blind indexes: 32 bytes, base64. */
    String indexKey() {
        return get("platform.index-key", Base64.getEncoder());
    }

    private String password(String name) {
        return get(name, Base64.getUrlEncoder().withoutPadding());
    }

    private synchronized String get(String name, Base64.Encoder encoder) {
        String value = values.getProperty(name);
        if (value == null) {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            value = encoder.encodeToString(bytes);
            values.setProperty(name, value);
            save();
        }
        return value;
    }

    private void save() {
        StringWriter text = new StringWriter();
        try {
            values.store(text, "Secrets of this installation. Back them up with the data.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OwnerFile.write(file, text.toString().lines().toList());
    }
}
