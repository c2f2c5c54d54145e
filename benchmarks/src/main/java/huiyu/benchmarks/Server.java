package huiyu.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** One of our runnable jars as a process of its own, as in production; its output goes to a log. */
final class Server implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 300;

    private final ProcessBuilder builder;
    private final URI ready;
    private Process process;

    private Server(ProcessBuilder builder, URI ready) {
        this.builder = builder;
        this.ready = ready;
    }

    /** Returns when {@code ready} answers 200. */
    static Server start(Path jar, Map<String, String> settings, Path log, URI ready) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                        "-Xmx1g", "-XX:+UseParallelGC", "-jar", jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        builder.environment().put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
        Server server = new Server(builder, ready);
        server.start();
        return server;
    }

    void start() throws Exception {
        process = builder.start();
        for (int i = 0; i < PATIENCE_SECONDS * 10 && process.isAlive(); i++) {
            if (answers(ready)) {
                return;
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        close();
        throw new IllegalStateException(builder.command().getLast() + " does not start, see " + builder.redirectOutput().file());
    }

    /** Ends it at once, with whatever it was doing, and starts it again. */
    void crash() throws Exception {
        kill();
        start();
    }

    /** Ends it at once, with whatever it was doing. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@link #kill}, for who cannot wait. */
    void end() {
        process.destroyForcibly();
    }

    long pid() {
        return process.pid();
    }

    private static boolean answers(URI ready) {
        try {
            return ((HttpURLConnection) ready.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
