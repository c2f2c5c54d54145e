package huiyu.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of its own for the database's files, in a file, so that it can be filled. Needs the right to mount (root on Linux). */
final class SmallDisk implements AutoCloseable {

    private static final String FILLING = "filling";
    private static final int MEBIBYTE = 1024 * 1024;

    private final Path image;
    private final Path place;

    private SmallDisk(Path image, Path place) {
        this.image = image;
        this.place = place;
    }

    /**
     * @param home where the file lies and where it is mounted
     * @throws IOException when this may not be done here; says why
     */
    static SmallDisk mount(Path home, int mebibytes) throws IOException, InterruptedException {
        SmallDisk disk = new SmallDisk(home.resolve("disk.img"), Files.createDirectories(home.resolve("disk")));
        try (RandomAccessFile file = new RandomAccessFile(disk.image.toFile(), "rw")) {
            file.setLength((long) mebibytes * MEBIBYTE);
        }
        // no blocks kept for root: full is full
        run("mkfs.ext4", "-q", "-m", "0", disk.image.toString());
        run("mount", "-o", "loop", disk.image.toString(), disk.place.toString());
        return disk;
    }

    /** Where files on it lie. */
    Path place() {
        return place;
    }

    /** Until nothing more can be written, by anybody. */
    void fill() throws IOException, InterruptedException {
        Path filling = place.resolve(FILLING);
        // reserved, not written: at once; what that leaves over is written
        long most = place.toFile().getUsableSpace() - MEBIBYTE;
        if (most > 0) {
            run("fallocate", "-l", String.valueOf(most), filling.toString());
        }
        byte[] block = new byte[MEBIBYTE];
        int size = block.length;
        try (RandomAccessFile file = new RandomAccessFile(filling.toFile(), "rw")) {
            file.seek(file.length());
            while (size > 0) {
                try {
                    file.write(block, 0, size);
                } catch (IOException full) {
                    size /= 64;
                }
            }
        }
    }

    void free() throws IOException {
        Files.delete(place.resolve(FILLING));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException(command[0] + ": " + said.strip());
        }
    }

    @Override
    public void close() {
        try {
            run("umount", "--lazy", place.toString());
            Files.delete(image);
        } catch (IOException busy) {
            System.err.println(busy.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
