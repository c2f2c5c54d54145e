package huiyu.database;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A real PostgreSQL from embedded binaries: throw-away for tests, durable (fsync on) for the standalone platform. */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The role the platform logs in as: owns nothing, bypasses nothing. */
    public static final String APP_ROLE = "huiyu_app";

    private static final String DATABASE = "huiyu";

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** An empty database that vanishes with the process; fast, not durable. */
    public static EmbeddedDatabase temporary() {
        return start(builder().setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off"));
    }

    /** A database whose data stay in {@code directory} and survive a power cut. */
    public static EmbeddedDatabase durable(Path directory, int port) {
        return start(builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on"));
    }

    private static EmbeddedPostgres.Builder builder() {
        // Under locale C the trigram index yields nothing for Chinese.
        return EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "127.0.0.1");
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
            if (!exists(statement, "select from pg_roles where rolname = '" + APP_ROLE + "'")) {
                statement.execute("create role " + APP_ROLE + " login nosuperuser nobypassrls");
            }
            if (!exists(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database", e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
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
