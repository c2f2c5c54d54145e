package huiyu.core.policy;

import huiyu.core.policy.LevelEntries.Piece;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Bounds;
import huiyu.policy.parameter.Citation;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One level's definitions and values as the engine's parameters. A level says of a parameter that is known above only
 * what is left for it to say: its values, locks, and bounds where there are none or for levels further down.
 */
final class LevelParameters {

    private final LevelEntries level;
    private final ParameterBook upper;
    private final ParameterReader reader;
    private final Errors errors = new Errors();

    LevelParameters(LevelEntries level, Map<String, Citation> sources, ParameterBook upper) {
        this.level = level;
        this.upper = upper;
        this.reader = new ParameterReader(level.level().divisionCode(), sources, upper);
    }

    /** Those without a flaw; flaws are in {@link #errors()}, each under {@code <key>.…}. */
    List<Parameter> read() {
        Map<String, Map<String, Object>> definitions = new TreeMap<>();
        level.of(EntryKind.PARAMETER).forEach(piece -> definitions.put(piece.slot().key(), piece.content()));
        Map<String, List<Object>> values = new TreeMap<>();
        level.of(EntryKind.VALUE).forEach(piece ->
                values.computeIfAbsent(piece.slot().key(), key -> new ArrayList<>()).add(value(piece)));
        values.keySet().forEach(key -> definitions.putIfAbsent(key, Map.of()));

        List<Parameter> parameters = new ArrayList<>();
        definitions.forEach((key, definition) -> {
            Errors flaws = new Errors();
            Parameter parameter = read(key, definition, values.getOrDefault(key, List.of()), flaws);
            if (flaws.list().isEmpty()) {
                parameters.add(parameter);
            }
            flaws.list().forEach(flaw -> errors.add(flaw.code(), flaw.subject(), flaw.zh(), flaw.en()));
        });
        return parameters;
    }

    Errors errors() {
        return errors;
    }

    private Parameter read(String key, Map<String, Object> definition, List<Object> values, Errors flaws) {
        if (definition.isEmpty() && upper.find(key).isEmpty()) {
            flaws.add("PARAMETER_UNKNOWN", key, "没有此参数", "there is no such parameter");
            return null;
        }
        if (!definition.containsKey("type") && upper.find(key).isEmpty()) {
            flaws.add(
                    "UPPER_DEFINITION_MISSING", key, "只写了一部分,上级没有定义此参数",
                    "says only a part of a parameter, and no level above defines it");
            return null;
        }
        checkAgainstAbove(key, definition, flaws);
        Map<String, Object> tree = new LinkedHashMap<>(definition);
        tree.put("key", key);
        tree.put("values", values);
        return reader.read(new Fields(tree, key, flaws));
    }

    private void checkAgainstAbove(String key, Map<String, Object> definition, Errors flaws) {
        upper.find(key).ifPresent(above -> {
            if (definition.containsKey("bounds") && above.bounds().stream().anyMatch(this::bindsHere) && !isForBelow(definition)) {
                flaws.add("BOUNDED_ABOVE", key + ".bounds", "上级已设定界限", "a level above has set the bounds");
            }
            if (definition.containsKey("choices")) {
                flaws.add("DEFINED_ABOVE", key + ".choices", "选项由上级规定", "a level above has set the choices");
            }
        });
    }

    private boolean bindsHere(Bounds bounds) {
        return bounds.scope().addresses(level.level().kind());
    }

    /** Bounds that name the levels they are for come on top of those from above. */
    private static boolean isForBelow(Map<String, Object> definition) {
        return Values.list(definition.get("bounds"), item -> item).stream()
                .allMatch(item -> item instanceof Map<?, ?> map && map.containsKey("for"));
    }

    private static Map<String, Object> value(Piece piece) {
        Map<String, Object> value = new LinkedHashMap<>(piece.content());
        putDay(value, "from", piece.validFrom());
        putDay(value, "to", piece.validTo());
        return value;
    }

    private static void putDay(Map<String, Object> value, String field, Object day) {
        value.remove(field);
        if (day != null) {
            value.put(field, day.toString());
        }
    }
}
