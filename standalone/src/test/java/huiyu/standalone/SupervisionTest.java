package huiyu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SupervisionTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
    private final Supervision supervision = new Supervision(clock, new Console(new PrintStream(said, true, StandardCharsets.UTF_8)));

    @Test
    void what_ends_by_itself_is_started_again_and_its_neighbours_are_left_alone() {
        EndingPart gateway = new EndingPart("gateway", 3);
        EndingPart platform = new EndingPart("platform", 0);
        supervision.watch(List.of(platform, gateway), () -> gateway.starts == 3);
        assertThat(gateway.starts).isEqualTo(3);
        assertThat(platform.starts).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("gateway is back").doesNotContain("platform");
    }

    @Test
    void what_keeps_ending_is_given_up_after_the_fifth_restart() {
        EndingPart platform = new EndingPart("platform", Integer.MAX_VALUE);
        supervision.watch(List.of(platform), () -> false);
        assertThat(platform.starts).isEqualTo(6);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("platform keeps ending");
    }

    @Test
    void what_is_asked_to_stop_is_not_started_again() {
        EndingPart platform = new EndingPart("platform", Integer.MAX_VALUE);
        supervision.watch(List.of(platform), () -> true);
        assertThat(platform.starts).isEqualTo(1);
    }

    /** Ends at once as often as it is told to; after that it ends only because the watch is over. */
    private static final class EndingPart implements Part {
        private final String name;
        private final int ends;
        private int starts = 1;

        EndingPart(String name, int ends) {
            this.name = name;
            this.ends = ends;
        }

        @Override
        public String chinese() {
            return name;
        }

        @Override
        public String english() {
            return name;
        }

        @Override
        public CompletableFuture<?> onExit() {
            return starts <= ends ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        }

        @Override
        public void restart() {
            starts++;
        }

        @Override
        public void close() {}
    }
}
