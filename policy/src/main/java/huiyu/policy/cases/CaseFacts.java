package huiyu.policy.cases;

import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of a case: {@code facts} for all, {@code children} for each of several by name. */
final class CaseFacts {
    private static final String HERE = "here";

    private CaseFacts() {}

    /** The facts of each child by its name; one child is called "child". */
    static Map<String, Map<String, Object>> children(Fields input) {
        Map<String, Object> shared = input.find("facts", Values::map).orElse(Map.of());
        Map<String, Object> named = input.find("children", Values::map).orElse(Map.of());
        Map<String, Map<String, Object>> result = new LinkedHashMap<>();
        if (named.isEmpty()) {
            result.put("child", shared);
            return result;
        }
        List<Object> siblings = List.copyOf(named.values());
        named.forEach((name, own) -> {
            Map<String, Object> facts = new LinkedHashMap<>(shared);
            facts.put("child", join(map(shared, "child"), Values.map(own, "children." + name)));
            Map<String, Object> family = map(shared, "family");
            if (!family.containsKey("children")) {
                family.put("children", siblings);
            }
            facts.put("family", family);
            result.put(name, facts);
        });
        return result;
    }

    private static Map<String, Object> map(Map<String, Object> tree, String key) {
        return tree.get(key) == null ? new LinkedHashMap<>() : new LinkedHashMap<>(Values.map(tree.get(key), key));
    }

    private static Map<String, Object> join(Map<String, Object> base, Map<String, Object> over) {
        base.putAll(over);
        return base;
    }

    /** The facts with the word "here" replaced by the code of the place. */
    static Map<String, Object> here(Map<String, Object> tree, String place) {
        Map<String, Object> result = new LinkedHashMap<>();
        tree.forEach((key, value) -> result.put(key, here(value, place)));
        return result;
    }

    private static Object here(Object value, String place) {
        return switch (value) {
            case Map<?, ?> map -> here(Values.map(map, "facts"), place);
            case List<?> list -> list.stream().map(item -> here(item, place)).toList();
            case String text when text.equals(HERE) -> place;
            case null -> null;
            default -> value;
        };
    }
}
