package huiyu.policy.bill;

import huiyu.policy.definition.Values;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a person has used so far, by counter: fen, or a number (of stays). What was never counted is zero. Immutable. */
public final class Accumulators {
    public static final Accumulators NONE = new Accumulators(Map.of());
    private final Map<Counter, Long> values;

    private Accumulators(Map<Counter, Long> values) {
        this.values = values;
    }

    public static Accumulators of(Map<Counter, Long> values) {
        return values.isEmpty() ? NONE : new Accumulators(Map.copyOf(values));
    }

    public long get(String name, int year) {
        if (values.isEmpty()) {
            return 0;
        }
        Long value = values.get(new Counter(name, year));
        return value == null ? 0 : value;
    }

    /** These with what a settlement adds. */
    public Accumulators plus(Map<Counter, Long> deltas) {
        if (deltas.isEmpty()) {
            return this;
        }
        Map<Counter, Long> sum = new HashMap<>(values);
        deltas.forEach((counter, delta) -> sum.merge(counter, delta, Math::addExact));
        return new Accumulators(sum);
    }

    /** These without what a settlement had added. */
    public Accumulators minus(Map<Counter, Long> deltas) {
        Map<Counter, Long> negated = new HashMap<>();
        deltas.forEach((counter, delta) -> negated.put(counter, Math.negateExact(delta)));
        return plus(negated);
    }

    public Map<Counter, Long> values() {
        return Map.copyOf(values);
    }

    /** By year, then by name. */
    public Map<String, Object> toMap() {
        return toMap(values);
    }

    public static Map<String, Object> toMap(Map<Counter, Long> values) {
        Map<String, Object> byYear = new LinkedHashMap<>();
        new TreeMap<>(values).forEach((counter, value) ->
            Values.map(byYear.computeIfAbsent(String.valueOf(counter.year()), year -> new LinkedHashMap<String, Object>()), "year").put(counter.name(), value));
        return byYear;
    }

    public static Map<Counter, Long> readMap(Map<String, Object> byYear) {
        Map<Counter, Long> values = new LinkedHashMap<>();
        byYear.forEach((year, counters) -> Values.map(counters, year).forEach((name, value) ->
            values.put(new Counter(name, Values.whole(year, "year")), ((Number) value).longValue())));
        return values;
    }

    public static Accumulators fromMap(Map<String, Object> byYear) {
        return of(readMap(byYear));
    }

    @Override public boolean equals(Object other) {
        return other instanceof Accumulators accumulators && nonZero(accumulators.values).equals(nonZero(values));
    }

    @Override public int hashCode() {
        return nonZero(values).hashCode();
    }

    private static Map<Counter, Long> nonZero(Map<Counter, Long> values) {
        Map<Counter, Long> some = new HashMap<>(values);
        some.values().removeIf(value -> value == 0);
        return some;
    }

    @Override public String toString() {
        return new TreeMap<>(values).toString();
    }
}
