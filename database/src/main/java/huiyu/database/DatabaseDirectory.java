package huiyu.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where a durable server lives: {@code program} (unpacked binaries), {@code data}, and the mark {@code complete}.
 * The data are no direct child of the program folder on purpose: the library deletes data folders beside its binaries
 * when they look ten minutes old.
 */
record DatabaseDirectory(Path home) {

    private static final int STOP_SECONDS = 60;

    Path program() {
        return home.resolve("program");
    }

    Path data() {
        return home.resolve("data");
    }

    /** Data that were never completed hold nothing and are made anew; a server left over by a crash is stopped. */
    void prepare() {
        stopServer();
        try {
            if (!isComplete()) {
                delete(data());
            }
            Files.createDirectories(program());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + home, e);
        }
    }

    boolean isComplete() {
        return Files.exists(mark());
    }

    void complete() {
        write(mark(), "");
    }

    void requirePasswords() {
        write(data().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    }

    Optional<ProcessHandle> runningServer() {
        Path file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            // After a crash of the machine the number may belong to anybody.
            return ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Fast shutdown: open transactions roll back, committed data are written. */
    void stopServer() {
        runningServer().ifPresent(server -> {
            try {
                new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start().waitFor();
                server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot stop PostgreSQL", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("PostgreSQL does not stop, process " + server.pid(), e);
            }
        });
    }

    private Path mark() {
        return home.resolve("complete");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
