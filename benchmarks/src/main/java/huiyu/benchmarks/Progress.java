package huiyu.benchmarks;

/** Tells whoever waits for a benchmark how far it is. */
public final class Progress {

    private Progress() {}

    /** @param what a line, as {@link String#format} takes it */
    public static void say(String what, Object... values) {
        System.out.printf("▸ " + what + "%n", values);
    }
}
