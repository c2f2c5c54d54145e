package huiyu.standalone;

import huiyu.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Runs one of the platform's own commands against the database that runs, and shows what it says. */
final class PlatformCommand {

    /** Line of PostgreSQL's {@code postmaster.pid} that holds its port. */
    private static final int PORT_LINE = 3;

    private final Home home;
    private final Distribution distribution;

    PlatformCommand(Home home, Distribution distribution) {
        this.home = home;
        this.distribution = distribution;
    }

    /** As the platform itself sees the database. @return the command's exit code */
    int run(String... arguments) {
        return run(EmbeddedDatabase.APP_ROLE, Secrets.in(home.secrets()).platformDatabasePassword(), arguments);
    }

    /** As the database's owner, for what the platform itself may not do. @return the command's exit code */
    int runAsOwner(String... arguments) {
        return run("postgres", Secrets.in(home.secrets()).databaseOwnerPassword(), arguments);
    }

    private int run(String role, String password, String... arguments) {
        Secrets secrets = Secrets.in(home.secrets());
        List<String> command = new ArrayList<>(ChildProcess.java("-jar", distribution.platform().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
        process.environment().put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(Map.of(
                "spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + runningPort() + "/" + Database.PLATFORM_DATABASE,
                "spring.datasource.username", role,
                "spring.datasource.password", password,
                "huiyu.audit.anchor-file", home.auditAnchors().toString())));
        process.environment().put("HUIYU_MASTER_KEY", secrets.masterKey());
        process.environment().put("HUIYU_INDEX_KEY", secrets.indexKey());
        try {
            return process.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the platform's command", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int runningPort() {
        try (var files = Files.find(home.postgresql(), 2, (file, attributes) -> file.endsWith("postmaster.pid"))) {
            Path pid = files.findFirst().orElseThrow(() -> new IllegalStateException("数据库未在运行 the database is not running"));
            return Integer.parseInt(Files.readAllLines(pid).get(PORT_LINE).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the database's port", e);
        }
    }
}
