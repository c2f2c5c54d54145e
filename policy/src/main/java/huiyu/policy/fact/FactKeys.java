package huiyu.policy.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys that somebody's facts have, in the order they were written; one object for all who have the same in one pool. */
final class FactKeys {
    private final List<String> keys;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, FactKeys> longer = new HashMap<>();

    private FactKeys(List<String> keys) {
        this.keys = keys;
        keys.forEach(key -> places.put(key, places.size()));
    }

    static FactKeys none() {
        return new FactKeys(List.of());
    }

    /** These and one more. */
    FactKeys and(String key) {
        return longer.computeIfAbsent(key, one -> {
            List<String> all = new ArrayList<>(keys);
            all.add(one);
            return new FactKeys(all);
        });
    }

    static FactKeys of(List<String> keys) {
        return new FactKeys(keys);
    }

    List<String> list() {
        return keys;
    }

    /** Where a key stands, or -1. */
    int placeOf(String key) {
        Integer place = places.get(key);
        return place == null ? -1 : place;
    }
}
