package huiyu.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keycloak from its own distribution: unpacked and built once per version and build options, then started on them. Its
 * realm is imported at the first start from {@code keycloak/huiyu-realm.json}, with secrets from the environment.
 */
final class Keycloak {

    static final String REALM = "huiyu";
    static final String PATH = "/auth";

    private static final List<String> BUILD_OPTIONS = List.of(
            "--db=postgres", "--health-enabled=true", "--http-relative-path=" + PATH,
            "--http-management-relative-path=/");

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Distribution distribution;

    Keycloak(Home home, Ports ports, Secrets secrets, Distribution distribution) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.distribution = distribution;
    }

    void unpack() {
        try {
            if (!Files.exists(program())) {
                Zip.unpack(distribution.keycloak(), home.programs());
            }
            Path imports = program().resolve("data/import");
            Files.createDirectories(imports);
            try (var realm = Keycloak.class.getResourceAsStream("/keycloak/huiyu-realm.json")) {
                Files.copy(realm, imports.resolve("huiyu-realm.json"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack Keycloak", e);
        }
    }

    boolean isBuilt() {
        try {
            return Files.exists(builtMark()) && Files.readString(builtMark()).equals(BUILD_OPTIONS.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChildProcess build() {
        return run("build", BUILD_OPTIONS, Map.of());
    }

    void markBuilt() {
        try {
            Files.writeString(builtMark(), BUILD_OPTIONS.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChildProcess start() {
        return run("start", List.of("--optimized", "--import-realm", "--cache=local"), settings());
    }

    URI health() {
        return URI.create("http://127.0.0.1:" + ports.keycloakManagement() + "/health/ready");
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("KC_DB_URL", Database.url(ports, Database.KEYCLOAK_DATABASE));
        settings.put("KC_DB_USERNAME", Database.KEYCLOAK_ROLE);
        settings.put("KC_DB_PASSWORD", secrets.keycloakDatabasePassword());
        settings.put("KC_DB_POOL_MAX_SIZE", "20");
        settings.put("KC_LOG_LEVEL", "info,io.smallrye.health:error");
        settings.put("KC_HTTP_ENABLED", "true");
        settings.put("KC_HTTP_HOST", "127.0.0.1");
        settings.put("KC_HTTP_PORT", String.valueOf(ports.keycloak()));
        settings.put("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1");
        settings.put("KC_HTTP_MANAGEMENT_PORT", String.valueOf(ports.keycloakManagement()));
        settings.put("KC_HOSTNAME", PublicUrl.of(ports) + PATH);
        settings.put("KC_HOSTNAME_ADMIN", address(ports) + PATH);
        settings.put("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
        settings.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        settings.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.keycloakAdminPassword());
        settings.put("HUIYU_GATEWAY_CLIENT_SECRET", secrets.gatewayClientSecret());
        settings.put("HUIYU_ADMIN_CLIENT_SECRET", secrets.provisioningClientSecret());
        settings.put("HUIYU_DEMO_PASSWORD", Demo.PASSWORD);
        return settings;
    }

    private ChildProcess run(String command, List<String> options, Map<String, String> settings) {
        List<String> line = new ArrayList<>(List.of("sh", program().resolve("bin/kc.sh").toString(), command));
        line.addAll(options);
        Map<String, String> environment = new HashMap<>(settings);
        // Compiling for the long run costs a start half of its time.
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        return ChildProcess.start(line, environment, home.logs().resolve("keycloak.log"));
    }

    /** Where it listens on this machine; people reach its login pages through the gateway. */
    static String address(Ports ports) {
        return "http://127.0.0.1:" + ports.keycloak();
    }

    private Path program() {
        String archive = distribution.keycloak().getFileName().toString();
        return home.programs().resolve(archive.substring(0, archive.length() - ".zip".length()));
    }

    private Path builtMark() {
        return program().resolve("built");
    }
}
