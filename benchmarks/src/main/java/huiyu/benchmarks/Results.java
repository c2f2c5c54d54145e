package huiyu.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Where a benchmark leaves what it measured: a table for people and JSON for machines, and the table on the screen. */
public final class Results {

    private static final Path FOLDER = Path.of("benchmarks/results");

    private Results() {}

    public static void write(String name, Map<String, Object> figures, String table) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    FOLDER.resolve(name + ".json"),
                    JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
            Files.writeString(FOLDER.resolve(name + ".md"), table);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + FOLDER, e);
        }
        System.out.println(table);
    }
}
