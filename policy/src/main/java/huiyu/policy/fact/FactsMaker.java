package huiyu.policy.fact;

import huiyu.policy.definition.Values;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts facts together key by key; of a key written twice the later value holds. */
final class FactsMaker {
    private FactKeys keys;
    private FactValue[] values = new FactValue[8];
    private int count;

    FactsMaker(FactKeys none) {
        this.keys = none;
    }

    void put(String key, FactValue value) {
        int place = keys.placeOf(key);
        if (place >= 0) {
            values[place] = value;
            return;
        }
        keys = keys.and(key);
        values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
        values[count++] = value;
    }

    Facts make(Map<String, Object> tree, FactPool pool) {
        return new Facts(pool, Collections.unmodifiableMap(new LinkedHashMap<>(tree)), keys, Arrays.copyOf(values, count), null);
    }

    /** What is a tree of facts and no value; null for a value. */
    static Map<String, Object> subtree(Object value, String key) {
        return value instanceof Map<?, ?> map && !FactValue.isDated(map) ? Values.map(map, key) : null;
    }
}
