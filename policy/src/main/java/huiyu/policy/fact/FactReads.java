package huiyu.policy.fact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which facts were looked up, and how: each once, in the order of the first look. */
public final class FactReads {
    /** @param by what was made of it, if nothing else was looked at; null if the fact itself was */
    record One(String key, Derivation<?> by) {}

    private final Set<One> asked = new LinkedHashSet<>();
    private boolean everything;

    /** @param key or a prefix that ends with a dot: which keys there are under it */
    void note(String key) {
        note(key, null);
    }

    void note(String key, Derivation<?> by) {
        asked.add(new One(key, by));
    }

    /** Somebody walked through all of the facts, so that all of them may matter. */
    void noteAll() {
        everything = true;
    }

    boolean isEverything() {
        return everything;
    }

    List<One> asked() {
        return List.copyOf(asked);
    }
}
