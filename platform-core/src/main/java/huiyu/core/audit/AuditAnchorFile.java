package huiyu.core.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Anchors as lines of a file that only grows; forced to the disk with every addition. */
@Component
class AuditAnchorFile implements AuditAnchors {

    private static final Logger log = LoggerFactory.getLogger(AuditAnchorFile.class);

    private final Path file;

    /** @param path empty: no anchors are kept, and a chain written anew from its beginning is not found out */
    AuditAnchorFile(@Value("${huiyu.audit.anchor-file:}") String path) {
        this.file = path.isBlank() ? null : Path.of(path);
        if (file == null) {
            log.warn("huiyu.audit.anchor-file is not set: the audit trail is chained, its ends are kept nowhere else");
        }
    }

    @Override
    public void add(List<AuditAnchor> anchors) {
        if (file == null || anchors.isEmpty()) {
            return;
        }
        String lines = anchors.stream().map(anchor -> anchor.line() + "\n").collect(Collectors.joining());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the audit anchors", e);
        }
    }

    @Override
    public List<AuditAnchor> listAnchors() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).map(AuditAnchor::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit anchors", e);
        }
    }
}
