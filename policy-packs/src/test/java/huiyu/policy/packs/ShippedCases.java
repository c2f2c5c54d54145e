package huiyu.policy.packs;

import huiyu.policy.cases.CaseRunner;
import huiyu.policy.cases.CaseRunner.Report;
import huiyu.policy.pack.PackLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** Whether one of a pack's own cases among these files fails; those of files that speak of a key are tried first. */
    static boolean anyFails(Map<String, String> files, String pack, String key, PackLibrary library) {
        CaseRunner runner = new CaseRunner(library);
        return files.entrySet().stream().filter(file -> file.getKey().startsWith(pack + "/"))
            .sorted(Comparator.comparing(file -> !file.getValue().contains(key.substring(0, key.indexOf('.') + 1))))
            .anyMatch(file -> runner.run(file.getKey(), file.getValue()).stream().anyMatch(report -> !report.passed()));
    }
}
