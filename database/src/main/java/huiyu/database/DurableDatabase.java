package huiyu.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A real PostgreSQL on this machine that keeps people's data: fsync on, a password for every login, local connections
 * only. Whoever starts it stops it; there is no shutdown hook, since the programs that use it must end before it.
 */
public final class DurableDatabase implements AutoCloseable {

    private static final String OWNER = "postgres";

    private final EmbeddedPostgres postgres;
    private final DatabaseDirectory directory;

    private DurableDatabase(EmbeddedPostgres postgres, DatabaseDirectory directory) {
        this.postgres = postgres;
        this.directory = directory;
    }

    /**
     * Starts the server on the data under {@code home}, which it creates the first time.
     *
     * @param ownerPassword of the superuser; the same at every start
     * @throws UncheckedIOException when it does not start; the reason stands in {@code log}
     */
    public static DurableDatabase start(Path home, int port, String ownerPassword, Path log) {
        DatabaseDirectory directory = new DatabaseDirectory(home);
        directory.prepare();
        try {
            Files.createDirectories(log.getParent());
            DurableDatabase database = new DurableDatabase(server(directory, port, ownerPassword, log), directory);
            database.lockDoors(ownerPassword);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL, see " + log, e);
        }
    }

    private static EmbeddedPostgres server(DatabaseDirectory directory, int port, String ownerPassword, Path log)
            throws IOException {
        return EmbeddedDatabase.builder(directory.program())
                .setDataDirectory(directory.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setConnectConfig("password", ownerPassword)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                // Fewer checkpoints: after each, every page is written whole to the log once more.
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("unix_socket_directories", "''")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** The library creates a server that trusts everybody on this machine; nobody but us has seen it yet. */
    private void lockDoors(String ownerPassword) {
        if (directory.isComplete()) {
            return;
        }
        execute("alter role " + OWNER + " password " + literal(ownerPassword));
        directory.requirePasswords();
        execute("select pg_reload_conf()");
        directory.complete();
    }

    /** Creates the login role if it is missing and gives it this password. */
    public void ensureLogin(String role, String password) {
        if (isMissing("select from pg_roles where rolname = " + literal(role))) {
            execute("create role " + role + " login nosuperuser nobypassrls");
        }
        execute("alter role " + role + " password " + literal(password));
    }

    /** Creates the database if it is missing. */
    public void ensureDatabase(String name, String owner) {
        if (isMissing("select from pg_database where datname = " + literal(name))) {
            execute("create database " + name + " owner " + owner);
        }
    }

    /** The owner of everything: creates and migrates, and nothing else. */
    public DataSource owner(String database) {
        return postgres.getDatabase(OWNER, database);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
    }

    /** The server's process on this machine. */
    public long processId() {
        return directory.runningServer().orElseThrow().pid();
    }

    @Override
    public void close() {
        try {
            // Gives a fast shutdown five seconds and lets go of the folder; a long checkpoint is waited for after it.
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL", e);
        } finally {
            directory.stopServer();
        }
    }

    private boolean isMissing(String query) {
        try (var connection = owner(OWNER).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return !rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask PostgreSQL", e);
        }
    }

    private void execute(String command) {
        try (var connection = owner(OWNER).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare PostgreSQL", e);
        }
    }

    /** Commands that define roles take no parameters. */
    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
