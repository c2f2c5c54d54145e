package huiyu.policy.cases;

import huiyu.policy.cases.CaseRunner.Report;
import huiyu.policy.pack.PackLibrary;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the policy cases in files and folders and prints what differs. Ends with {@code N passed, N failed}; the exit code
 * is 0 if all passed, 1 if one failed, 2 if there was no case.
 */
public final class Check {
    private final CaseRunner runner = new CaseRunner(PackLibrary.onClassPath());
    private final PrintStream out;

    Check(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] paths) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (paths.length == 0) {
            out.println("Usage: huiyu check PATH...   run policy cases in files or folders 运行政策用例");
            System.exit(2);
        }
        System.exit(new Check(out).run(Stream.of(paths).map(Path::of).toList()));
    }

    int run(List<Path> paths) throws IOException {
        List<Report> reports = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                reports.add(new Report(path.toString(), 1, path.toString(), List.of("there is no such file or folder")));
                continue;
            }
            for (Path file : files(path)) {
                reports.addAll(runner.run(file.toString(), Files.readString(file)));
            }
        }
        reports.stream().filter(report -> !report.passed()).forEach(this::print);
        long failed = reports.stream().filter(report -> !report.passed()).count();
        if (reports.isEmpty()) {
            out.println("No case found.");
        }
        out.println((reports.size() - failed) + " passed, " + failed + " failed");
        return reports.isEmpty() ? 2 : failed == 0 ? 0 : 1;
    }

    private static List<Path> files(Path path) throws IOException {
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml")).filter(Files::isRegularFile).filter(file -> !isPackFile(file)).sorted().toList();
        }
    }

    /** A pack's own files lie beside its pack.yaml; its cases lie in a folder below. */
    private static boolean isPackFile(Path file) {
        return Files.exists(file.resolveSibling("pack.yaml")) || file.endsWith("packs/index.yaml");
    }

    private void print(Report report) {
        out.println("FAILED " + report.title());
        out.println("  " + report.file() + ":" + report.line());
        report.differences().forEach(difference -> out.println("  - " + difference));
        out.println();
    }
}
