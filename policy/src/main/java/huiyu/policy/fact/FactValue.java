package huiyu.policy.fact;

import huiyu.kernel.time.Period;
import huiyu.policy.definition.Values;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is recorded under one key, read once. Equal to another that says the same. Two threads reckon the same. */
final class FactValue {
    static final FactValue ABSENT = new FactValue(Facts.UNKNOWN);
    private static final String NONE = "none";
    private static final Set<String> DATED_FIELDS = Set.of("value", "from", "to");

    private enum State { UNKNOWN, NONE, KNOWN }

    private final Object raw;
    private final State state;
    private final int number;
    private int hash;
    private LocalDate day;
    private List<DatedValue> values;
    private FactCatalogue soundIn;
    private Derived derived;

    /** What one rule made of it, and others before. */
    private record Derived(Derivation<?> by, FactValue result, Derived earlier) {}

    FactValue(Object raw) {
        this(raw, 0);
    }

    /** @param number among those that were met under one key */
    FactValue(Object raw, int number) {
        this.raw = raw;
        this.number = number;
        this.state = Facts.UNKNOWN.equals(raw) ? State.UNKNOWN
            : raw == null || NONE.equals(raw) || raw instanceof List<?> list && list.isEmpty() ? State.NONE : State.KNOWN;
    }

    Object raw() {
        return this == ABSENT ? null : raw;
    }

    int number() {
        return number;
    }

    boolean isUnknown() {
        return state == State.UNKNOWN;
    }

    boolean isNone() {
        return state == State.NONE;
    }

    boolean isKnown() {
        return state == State.KNOWN;
    }

    boolean isScalar() {
        return isKnown() && !(raw instanceof List<?>);
    }

    /** The catalogue by whose rules it was found possible, or null. It stands under one key only. */
    FactCatalogue soundIn() {
        return soundIn;
    }

    void foundSoundIn(FactCatalogue catalogue) {
        soundIn = catalogue;
    }

    FactValue derived(String key, Derivation<?> by) {
        for (Derived one = derived; one != null; one = one.earlier()) {
            if (one.by() == by) {
                return one.result();
            }
        }
        FactValue result = new FactValue(by.of(Facts.only(key, this)));
        if (this != ABSENT) {
            derived = new Derived(by, result, derived);
        }
        return result;
    }

    LocalDate date(String key) {
        if (day == null) {
            day = Values.date(raw, key);
        }
        return day;
    }

    List<DatedValue> values(String key) {
        if (values == null) {
            List<DatedValue> all = new ArrayList<>();
            if (raw instanceof List<?> list) {
                list.forEach(item -> all.add(dated(item, key)));
            } else {
                all.add(dated(raw, key));
            }
            values = List.copyOf(all);
        }
        return values;
    }

    /** Whether a map is a value with its dates, and no tree of facts. */
    static boolean isDated(Map<?, ?> map) {
        return !map.isEmpty() && DATED_FIELDS.containsAll(map.keySet());
    }

    private static DatedValue dated(Object item, String key) {
        if (!(item instanceof Map<?, ?> map)) {
            return new DatedValue(item, Period.ALWAYS);
        }
        if (!DATED_FIELDS.containsAll(map.keySet()) || map.get("value") == null) {
            throw new PolicyException("INVALID_FACT", key, "应为 {value, from, to}", "must be {value, from, to}: " + map);
        }
        LocalDate from = map.get("from") == null ? null : Values.date(map.get("from"), key + ".from");
        LocalDate to = map.get("to") == null ? null : Values.date(map.get("to"), key + ".to");
        if (from != null && to != null && to.isBefore(from)) {
            throw new PolicyException("PERIOD_ENDS_BEFORE_IT_BEGINS", key, "结束早于开始", "ends on " + to + " before it begins on " + from);
        }
        return new DatedValue(map.get("value"), Period.ofDays(from, to));
    }

    @Override public boolean equals(Object other) {
        return other instanceof FactValue value && (value == this
            || value != ABSENT && this != ABSENT && value.hashCode() == hashCode() && (raw == null ? value.raw == null : raw.equals(value.raw)));
    }

    @Override public int hashCode() {
        if (hash == 0) {
            hash = mixed(raw);
        }
        return hash;
    }

    /** Days and codes that differ by little, and together, would collide under their own hash codes. */
    private static int mixed(Object raw) {
        int sum = 0;
        switch (raw) {
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    sum += spread(31 * mixed(entry.getKey()) + mixed(entry.getValue()));
                }
            }
            case List<?> list -> {
                for (Object item : list) {
                    sum = spread(31 * sum + mixed(item));
                }
            }
            case null -> sum = 1;
            default -> sum = raw.hashCode();
        }
        return spread(sum);
    }

    private static int spread(int number) {
        int once = (number ^ number >>> 16) * 0x85ebca6b;
        return once ^ once >>> 13;
    }
}
