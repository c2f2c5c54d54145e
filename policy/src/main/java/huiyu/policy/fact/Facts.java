package huiyu.policy.fact;

import huiyu.policy.problem.PolicyException;
import huiyu.policy.definition.Values;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
public final class Facts implements FactRow {
    public static final String UNKNOWN = "unknown";
    private final FactPool pool;
    private final Map<String, Object> tree;
    private final FactKeys keys;
    private final FactValue[] values;
    private final FactReads reads;
    // reckoned when first asked for; two threads reckon the same
    private int hash;

    /** @param reads where look-ups are noted, or null */
    Facts(FactPool pool, Map<String, Object> tree, FactKeys keys, FactValue[] values, FactReads reads) {
        this.pool = pool;
        this.tree = tree;
        this.keys = keys;
        this.values = values;
        this.reads = reads;
    }

    public static Facts of(Map<String, Object> tree) {
        return new FactPool().facts(tree);
    }

    /** These facts with others laid over them, key by key. */
    public Facts with(Map<String, Object> over) {
        return pool.facts(merge(toMap(), over));
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
        if (reads != null) {
            reads.noteAll();
        }
        return tree;
    }

    /** These facts, whose every look-up is noted from now on. */
    public Facts noting(FactReads noted) {
        return new Facts(pool, tree, keys, values, noted);
    }

    public Set<String> keys() {
        if (reads != null) {
            reads.noteAll();
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(keys.list()));
    }

    /** The keys under a prefix that ends with a dot, in the order they were written. */
    public List<String> keysUnder(String prefix) {
        List<String> found = keys.list().stream().filter(key -> key.startsWith(prefix)).toList();
        if (reads != null) {
            reads.note(prefix);
        }
        return found;
    }

    static Facts only(String key, FactValue value) {
        return new Facts(null, Map.of(), FactKeys.none().and(key), new FactValue[] {value}, null);
    }

    int count() {
        return values.length;
    }

    @Override public FactKeys shape() {
        return keys;
    }

    /** What is recorded at a place of the keys; -1 for what has none. */
    FactValue at(int place) {
        return place < 0 ? FactValue.ABSENT : values[place];
    }

    @Override public int number(int place) {
        return values[place].number();
    }

    @Override public FactValue value(int place) {
        return values[place];
    }

    private FactValue look(String key) {
        FactValue found = at(keys.placeOf(key));
        if (reads != null) {
            reads.note(key);
        }
        return found;
    }

    /** What a rule makes of one fact; those for whom it makes the same are alike in this, however else their facts differ. */
    @SuppressWarnings("unchecked")
    public <T> T derive(String key, Derivation<T> by) {
        if (reads != null) {
            reads.note(key, by);
        }
        return (T) at(keys.placeOf(key)).derived(key, by).raw();
    }

    public boolean isUnknown(String key) {
        return look(key).isUnknown();
    }

    /** Whether it is known that there is no such thing, as a date of death of a child that lives. */
    public boolean isNone(String key) {
        return look(key).isNone();
    }

    public boolean isKnown(String key) {
        return look(key).isKnown();
    }

    /** The value as it was written, or null. */
    public Object raw(String key) {
        return look(key).raw();
    }

    /** A fact that does not change over time. */
    public Optional<Object> findScalar(String key) {
        FactValue found = look(key);
        return found.isScalar() ? Optional.of(found.raw()) : Optional.empty();
    }

    /** @throws PolicyException INVALID_DATE */
    public Optional<LocalDate> findDate(String key) {
        FactValue found = look(key);
        return found.isScalar() ? Optional.of(found.date(key)) : Optional.empty();
    }

    public Optional<Integer> findWhole(String key) {
        return findScalar(key).map(raw -> Values.whole(raw, key));
    }

    /** All values with when they hold; empty if none or unknown. Entries may overlap (two statuses at once). */
    public List<DatedValue> listValues(String key) {
        FactValue found = look(key);
        return found.isKnown() ? found.values(key) : List.of();
    }

    /** The maps of a fact that is a list of things, such as the children of a family. */
    public List<Map<String, Object>> listMaps(String key) {
        FactValue found = look(key);
        return Values.list(found.isKnown() ? found.raw() : null, item -> Values.map(item, key));
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
        return "Facts" + keys.list();
    }
}
