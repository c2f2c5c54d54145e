package huiyu.core.party;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The children of a family, for its birth order. Only somebody who knows the family can say that a list is complete
 * (elder children may have files elsewhere or none): without such a statement the list is unknown, however many children
 * are on file here. With one, children on file bring in what is newer: births and deaths since.
 */
final class Siblings {

    private static final List<String> TAKEN = List.of("birth_date", "multiple_birth_index", "death_date", "adopted");

    private Siblings() {}

    @SuppressWarnings("unchecked")
    static Object complete(Object declared, List<Map<String, Object>> onFile) {
        if (!(declared instanceof List<?> list)) {
            return declared;
        }
        List<Map<String, Object>> children = new ArrayList<>((List<Map<String, Object>>) list);
        for (Map<String, Object> child : onFile) {
            if (child.get("birth_date") == null) {
                continue;
            }
            Map<String, Object> merged = new LinkedHashMap<>();
            Map<String, Object> known = take(children, child);
            merged.putAll(known);
            TAKEN.stream().filter(child::containsKey).forEach(key -> merged.put(key, child.get(key)));
            children.add(merged);
        }
        return List.copyOf(children);
    }

    /** The declared entry that means this child, taken out of the list; empty when it is not declared. */
    private static Map<String, Object> take(List<Map<String, Object>> children, Map<String, Object> child) {
        for (Map<String, Object> declared : children) {
            if (Objects.equals(String.valueOf(declared.get("birth_date")), String.valueOf(child.get("birth_date")))
                    && sameIndex(declared, child)) {
                children.remove(declared);
                return declared;
            }
        }
        return Map.of();
    }

    /** Twins share a birth date; which is which is told by their index, where both say it. */
    private static boolean sameIndex(Map<String, Object> declared, Map<String, Object> child) {
        Object one = declared.get("multiple_birth_index");
        Object other = child.get("multiple_birth_index");
        return one == null || other == null || String.valueOf(one).equals(String.valueOf(other));
    }
}
