package huiyu.app.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Values that a schema accepts. Names say what words a value must come from where its schema cannot.
 *
 * @param ids by name, for every place where the id of a row is asked for
 * @param words by the name of a parameter or field
 */
record Sample(Function<String, UUID> ids, Map<String, Object> words) {

    private static final int DEEPEST = 6;
    private static final List<String> TEXTS = List.of(
            "x1", "2026-11", "370102", "105451000001", "3700001234567890", "0.2", "x-1", "abc-1", "1", "37010219940203002X", "A");

    Object of(String name, Schema schema) {
        return of(name, schema, 0);
    }

    private Object of(String name, Schema schema, int depth) {
        Object word = words.get(name);
        if (word != null && !schema.type().equals("object") && !schema.type().equals("array")) {
            return word;
        }
        return switch (schema.type()) {
            case "object" -> object(schema, depth);
            case "array" -> depth >= DEEPEST ? List.of() : List.of(of(name, schema.items(), depth + 1));
            case "integer", "number" -> Math.max(schema.number("minimum", 1), Math.min(1, schema.number("maximum", 1)));
            case "boolean" -> false;
            case "string" -> text(name, schema);
            default -> "x1";
        };
    }

    private Map<String, Object> object(Schema schema, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (depth < DEEPEST) {
            schema.properties().forEach((name, property) -> object.put(name, of(name, property, depth + 1)));
        }
        return object;
    }

    private Object text(String name, Schema schema) {
        if (!schema.choices().isEmpty()) {
            return schema.choices().getFirst();
        }
        return switch (schema.format()) {
            case "uuid" -> ids.apply(name).toString();
            case "date" -> "2026-03-05";
            case "date-time" -> "2026-03-05T08:00:00Z";
            case "email" -> "somebody@example.com";
            default -> Stream.concat(TEXTS.stream(), Stream.of("x".repeat((int) schema.number("minLength", 1))))
                    .filter(text -> text.length() >= schema.number("minLength", 0))
                    .filter(text -> schema.pattern().map(text::matches).orElse(true))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no sample text for " + schema.node()));
        };
    }
}
