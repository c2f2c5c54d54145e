package huiyu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableDatabaseTest {

    @TempDir
    Path home;

    @Test
    void data_survive_a_restart_even_when_they_look_old() throws Exception {
        try (DurableDatabase database = start()) {
            database.ensureLogin("keeper", "k'ept");
            database.ensureDatabase("kept", "keeper");
            execute(database.url("kept"), "keeper", "k'ept", "create table child as select 1 as id");
        }
        Path lock = home.resolve("postgresql/data/epg-lock");
        if (Files.exists(lock)) {
            Files.setLastModifiedTime(lock, FileTime.from(Instant.EPOCH));
        }
        try (DurableDatabase database = start()) {
            assertThat(ask(database, "kept", "select id from child")).isEqualTo("1");
        }
    }

    @Test
    void what_is_committed_is_on_the_disk() throws Exception {
        try (DurableDatabase database = start()) {
            assertThat(ask(database, "postgres", "show fsync")).isEqualTo("on");
            assertThat(ask(database, "postgres", "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void nobody_enters_without_a_password() {
        try (DurableDatabase database = start()) {
            assertThatThrownBy(() -> execute(database.url("postgres"), "postgres", "wrong", "select 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void a_server_left_over_by_a_crash_gives_way() throws Exception {
        DurableDatabase leftOver = start();
        long before = leftOver.processId();
        new DatabaseDirectory(home.resolve("postgresql")).prepare();
        assertThat(ProcessHandle.of(before)).isEmpty();
        leftOver.close();
        start().close();
    }

    @Test
    void a_first_start_that_was_cut_off_is_made_anew() throws IOException, SQLException {
        Files.createDirectories(home.resolve("postgresql/data"));
        Files.writeString(home.resolve("postgresql/data/PG_VERSION"), "18");
        try (DurableDatabase database = start()) {
            assertThat(ask(database, "postgres", "select 1")).isEqualTo("1");
        }
    }

    private DurableDatabase start() {
        return DurableDatabase.start(home.resolve("postgresql"), freePort(), "owner", home.resolve("logs/postgresql.log"));
    }

    private static int freePort() {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String ask(DurableDatabase database, String name, String query) throws SQLException {
        try (var connection = database.owner(name).getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(String url, String user, String password, String command) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
