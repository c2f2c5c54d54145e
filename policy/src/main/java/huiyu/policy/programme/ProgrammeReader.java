package huiyu.policy.programme;

import huiyu.policy.calendar.PaymentCalendar;
import huiyu.policy.combine.Combination;
import huiyu.policy.condition.ConditionReader;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Text;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.BirthOrders;
import huiyu.policy.layer.LayerReader;
import huiyu.policy.setting.Block;
import huiyu.policy.setting.Schema;
import huiyu.policy.shape.Shape;
import huiyu.policy.shape.ShapeCatalogue;
import huiyu.policy.window.WindowKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Reads a programme from a plain tree; every error names its field path. */
public final class ProgrammeReader {
    private final Errors errors;
    private final String level;

    private ProgrammeReader(String level, Errors errors) {
        this.level = level;
        this.errors = errors;
    }

    /** @throws huiyu.policy.problem.PolicyException with all errors found */
    public static Programme read(Map<String, Object> tree, String level) {
        Errors errors = new Errors();
        Programme programme = read(tree, "programme", level, errors);
        errors.throwIfAny();
        return programme;
    }

    public static Programme read(Map<String, Object> tree, String path, String level, Errors errors) {
        return new ProgrammeReader(level, errors).read(new Fields(tree, path, errors), tree);
    }

    private Programme read(Fields fields, Map<String, Object> tree) {
        String code = fields.text("code");
        fields.choice("subject", "child", "mother", "person", "institution");
        fields.findText("materials").filter(list -> !list.startsWith("$")).ifPresent(list -> errors.add("INVALID_VALUE", fields.path("materials"),
            "应引用列出材料的参数，写作 $key", "must refer to the parameter that lists the documents, as $key"));
        Text codeAsName = new Text(String.valueOf(code), String.valueOf(code));
        Map<String, Text> reasons = new LinkedHashMap<>();
        fields.find("reasons", Values::map).orElse(Map.of()).forEach((reason, text) -> reasons.put(reason, Text.read(text, reason)));
        Programme programme = new Programme(code, fields.find("name", Text::read).orElse(codeAsName),
            fields.findText("family").orElse(code), level, fields.find("doc", Text::read).orElse(new Text("", "")),
            block(fields, "birth_order", BirthOrders.SCHEMA), ConditionReader.readAll(fields, "conditions"),
            fields.blocks("components").stream().map(this::component).filter(Objects::nonNull).toList(),
            fields.blocks("window").stream().map(this::window).filter(Objects::nonNull).toList(),
            kind(fields, "payment", name -> PaymentCalendar.find(name).map(PaymentCalendar::schema)),
            fields.blocks("funders").stream().map(funder -> block(funder, Funder.SCHEMA)).toList(),
            fields.choice("payees", "applicant", "custody", "subject"), block(fields, "combine", Combination.SCHEMA), LayerReader.read(fields), Map.copyOf(reasons), tree);
        if (programme.components().isEmpty() && programme.layer().isEmpty()) {
            errors.add("REQUIRED", fields.path("components"), "至少一个组成部分", "needs at least one component");
        }
        fields.close();
        return programme;
    }

    private Component component(Fields fields) {
        String code = fields.text("code");
        Text name = fields.find("name", Text::read).orElse(new Text(String.valueOf(code), String.valueOf(code)));
        Optional<Block> cohort = block(fields, "cohort", Cohort.SCHEMA);
        String clause = fields.findText("clause").orElse(null);
        var conditions = ConditionReader.readAll(fields, "conditions");
        Optional<Block> settings = kind(fields, "shape", word -> ShapeCatalogue.find(word).map(Shape::schema));
        fields.close();
        if (settings.isEmpty()) {
            errors.add("REQUIRED", fields.path("shape"), "须指明规则形状", "needs a shape");
            return null;
        }
        Shape shape = ShapeCatalogue.find(settings.get().schema().kind()).orElseThrow();
        return new Component(code, name, shape, settings.get(), cohort, conditions, clause);
    }

    private Window window(Fields fields) {
        Optional<Block> cohort = block(fields, "cohort", Cohort.SCHEMA);
        Map<String, Object> rest = fields.rest();
        return kind(rest, fields.path(), word -> WindowKind.find(word).map(WindowKind::schema))
            .map(settings -> new Window(cohort, settings)).orElse(null);
    }

    private Optional<Block> block(Fields parent, String field, Schema schema) {
        return parent.block(field).map(fields -> block(fields, schema));
    }

    private Block block(Fields fields, Schema schema) {
        Map<String, Object> values = fields.rest();
        schema.check(values, fields.path(), errors);
        return new Block(schema, values, fields.path());
    }

    private Optional<Block> kind(Fields parent, String field, Function<String, Optional<Schema>> find) {
        return parent.find(field, Values::map).flatMap(map -> kind(map, parent.path(field), find));
    }

    /** A map with the kind as its one key. */
    private Optional<Block> kind(Map<String, Object> map, String path, Function<String, Optional<Schema>> find) {
        if (map.size() != 1) {
            errors.add("INVALID_KIND", path, "应只有一个键：其种类", "needs one key: its kind; there are " + List.copyOf(map.keySet()));
            return Optional.empty();
        }
        String name = map.keySet().iterator().next();
        Optional<Schema> schema = find.apply(name);
        if (schema.isEmpty()) {
            errors.add("UNKNOWN_KIND", path + "." + name, "未知的种类", "there is no such kind here");
            return Optional.empty();
        }
        Map<String, Object> values = map.get(name) == null ? Map.of() : Values.map(map.get(name), path + "." + name);
        schema.get().check(values, path + "." + name, errors);
        return Optional.of(new Block(schema.get(), values, path + "." + name));
    }
}
