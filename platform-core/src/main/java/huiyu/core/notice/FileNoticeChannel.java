package huiyu.core.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes each notice as a text file {@code <tenant>/<person>/<notice>.txt}: for tests, demonstrations and hand-over by file. */
@Component
class FileNoticeChannel implements NoticeChannel {

    private final Path directory;

    FileNoticeChannel(@Value("${huiyu.notice.directory:${java.io.tmpdir}/huiyu-notices}") Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public void deliver(Delivery delivery) {
        Path folder = directory
                .resolve(String.valueOf(delivery.tenantId()))
                .resolve(delivery.personId().toString());
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "draft", ".tmp");
            Files.writeString(draft, text(delivery.words()));
            Files.move(draft, folder.resolve(delivery.id() + ".txt"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a notice", e);
        }
    }

    private static String text(Words words) {
        return words.subjectZh() + "\n\n" + words.bodyZh() + "\n\n----\n\n" + words.subjectEn() + "\n\n" + words.bodyEn()
                + "\n";
    }
}
