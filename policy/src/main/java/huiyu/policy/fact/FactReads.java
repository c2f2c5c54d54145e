package huiyu.policy.fact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which facts were looked up: each key once, in the order of the first look. */
public final class FactReads {
    private final Set<String> asked = new LinkedHashSet<>();
    private boolean everything;

    /** @param key or a prefix that ends with a dot: which keys there are under it */
    void note(String key) {
        asked.add(key);
    }

    /** Somebody walked through all of the facts, so that all of them may matter. */
    void noteAll() {
        everything = true;
    }

    boolean isEverything() {
        return everything;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }
}
