package huiyu.policy.fact;

import huiyu.kernel.time.Period;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.definition.Values;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts of one child and its family, by key {@code subject.attribute} (subjects: child, mother, father, family,
 * applicant). A value is a scalar, or a list of {@code {value, from, to}} where it changed over time ({@code to} is the
 * last day). Three states: known; known to be absent ({@code null}, {@code none} or an empty list); unknown (the key is
 * missing, or says {@code unknown}).
 *
 * <p>Somebody who moves on a day is registered at both places on that day: {@code to} of the old place and {@code from}
 * of the new one may be the same.
 */
public final class Facts {
    public static final String UNKNOWN = "unknown";
    private static final String NONE = "none";
    private static final Set<String> DATED_FIELDS = Set.of("value", "from", "to");
    private final Map<String, Object> byKey;
    private final Map<String, Object> tree;
    // reckoned when first asked for; two threads reckon the same
    private int hash;

    private Facts(Map<String, Object> tree, Map<String, Object> byKey) {
        this.tree = tree;
        this.byKey = byKey;
    }

    public static Facts of(Map<String, Object> tree) {
        Map<String, Object> byKey = new LinkedHashMap<>();
        flatten("", tree, byKey);
        return new Facts(Collections.unmodifiableMap(new LinkedHashMap<>(tree)), byKey);
    }

    private static void flatten(String prefix, Map<String, Object> tree, Map<String, Object> into) {
        tree.forEach((name, value) -> {
            String key = prefix.isEmpty() ? name : prefix + "." + name;
            if (value instanceof Map<?, ?> map && !(!map.isEmpty() && DATED_FIELDS.containsAll(map.keySet()))) {
                flatten(key, Values.map(map, key), into);
            } else {
                into.put(key, value);
            }
        });
    }

    /** These facts with others laid over them, key by key. */
    public Facts with(Map<String, Object> over) {
        return of(merge(tree, over));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
        Map<String, Object> result = new LinkedHashMap<>(base);
        over.forEach((key, value) -> {
            Object old = base.get(key);
            boolean bothMaps = value instanceof Map && old instanceof Map;
            result.put(key, bothMaps ? merge((Map<String, Object>) old, (Map<String, Object>) value) : value);
        });
        return result;
    }

    public Map<String, Object> toMap() {
        return tree;
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(byKey.keySet());
    }

    public boolean isUnknown(String key) {
        return !byKey.containsKey(key) || UNKNOWN.equals(byKey.get(key));
    }

    /** Whether it is known that there is no such thing, as a date of death of a child that lives. */
    public boolean isNone(String key) {
        Object raw = byKey.get(key);
        return byKey.containsKey(key) && (raw == null || NONE.equals(raw) || raw instanceof List<?> list && list.isEmpty());
    }

    public boolean isKnown(String key) {
        return !isUnknown(key) && !isNone(key);
    }

    /** The value as it was written, or null. */
    public Object raw(String key) {
        return byKey.get(key);
    }

    /** A fact that does not change over time. */
    public Optional<Object> findScalar(String key) {
        return isKnown(key) && !(byKey.get(key) instanceof List<?>) ? Optional.of(byKey.get(key)) : Optional.empty();
    }

    /** @throws PolicyException INVALID_DATE */
    public Optional<LocalDate> findDate(String key) {
        return findScalar(key).map(raw -> Values.date(raw, key));
    }

    public Optional<Integer> findWhole(String key) {
        return findScalar(key).map(raw -> Values.whole(raw, key));
    }

    /** All values with when they hold; empty if none or unknown. Entries may overlap (two statuses at once). */
    public List<DatedValue> listValues(String key) {
        if (!isKnown(key)) {
            return List.of();
        }
        List<DatedValue> values = new ArrayList<>();
        for (Object item : byKey.get(key) instanceof List<?> list ? list : List.of(byKey.get(key))) {
            values.add(dated(item, key));
        }
        return List.copyOf(values);
    }

    /** The maps of a fact that is a list of things, such as the children of a family. */
    public List<Map<String, Object>> listMaps(String key) {
        return Values.list(isKnown(key) ? byKey.get(key) : null, item -> Values.map(item, key));
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
        return other instanceof Facts facts && facts.hashCode() == hashCode() && facts.tree.equals(tree);
    }

    @Override public int hashCode() {
        if (hash == 0) {
            hash = tree.hashCode();
        }
        return hash;
    }

    /** Keys only: facts are personal data and must not reach a log. */
    @Override public String toString() {
        return "Facts" + byKey.keySet();
    }
}
