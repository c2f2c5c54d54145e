package huiyu.policy.definition;

import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * A map being read: each field is asked for once, and a field nobody asked for is an error, so that a misspelt key is
 * never silently ignored. Errors are collected; a field in error reads as null.
 */
public final class Fields {
    private final Map<String, Object> map;
    private final String path;
    private final Errors errors;
    private final Set<String> asked = new HashSet<>();

    public Fields(Map<String, Object> map, String path, Errors errors) {
        this.map = map;
        this.path = path;
        this.errors = errors;
    }

    public String path() {
        return path;
    }

    public Errors errors() {
        return errors;
    }

    public String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    public boolean has(String field) {
        return map.containsKey(field);
    }

    public Object raw(String field) {
        asked.add(field);
        return map.get(field);
    }

    public Optional<String> findText(String field) {
        return find(field, Values::text);
    }

    public String text(String field) {
        return required(field, Values::text);
    }

    public Optional<LocalDate> findDate(String field) {
        return find(field, Values::date);
    }

    public LocalDate date(String field) {
        return required(field, Values::date);
    }

    public Optional<Integer> findWhole(String field) {
        return find(field, Values::whole);
    }

    public boolean flag(String field) {
        return find(field, Values::flag).orElse(false);
    }

    public List<String> texts(String field) {
        return find(field, (raw, where) -> Values.list(raw, item -> Values.text(item, where))).orElse(List.of());
    }

    public <T> Optional<T> find(String field, BiFunction<Object, String, T> reader) {
        Object raw = raw(field);
        if (raw == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(reader.apply(raw, path(field)));
        } catch (PolicyException wrong) {
            wrong.problems().forEach(problem -> errors.add(problem.code(), problem.subject(), problem.zh(), problem.en()));
            return Optional.empty();
        }
    }

    public <T> T required(String field, BiFunction<Object, String, T> reader) {
        if (raw(field) == null) {
            errors.add("REQUIRED", path(field), "必填", "is required");
            return null;
        }
        return find(field, reader).orElse(null);
    }

    /** One of the allowed words, or the first of them if absent. */
    public String choice(String field, String... allowed) {
        String word = findText(field).orElse(allowed[0]);
        if (!List.of(allowed).contains(word)) {
            String words = String.join(", ", allowed);
            errors.add("INVALID_CHOICE", path(field), "应为其中之一：" + words, "must be one of " + words + ", not " + word);
        }
        return word;
    }

    public Optional<Fields> block(String field) {
        return find(field, Values::map).map(child -> new Fields(child, path(field), errors));
    }

    /** The maps of a list; a single map counts as a list of one. */
    public List<Fields> blocks(String field) {
        Object raw = raw(field);
        List<Fields> result = new ArrayList<>();
        List<?> items = raw == null ? List.of() : raw instanceof List<?> list ? list : List.of(raw);
        for (Object item : items) {
            String where = raw instanceof List<?> ? path(field) + "[" + result.size() + "]" : path(field);
            result.add(new Fields(asMap(item, where), where, errors));
        }
        return result;
    }

    /** The maps under a map of names. */
    public Map<String, Fields> named(String field) {
        Map<String, Fields> result = new LinkedHashMap<>();
        find(field, Values::map).orElse(Map.of()).forEach((name, item) -> {
            String where = path(field) + "." + name;
            result.put(name, new Fields(asMap(item, where), where, errors));
        });
        return result;
    }

    private Map<String, Object> asMap(Object item, String where) {
        try {
            return Values.map(item, where);
        } catch (PolicyException wrong) {
            errors.add(wrong, where);
            return Map.of();
        }
    }

    /** The fields nobody asked for yet, marked as asked: for blocks whose fields a schema describes. */
    public Map<String, Object> rest() {
        Map<String, Object> rest = new LinkedHashMap<>(map);
        rest.keySet().removeAll(asked);
        asked.addAll(map.keySet());
        return rest;
    }

    /** Reports every field that nobody asked for. */
    public void close() {
        for (String key : map.keySet()) {
            if (!asked.contains(key)) {
                errors.add("UNKNOWN_KEY", path(key), "未知的键", "unknown key; known here: " + String.join(", ", new TreeSet<>(asked)));
            }
        }
    }
}
