package huiyu.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks an archive whose content is one folder; the folder appears when it is whole. */
final class Zip {

    private Zip() {}

    static void unpack(Path archive, Path target) throws IOException {
        Files.createDirectories(target);
        Path unfinished = Files.createTempDirectory(target, "unpacking");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                unpack(zip, entry, unfinished);
            }
        }
        try (var folders = Files.list(unfinished)) {
            Path folder = folders.findFirst().orElseThrow();
            Files.move(folder, target.resolve(folder.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(unfinished);
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (var content = zip.getInputStream(entry)) {
            Files.copy(content, file);
        }
    }
}
