package huiyu.app.attack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A JSON Schema in an API document, its references followed. */
record Schema(Map<?, ?> document, Map<?, ?> node) {

    static Schema of(Map<?, ?> document, Object node) {
        Map<?, ?> map = node instanceof Map<?, ?> found ? found : Map.of();
        return map.get("$ref") instanceof String ref ? of(document, at(document, ref)) : new Schema(document, map);
    }

    /** A local reference such as {@code #/components/schemas/Case}. */
    static Object at(Map<?, ?> document, String ref) {
        Object found = document;
        for (String step : ref.substring("#/".length()).split("/")) {
            found = ((Map<?, ?>) found).get(step);
        }
        return found;
    }

    String type() {
        Object type = node.get("type");
        if (type instanceof List<?> several) {
            type = several.getFirst();
        }
        return type != null ? (String) type : node.containsKey("allOf") || node.containsKey("properties") ? "object" : "any";
    }

    String format() {
        return String.valueOf(node.get("format"));
    }

    List<?> choices() {
        return node.get("enum") instanceof List<?> list ? list : List.of();
    }

    Optional<String> pattern() {
        return Optional.ofNullable((String) node.get("pattern"));
    }

    long number(String keyword, long otherwise) {
        return node.get(keyword) instanceof Number number ? number.longValue() : otherwise;
    }

    Schema items() {
        return of(document, node.get("items"));
    }

    Map<String, Schema> properties() {
        Map<String, Schema> all = new TreeMap<>();
        if (node.get("allOf") instanceof List<?> parts) {
            parts.forEach(part -> all.putAll(of(document, part).properties()));
        }
        if (node.get("properties") instanceof Map<?, ?> own) {
            own.forEach((name, schema) -> all.put((String) name, of(document, schema)));
        }
        return all;
    }
}
