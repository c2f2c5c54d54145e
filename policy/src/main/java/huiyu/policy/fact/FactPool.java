package huiyu.policy.fact;

import java.util.HashMap;
import java.util.Map;

/** Makes the facts of many: what several of them say alike is kept once, so that it is read and checked once. */
public final class FactPool {
    /** A place in the tree: what stands under it, and which values were met there. */
    private static final class Place {
        private final String key;
        private final Map<String, Place> below = new HashMap<>();
        private final Map<FactValue, FactValue> values = new HashMap<>();

        private Place(String key) {
            this.key = key;
        }

        private Place below(String name) {
            return below.computeIfAbsent(name, any -> new Place(key.isEmpty() ? name : key + "." + name));
        }

        private FactValue value(Object raw) {
            FactValue met = new FactValue(raw, values.size());
            FactValue same = values.putIfAbsent(met, met);
            return same == null ? met : same;
        }
    }

    private final Place root = new Place("");
    private final FactKeys none = FactKeys.none();

    /** @param tree as {@link Facts#of} */
    public synchronized Facts facts(Map<String, Object> tree) {
        FactsMaker maker = new FactsMaker(none);
        gather(root, tree, maker);
        return maker.make(tree, this);
    }

    private static void gather(Place at, Map<String, Object> tree, FactsMaker into) {
        for (Map.Entry<String, Object> one : tree.entrySet()) {
            Place place = at.below(one.getKey());
            Map<String, Object> subtree = FactsMaker.subtree(one.getValue(), place.key);
            if (subtree != null) {
                gather(place, subtree, into);
            } else {
                into.put(place.key, place.value(one.getValue()));
            }
        }
    }
}
