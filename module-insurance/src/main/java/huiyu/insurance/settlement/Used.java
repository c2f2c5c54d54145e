package huiyu.insurance.settlement;

import huiyu.policy.bill.Accumulators;
import huiyu.policy.bill.Counter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a person has used. Each file that was merged into the person's keeps the counters of its own settlements, so that a
 * merge undone finds its own again; bills are decided on their sum. Immutable.
 */
final class Used {

    /** What one file counts in one year, by counter. */
    record Row(UUID file, int year, Map<String, Long> counters) {}

    private record Place(UUID file, int year) {}

    private final Map<UUID, Accumulators> byFile;
    private final Set<Integer> years;
    private final Set<Place> changed;

    private Used(Map<UUID, Accumulators> byFile, Set<Integer> years, Set<Place> changed) {
        this.byFile = byFile;
        this.years = years;
        this.changed = changed;
    }

    static Used of(List<Row> rows) {
        Map<UUID, Map<Counter, Long>> values = new HashMap<>();
        Set<Integer> years = new HashSet<>();
        for (Row row : rows) {
            years.add(row.year());
            Map<Counter, Long> ofFile = values.computeIfAbsent(row.file(), file -> new HashMap<>());
            row.counters().forEach((name, value) -> ofFile.put(new Counter(name, row.year()), value));
        }
        Map<UUID, Accumulators> byFile = new HashMap<>();
        values.forEach((file, counters) -> byFile.put(file, Accumulators.of(counters)));
        return new Used(byFile, years, Set.of());
    }

    /** Whether there is a row at all, which could be locked. */
    boolean isThere() {
        return !years.isEmpty();
    }

    /** Whether a bill was ever counted to the year. */
    boolean hasYear(int year) {
        return years.contains(year);
    }

    Accumulators total() {
        Accumulators total = Accumulators.NONE;
        for (Accumulators each : byFile.values()) {
            total = byFile.size() == 1 ? each : total.plus(each.values());
        }
        return total;
    }

    Used plus(Version version) {
        return with(version, of(version).plus(version.deltas()));
    }

    Used minus(Version version) {
        return with(version, of(version).minus(version.deltas()));
    }

    private Accumulators of(Version version) {
        return byFile.getOrDefault(version.personId(), Accumulators.NONE);
    }

    private Used with(Version version, Accumulators now) {
        Map<UUID, Accumulators> files = new HashMap<>(byFile);
        files.put(version.personId(), now);
        Set<Place> touched = new HashSet<>(changed);
        version.deltas().keySet().forEach(counter -> touched.add(new Place(version.personId(), counter.year())));
        return new Used(files, years, touched);
    }

    /** The rows that are other than they were; a counter of nothing is left out. */
    List<Row> changes() {
        List<Row> rows = new ArrayList<>();
        for (Place place : changed) {
            Map<String, Long> counters = new TreeMap<>();
            byFile.get(place.file()).values().forEach((counter, value) -> {
                if (counter.year() == place.year() && value != 0) {
                    counters.put(counter.name(), value);
                }
            });
            rows.add(new Row(place.file(), place.year(), counters));
        }
        return rows;
    }
}
