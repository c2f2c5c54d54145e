package huiyu.core.job;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which kinds of events of which tenants are left alone during one call of the dispatcher, so that larger sets gather. Used by all workers. */
final class Gathering {

    private final boolean gathers;
    private final Map<Integer, Set<String>> kinds = new ConcurrentHashMap<>();

    private Gathering(boolean gathers) {
        this.gathers = gathers;
    }

    static Gathering nothing() {
        return new Gathering(false);
    }

    static Gathering ofSets() {
        return new Gathering(true);
    }

    /** The kinds of a tenant that gather. */
    Set<String> of(int tenantId) {
        return kinds.getOrDefault(tenantId, Set.of());
    }

    /** From now on this kind gathers. */
    void take(int tenantId, String kind) {
        if (gathers) {
            kinds.computeIfAbsent(tenantId, tenant -> ConcurrentHashMap.newKeySet()).add(kind);
        }
    }
}
