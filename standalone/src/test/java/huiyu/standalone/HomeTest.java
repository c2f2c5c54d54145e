package huiyu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path directory;

    @Test
    void one_home_is_run_by_one_process_and_says_by_which() {
        Home home = new Home(directory.resolve("home"));
        assertThat(home.runningProcess()).isEmpty();
        try (HomeLock lock = home.lock().orElseThrow()) {
            assertThat(home.lock()).isEmpty();
            assertThat(home.runningProcess()).hasValue(ProcessHandle.current());
        }
        assertThat(home.isFree()).isTrue();
    }

    @Test
    void it_lies_in_the_checkout_unless_said_otherwise() {
        assertThat(Home.of(Map.of()).directory()).isEqualTo(Path.of(".huiyu").toAbsolutePath());
        assertThat(Home.of(Map.of("HUIYU_HOME", "/srv/huiyu")).directory()).isEqualTo(Path.of("/srv/huiyu"));
    }
}
