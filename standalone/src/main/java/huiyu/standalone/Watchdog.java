package huiyu.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * Ends our processes when we ourselves are killed without warning. A shell of a few lines, deaf to the terminal's
 * signals, reads commands from a pipe; when the pipe breaks it runs them, the last first.
 */
final class Watchdog implements AutoCloseable {

    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            commands=
            while read -r line; do
              [ "$line" = dismissed ] && exit 0
              commands="$line; $commands"
            done
            eval "$commands"
            """;

    private final Process shell;
    private final PrintWriter orders;

    Watchdog() {
        try {
            shell = new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            orders = new PrintWriter(shell.getOutputStream(), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the watchdog", e);
        }
    }

    /** {@code signal} is what makes the process end in order: TERM, or INT for PostgreSQL. */
    void guard(String signal, long pid) {
        orders.println("kill -" + signal + " " + pid);
    }

    /** What the operating system does to the pipe when we are killed. */
    void vanish() {
        orders.close();
    }

    CompletableFuture<Process> onExit() {
        return shell.onExit();
    }

    @Override
    public void close() {
        orders.println("dismissed");
        orders.close();
    }
}
