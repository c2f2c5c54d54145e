package huiyu.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A real PostgreSQL on this machine that keeps people's data: fsync on, a password for every login, local connections
 * only. Whoever starts it stops it; there is no shutdown hook, since the programs that use it must end before it.
 */
public final class DurableDatabase implements AutoCloseable {

    private static final String OWNER = "postgres";

    private final DatabaseDirectory directory;
    private final int port;
    private final String ownerPassword;
    private final Path log;
    private EmbeddedPostgres postgres;

    private DurableDatabase(DatabaseDirectory directory, int port, String ownerPassword, Path log) {
        this.directory = directory;
        this.port = port;
        this.ownerPassword = ownerPassword;
        this.log = log;
    }

    /**
     * Starts the server on the data under {@code home}, which it creates the first time.
     *
     * @param ownerPassword of the superuser; the same at every start
     * @throws UncheckedIOException when it does not start; the reason stands in {@code log}
     */
    public static DurableDatabase start(Path home, int port, String ownerPassword, Path log) {
        DurableDatabase database = new DurableDatabase(new DatabaseDirectory(home), port, ownerPassword, log);
        database.open();
        database.lockDoors();
        return database;
    }

    private void open() {
        directory.prepare();
        try {
            Files.createDirectories(log.getParent());
            postgres = server();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL, see " + log, e);
        }
    }

    private EmbeddedPostgres server() throws IOException {
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
    private void lockDoors() {
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

    /** Ends every process of the server at once, as a power cut does. */
    public void kill() {
        ProcessHandle server = directory.runningServer().orElseThrow();
        List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Starts the server again after it ended without being asked to, on what the disk holds. */
    public void restart() {
        letGo();
        open();
    }

    /** Completes when the server that runs now has ended. */
    public CompletableFuture<ProcessHandle> onExit() {
        return directory.runningServer().map(ProcessHandle::onExit).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** The library finds nothing to stop any more and says so; what matters is that it lets go of the folder. */
    private void letGo() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of " + directory.data(), e);
        }
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
