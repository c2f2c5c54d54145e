package huiyu.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** The folder that holds everything of one installation: data, secrets, logs, unpacked programs. */
public record Home(Path directory) {

    /** {@code HUIYU_HOME}, or {@code .huiyu} in the working directory. */
    static Home of(Map<String, String> environment) {
        return new Home(Path.of(environment.getOrDefault("HUIYU_HOME", ".huiyu")).toAbsolutePath().normalize());
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    Path postgresql() {
        return directory.resolve("postgresql");
    }

    /** Where the ends of audit chains are kept, outside the database. */
    Path auditAnchors() {
        return directory.resolve("audit-anchors");
    }

    Path programs() {
        return directory.resolve("programs");
    }

    Path secrets() {
        return directory.resolve("secrets.properties");
    }

    boolean isFree() {
        Optional<HomeLock> lock = lock();
        lock.ifPresent(HomeLock::close);
        return lock.isPresent();
    }

    /** What is in it concerns its owner only. */
    void create() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    /** Empty when another process runs on this home. The operating system lets go of it however that process ends. */
    Optional<HomeLock> lock() {
        try {
            create();
            FileChannel channel = FileChannel.open(
                    lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(String.valueOf(ProcessHandle.current().pid())));
            return Optional.of(new HomeLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + directory, e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** The process that holds the lock. */
    Optional<ProcessHandle> runningProcess() {
        if (isFree()) {
            return Optional.empty();
        }
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(lockFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path lockFile() {
        return directory.resolve("lock");
    }

    void writeAddresses(String text) {
        write(directory.resolve("addresses.txt"), text);
    }

    String readAddresses() {
        Path file = directory.resolve("addresses.txt");
        try {
            return Files.exists(file) ? Files.readString(file) : "启动中 still starting; " + directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What went wrong, for who looks closer than the screen. */
    void log(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        write(logs().resolve("standalone.log"), trace.toString());
    }

    /** An earlier run's addresses are not ours. */
    void forgetAddresses() {
        try {
            Files.deleteIfExists(directory.resolve("addresses.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
