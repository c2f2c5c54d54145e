package huiyu.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    Path logs;

    @Test
    void closing_ends_it_and_what_it_started() throws Exception {
        ChildProcess process = start("sleep 1000 & wait");
        ProcessHandle sleep = awaitChildOf(process);
        process.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(sleep.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void a_failing_program_names_its_log() {
        assertThatThrownBy(() -> start("exit 7").awaitSuccess())
                .hasMessageContaining("exit code 7")
                .hasMessageContaining("program.log");
    }

    @Test
    void the_watchdog_ends_it_when_we_vanish() throws Exception {
        ChildProcess process = start("exec sleep 1000");
        Watchdog watchdog = new Watchdog();
        watchdog.guard("TERM", process.pid());
        watchdog.vanish();
        assertThat(process.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void a_dismissed_watchdog_lets_it_live() throws Exception {
        try (ChildProcess process = start("exec sleep 1000")) {
            Watchdog watchdog = new Watchdog();
            watchdog.guard("TERM", process.pid());
            watchdog.close();
            watchdog.onExit().get(10, TimeUnit.SECONDS);
            assertThat(process.isAlive()).isTrue();
        }
    }

    private ChildProcess start(String script) {
        return ChildProcess.start(List.of("sh", "-c", script), Map.of(), logs.resolve("program.log"));
    }

    private static ProcessHandle awaitChildOf(ChildProcess process) {
        while (true) {
            var child = ProcessHandle.of(process.pid()).orElseThrow().children().findFirst();
            if (child.isPresent()) {
                return child.get();
            }
            Thread.onSpinWait();
        }
    }
}
