package huiyu.policy.cases;

import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.fact.Facts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts of a case: {@code facts} for all, {@code children} for each of several by name. */
final class CaseFacts {
    private static final String HERE = "here";
    private static final Set<String> SUBJECTS = Set.of("mother", "father", "family", "applicant", "delivery", "employer", "person");

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
        List<Object> siblings = named.keySet().stream().<Object>map(name -> ofChild(named, name)).toList();
        for (String name : named.keySet()) {
            Map<String, Object> facts = Facts.of(shared).with(ofOthers(named, name)).with(Map.of("child", ofChild(named, name))).toMap();
            boolean listed = map(facts, "family").containsKey("children");
            result.put(name, listed ? facts : Facts.of(facts).with(Map.of("family", Map.of("children", siblings))).toMap());
        }
        return result;
    }

    /** Beside its own facts a child may carry those of its parents and family, where they differ from child to child. */
    private static Map<String, Object> ofOthers(Map<String, Object> named, String name) {
        Map<String, Object> own = map(named, name);
        own.keySet().retainAll(SUBJECTS);
        return own;
    }

    private static Map<String, Object> ofChild(Map<String, Object> named, String name) {
        Map<String, Object> own = map(named, name);
        own.keySet().removeAll(SUBJECTS);
        return own;
    }

    private static Map<String, Object> map(Map<String, Object> tree, String key) {
        return tree.get(key) == null ? new LinkedHashMap<>() : new LinkedHashMap<>(Values.map(tree.get(key), key));
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
