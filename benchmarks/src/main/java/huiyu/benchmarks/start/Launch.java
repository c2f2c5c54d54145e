package huiyu.benchmarks.start;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A way to start a program, and what to ask it.
 *
 * @param question answers 200 once the program works
 * @param token of who asks; empty for a question anybody may ask
 */
record Launch(List<String> command, Map<String, String> environment, URI question, String token, Path log) {

    private static final int PATIENCE_SECONDS = 600;
    private static final int ASK_EVERY_MILLIS = 20;

    /** @param processor seconds of it that the program and its children had used by then; less what children used that are gone */
    record Started(double seconds, double processor) {}

    static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-Xmx768m", "-XX:+UseParallelGC"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts it, waits for the first answer and ends it again as an operator does. */
    Started run() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            while (!answers()) {
                if (!process.isAlive() || System.nanoTime() - begun > PATIENCE_SECONDS * 1_000_000_000L) {
                    throw new IllegalStateException(command.getLast() + " does not start, see " + log);
                }
                Thread.sleep(ASK_EVERY_MILLIS);
            }
            return new Started((System.nanoTime() - begun) / 1e9, processor(process));
        } finally {
            process.destroy();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static double processor(Process process) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(process.toHandle()), process.descendants())
                .mapToLong(one -> one.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
                .sum() / 1000.0;
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) question.toURL().openConnection();
            if (!token.isEmpty()) {
                connection.setRequestProperty("Authorization", "Bearer " + token);
            }
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
