package huiyu.policy.layer;

import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Text;
import huiyu.policy.definition.Values;
import huiyu.policy.setting.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the part of a programme's tree that makes it a layer of settlement: {@code layer}, {@code rules} and their choice. */
public final class LayerReader {
    static final List<String> MOMENTS = List.of("at_admission", "at_discharge", "any_day");

    private LayerReader() {}

    /** Empty if the programme is no layer. */
    public static Optional<LayerDefinition> read(Fields fields) {
        Optional<String> layer = fields.findText("layer");
        if (layer.isEmpty()) {
            return Optional.empty();
        }
        List<LayerRule> rules = new ArrayList<>();
        fields.blocks("rules").forEach(block -> rule(block, rules.size()).ifPresent(rules::add));
        if (rules.isEmpty()) {
            fields.errors().add("REQUIRED", fields.path("rules"), "至少一条规则", "a layer needs at least one rule");
        }
        return Optional.of(new LayerDefinition(layer.get(), fields.choice("rules_of", "discharge", "admission"),
            fields.findText("status_held").orElse(MOMENTS.getFirst()), fields.choice("choose", "first", "best"), rules));
    }

    private static Optional<LayerRule> rule(Fields fields, int index) {
        String code = fields.findText("code").orElse("rule" + (index + 1));
        Text name = fields.find("name", Text::read).orElse(new Text(code, code));
        String clause = fields.findText("clause").orElse(null);
        Map<String, List<Object>> when = new LinkedHashMap<>();
        fields.find("when", Values::map).orElse(Map.of()).forEach((dimension, words) -> when.put(dimension, Values.list(words, LayerReader::word)));
        Map<String, Object> shapes = fields.find("shape", Values::map).orElse(Map.of());
        fields.close();
        if (shapes.size() != 1) {
            fields.errors().add("INVALID_KIND", fields.path("shape"), "应只有一个键：其形状", "needs one key: its shape; there are " + List.copyOf(shapes.keySet()));
            return Optional.empty();
        }
        return shape(shapes, fields.path("shape"), fields.errors()).map(settings ->
            new LayerRule(code, name, when, LayerShapes.find(settings.schema().kind()).orElseThrow(), settings, clause));
    }

    private static Object word(Object raw) {
        return raw instanceof Boolean flag ? flag.toString() : Values.text(raw, "when");
    }

    private static Optional<Block> shape(Map<String, Object> shapes, String path, Errors errors) {
        String name = shapes.keySet().iterator().next();
        Optional<LayerShape> shape = LayerShapes.find(name);
        if (shape.isEmpty()) {
            errors.add("UNKNOWN_KIND", path + "." + name, "未知的形状", "there is no such shape of a layer; there are: " + String.join(", ", LayerShapes.names()));
            return Optional.empty();
        }
        Map<String, Object> values = shapes.get(name) == null ? Map.of() : Values.map(shapes.get(name), path + "." + name);
        shape.get().schema().check(values, path + "." + name, errors);
        return Optional.of(new Block(shape.get().schema(), values, path + "." + name));
    }
}
