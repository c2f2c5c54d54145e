package huiyu.policy.packs;

import huiyu.policy.cases.CaseRunner;
import huiyu.policy.cases.CaseRunner.Report;
import huiyu.policy.pack.PackLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The case files shipped with the packs. */
final class ShippedCases {
    private static final Path PACKS = Path.of("src/main/resources/packs");

    private ShippedCases() {}

    /** The text of every case file, by its path. */
    static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(PACKS)) {
            for (Path file : walk.filter(path -> path.getParent().endsWith("cases")).filter(Files::isRegularFile).toList()) {
                files.put(PACKS.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    static List<Report> run(PackLibrary library) throws IOException {
        CaseRunner runner = new CaseRunner(library);
        List<Report> reports = new ArrayList<>();
        files().forEach((file, text) -> reports.addAll(runner.run(file, text)));
        return reports;
    }

    /** Runs the cases of one pack only. */
    static List<Report> run(String pack, PackLibrary library) throws IOException {
        CaseRunner runner = new CaseRunner(library);
        List<Report> reports = new ArrayList<>();
        files().forEach((file, text) -> reports.addAll(file.startsWith(pack + "/") ? runner.run(file, text) : List.of()));
        return reports;
    }
}
