package huiyu.standalone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a person sees while it starts: Chinese first, English beside it. */
public final class Console {

    private final PrintStream out;

    public Console(PrintStream out) {
        // On a machine without a locale Chinese would come out as question marks.
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    void say(String chinese, String english) {
        out.println("▸ " + chinese + "  " + english);
    }

    void done(String chinese, String english, long seconds) {
        out.println("✓ " + chinese + "  " + english + "  (" + seconds + " s)");
    }

    void problem(String chinese, String english) {
        out.println("✗ " + chinese + "  " + english);
    }

    void text(String lines) {
        out.println(lines);
    }
}
