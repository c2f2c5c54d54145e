package huiyu.benchmarks.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long each kind of request took, in microseconds; those that failed apart. One for each caller: not shared. */
public final class Latencies {

    private final Map<String, List<Long>> micros = new LinkedHashMap<>();
    private int errors;
    private String firstError = "";

    void took(String what, long microseconds) {
        micros.computeIfAbsent(what, any -> new ArrayList<>()).add(microseconds);
    }

    void failed(String what, String answer) {
        errors++;
        firstError = firstError.isEmpty() ? what + ": " + answer : firstError;
    }

    void add(Latencies other) {
        other.micros.forEach((what, more) -> micros.computeIfAbsent(what, any -> new ArrayList<>()).addAll(more));
        errors += other.errors;
        firstError = firstError.isEmpty() ? other.firstError : firstError;
    }

    public Set<String> kinds() {
        return micros.keySet();
    }

    public int count(String what) {
        return micros.getOrDefault(what, List.of()).size();
    }

    /** @return milliseconds; 0 for what was not asked */
    public double millis(String what, double quantile) {
        long[] sorted = micros.getOrDefault(what, List.of()).stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * quantile))] / 1000.0;
    }

    /** @throws IllegalStateException with the first answer that was no success */
    public void requireNoErrors() {
        if (errors > 0) {
            throw new IllegalStateException(errors + " errors, the first: " + firstError);
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(micros.keySet().stream()
                .map(what -> "%s p95 %.0f ms".formatted(what, millis(what, 0.95)))
                .toArray());
    }
}
