package huiyu.policy.examination;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a rule looked at, for people to read. Where nobody will, nothing is kept, nor looked up for keeping's sake. */
public final class Inputs {
    private static final Inputs SILENT = new Inputs(null);
    private final Map<String, String> kept;

    private Inputs(Map<String, String> kept) {
        this.kept = kept;
    }

    static Inputs start(boolean keeping) {
        return keeping ? new Inputs(new LinkedHashMap<>()) : SILENT;
    }

    public Inputs put(String key, Object value) {
        if (kept != null) {
            kept.put(key, String.valueOf(value));
        }
        return this;
    }

    /** Both; of the same key, what the other says. */
    public Inputs and(Inputs other) {
        if (kept == null) {
            return this;
        }
        Inputs both = start(true);
        both.kept.putAll(kept);
        both.kept.putAll(other.kept);
        return both;
    }

    public Map<String, String> toMap() {
        return kept == null ? Map.of() : Collections.unmodifiableMap(kept);
    }
}
