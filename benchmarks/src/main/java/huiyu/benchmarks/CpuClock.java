package huiyu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time used so far by each part of the deployment, its child processes included. */
public final class CpuClock {

    private final Map<String, Long> processes;

    /** @param processes process ids by the part's name */
    CpuClock(Map<String, Long> processes) {
        this.processes = processes;
    }

    /** Milliseconds by part. */
    public Map<String, Long> read() {
        Map<String, Long> used = new LinkedHashMap<>();
        processes.forEach((part, pid) -> used.put(part, ProcessHandle.of(pid)
                .map(root -> Stream.concat(Stream.of(root), root.descendants()).mapToLong(CpuClock::millis).sum())
                .orElse(0L)));
        used.put("callers", millis(ProcessHandle.current()));
        return used;
    }

    /** Milliseconds by part for each of so many pieces of work, to two places. */
    public static Map<String, Double> each(Map<String, Long> before, Map<String, Long> after, long pieces) {
        Map<String, Double> each = new LinkedHashMap<>();
        after.forEach((part, millis) ->
                each.put(part, Math.round(100.0 * (millis - before.get(part)) / Math.max(1, pieces)) / 100.0));
        return each;
    }

    /** Resident memory of a part; 0 where the system does not tell. */
    public double residentMiB(String part) throws IOException {
        Path status = Path.of("/proc", processes.get(part).toString(), "status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                        .sum()
                : 0;
    }

    private static long millis(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }
}
