package huiyu.standalone;

import huiyu.database.EmbeddedDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The platform and the gateway: each a runnable jar with its settings handed over in the environment. */
final class Applications {

    private static final String HEAP = "-Xmx768m";
    /** On few processors a collector that works beside the program takes them from it. */
    private static final String COLLECTOR = "-XX:+UseParallelGC";

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Distribution distribution;

    Applications(Home home, Ports ports, Secrets secrets, Distribution distribution) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.distribution = distribution;
    }

    ChildProcess startPlatform() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", String.valueOf(ports.platform()));
        settings.put("management.server.port", String.valueOf(ports.platformManagement()));
        settings.put("spring.datasource.url", Database.url(ports, Database.PLATFORM_DATABASE));
        settings.put("spring.datasource.username", EmbeddedDatabase.APP_ROLE);
        settings.put("spring.datasource.password", secrets.platformDatabasePassword());
        settings.put("huiyu.public-url", PublicUrl.of(ports));
        settings.put("huiyu.access.issuer", PublicUrl.issuer(ports));
        settings.put("huiyu.access.jwk-set-uri", realm() + "/protocol/openid-connect/certs");
        settings.put("huiyu.keycloak.url", Keycloak.address(ports) + Keycloak.PATH);
        settings.put("huiyu.keycloak.realm", Keycloak.REALM);
        settings.put("huiyu.keycloak.admin-client-id", "huiyu-admin");
        settings.put("huiyu.keycloak.admin-client-secret", secrets.provisioningClientSecret());
        settings.put("huiyu.bootstrap.admin-username", Demo.PLATFORM_ADMINISTRATOR);
        settings.put("huiyu.identity.initial-passwords", "true");
        settings.put("huiyu.audit.anchor-file", home.auditAnchors().toString());
        settings.put("huiyu.files", home.directory().resolve("files").toString());
        return start(
                distribution.platform(),
                settings,
                Map.of("HUIYU_MASTER_KEY", secrets.masterKey(), "HUIYU_INDEX_KEY", secrets.indexKey()),
                "platform.log");
    }

    URI platformHealth() {
        return URI.create("http://127.0.0.1:" + ports.platform() + "/readyz");
    }

    ChildProcess startGateway() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", String.valueOf(ports.gateway()));
        settings.put("management.server.address", "127.0.0.1");
        settings.put("management.server.port", String.valueOf(ports.gatewayManagement()));
        settings.put("spring.datasource.url", Database.url(ports, Database.PLATFORM_DATABASE));
        settings.put("spring.datasource.username", EmbeddedDatabase.GATEWAY_ROLE);
        settings.put("spring.datasource.password", secrets.gatewayDatabasePassword());
        settings.put("huiyu.gateway.platform-url", "http://127.0.0.1:" + ports.platform());
        settings.put("huiyu.gateway.login.issuer", PublicUrl.issuer(ports));
        settings.put("huiyu.gateway.login.internal-realm-url", realm());
        settings.put("huiyu.gateway.login.client-id", "huiyu-gateway");
        settings.put("huiyu.gateway.login.client-secret", secrets.gatewayClientSecret());
        settings.put("huiyu.gateway.secure-cookie", "false");
        settings.put("huiyu.gateway.keycloak-url", Keycloak.address(ports));
        return start(distribution.gateway(), settings, Map.of(), "gateway.log");
    }

    URI gatewayHealth() {
        return URI.create("http://127.0.0.1:" + ports.gatewayManagement() + "/actuator/health/readiness");
    }

    private String realm() {
        return Keycloak.address(ports) + Keycloak.PATH + "/realms/" + Keycloak.REALM;
    }

    /** Settings travel in the environment, where other users of the machine do not see them. */
    private ChildProcess start(Path jar, Map<String, String> settings, Map<String, String> keys, String log) {
        Map<String, String> environment = new LinkedHashMap<>(keys);
        environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        environment.put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
        return ChildProcess.start(
                ChildProcess.java(HEAP, COLLECTOR, "-jar", jar.toString()), environment, home.logs().resolve(log));
    }
}
