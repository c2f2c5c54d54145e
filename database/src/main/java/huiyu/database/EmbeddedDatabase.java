package huiyu.database;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A real PostgreSQL from embedded binaries that vanishes with the process: for tests and for the table generator. */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The role the platform logs in as: owns nothing, bypasses nothing. */
    public static final String APP_ROLE = "huiyu_app";

    /** The role the gateway logs in as: sees its own schema only. */
    public static final String GATEWAY_ROLE = "huiyu_gateway";

    private static final String DATABASE = "huiyu";

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** An empty database that vanishes with the process; fast, not durable. */
    public static EmbeddedDatabase temporary() {
        return start(builder(temporaryProgram())
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off"));
    }

    /** What every server of ours is started with; {@code program} is where its binaries are unpacked. */
    static EmbeddedPostgres.Builder builder(Path program) {
        // Under locale C the trigram index yields nothing for Chinese.
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(program.toFile())
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "127.0.0.1");
    }

    /** Each user of the machine has binaries of their own: nobody may write into another's. */
    private static Path temporaryProgram() {
        return Path.of(System.getProperty("java.io.tmpdir"), "huiyu-postgresql-" + System.getProperty("user.name"));
    }

    private static EmbeddedDatabase start(EmbeddedPostgres.Builder builder) {
        try {
            EmbeddedDatabase database = new EmbeddedDatabase(builder.start());
            database.createDatabaseAndRoles();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL", e);
        }
    }

    private void createDatabaseAndRoles() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : List.of(APP_ROLE, GATEWAY_ROLE)) {
                statement.execute("create role " + role + " login nosuperuser nobypassrls");
            }
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database", e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DATABASE;
    }

    public int port() {
        return postgres.getPort();
    }

    /** The owner of the schemas: migrates, and nothing else. */
    public DataSource owner() {
        return postgres.getDatabase("postgres", DATABASE);
    }

    /** A small pool as the application's role. */
    public HikariDataSource app() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url());
        pool.setUsername(APP_ROLE);
        pool.setMaximumPoolSize(8);
        return pool;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL", e);
        }
    }
}
