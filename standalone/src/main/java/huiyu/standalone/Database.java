package huiyu.standalone;

import huiyu.database.DurableDatabase;
import huiyu.database.EmbeddedDatabase;
import huiyu.database.Migration;

/** PostgreSQL: one server, a database for the platform and the gateway, another for Keycloak, a login for each. */
final class Database {

    static final String PLATFORM_DATABASE = "huiyu";
    static final String KEYCLOAK_DATABASE = "keycloak";
    static final String KEYCLOAK_ROLE = "keycloak";

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private DurableDatabase server;

    Database(Home home, Ports ports, Secrets secrets) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
    }

    DurableDatabase start() {
        server = DurableDatabase.start(
                home.postgresql(),
                ports.database(),
                secrets.databaseOwnerPassword(),
                home.logs().resolve("postgresql.log"));
        server.ensureLogin(EmbeddedDatabase.APP_ROLE, secrets.platformDatabasePassword());
        server.ensureLogin(EmbeddedDatabase.GATEWAY_ROLE, secrets.gatewayDatabasePassword());
        server.ensureLogin(KEYCLOAK_ROLE, secrets.keycloakDatabasePassword());
        server.ensureDatabase(PLATFORM_DATABASE, "postgres");
        server.ensureDatabase(KEYCLOAK_DATABASE, KEYCLOAK_ROLE);
        return server;
    }

    void migrate() {
        Migration.run(server.owner(PLATFORM_DATABASE));
    }

    static String url(Ports ports, String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.database() + "/" + database;
    }
}
