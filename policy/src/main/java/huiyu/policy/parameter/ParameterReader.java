package huiyu.policy.parameter;

import huiyu.kernel.time.Period;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Text;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.ParameterValue.Basis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads parameters from the tree of a pack, of a proposal or of a case's overlay. */
public final class ParameterReader {
    private static final Set<String> VALUE_FIELDS = Set.of("value", "from", "to", "basis", "cite", "clause", "quote");
    private final String level;
    private final Map<String, Citation> sources;
    private final ParameterBook known;

    /** @param known the parameters of the levels above, from which a bare list of values takes type and texts */
    public ParameterReader(String level, Map<String, Citation> sources, ParameterBook known) {
        this.level = level;
        this.sources = sources;
        this.known = known;
    }

    /** A full definition: key, type, name, unit, doc, choices, bounds, locked or locks, values. */
    public Parameter read(Fields fields) {
        String key = fields.text("key");
        Optional<Parameter> above = key == null ? Optional.empty() : known.find(key);
        Text keyAsName = new Text(String.valueOf(key), String.valueOf(key));
        Parameter parameter = new Parameter(key,
            fields.findText("type").map(word -> type(word, fields)).or(() -> above.map(Parameter::type)).orElseGet(() -> noType(fields)),
            level,
            fields.find("name", Text::read).or(() -> above.map(Parameter::name)).orElse(keyAsName),
            fields.find("doc", Text::read).or(() -> above.map(Parameter::doc)).orElse(new Text("", "")),
            fields.findText("unit").or(() -> above.map(Parameter::unit)).orElse(null),
            fields.has("choices") ? fields.texts("choices") : above.map(Parameter::choices).orElse(List.of()),
            joined(above.map(Parameter::bounds), fields.blocks("bounds").stream().map(block -> Bounds.read(block, this::citations)).toList()),
            joined(above.map(Parameter::locks), locks(fields)),
            fields.blocks("values").stream().map(this::value).toList());
        fields.close();
        return parameter;
    }

    private static <T> List<T> joined(Optional<List<T>> above, List<T> own) {
        return Stream.concat(above.orElse(List.of()).stream(), own.stream()).distinct().toList();
    }

    /** {@code locked: true} for every level below at all times, {@code locks} for some levels or some time. */
    private List<Scope> locks(Fields fields) {
        List<Scope> locks = new ArrayList<>();
        if (fields.flag("locked")) {
            locks.add(Scope.EVERYONE);
        }
        for (Fields block : fields.blocks("locks")) {
            locks.add(Scope.read(block, this::citations));
            block.close();
        }
        return locks;
    }

    private ParameterType type(String word, Fields fields) {
        return ParameterType.find(word).orElseGet(() -> noType(fields));
    }

    private static ParameterType noType(Fields fields) {
        String words = String.join(", ", List.of(ParameterType.values()).stream().map(ParameterType::word).toList());
        fields.errors().add("INVALID_CHOICE", fields.path("type"), "类型应为：" + words, "type must be one of " + words);
        return ParameterType.TEXT;
    }

    private ParameterValue value(Fields fields) {
        ParameterValue value = new ParameterValue(fields.raw("value"), period(fields),
            Basis.valueOf(fields.choice("basis", "sourced", "reading").toUpperCase(Locale.ROOT)),
            citations(fields), fields.findText("clause").orElse(null), fields.findText("quote").orElse(null));
        if (value.raw() == null) {
            fields.errors().add("REQUIRED", fields.path("value"), "必填", "is required");
        }
        if (value.basis() == Basis.SOURCED && value.citations().isEmpty()) {
            fields.errors().add("UNCITED", fields.path("cite"), "有依据的值必须注明文件", "a sourced value must cite a document");
        }
        fields.close();
        return value;
    }

    private List<Citation> citations(Fields fields) {
        return fields.texts("cite").stream().map(id -> citation(id, fields)).toList();
    }

    private Citation citation(String id, Fields fields) {
        Citation citation = sources.get(id);
        if (citation == null) {
            fields.errors().add("UNKNOWN_SOURCE", fields.path("cite"), "未列出的文件：" + id, "no such source in this pack: " + id);
            return new Citation(id, id, null);
        }
        return citation;
    }

    static Period period(Fields fields) {
        LocalDate from = fields.findDate("from").orElse(null);
        LocalDate to = fields.findDate("to").orElse(null);
        if (from != null && to != null && to.isBefore(from)) {
            fields.errors().add("PERIOD_ENDS_BEFORE_IT_BEGINS", fields.path("to"), "结束早于开始", "ends before it begins");
            return Period.day(from);
        }
        return Period.ofDays(from, to);
    }

    /**
     * A short overlay: {@code key: value} for always, {@code key: [{value, from, to}, …]} for dated values, or
     * {@code key: {type: …, values: […]}} for a parameter that does not exist yet.
     *
     * @throws PolicyException if something is misspelt
     */
    public Parameter overlay(String key, Object raw) {
        Errors errors = new Errors();
        Parameter parameter;
        if (raw instanceof Map<?, ?> map && (map.containsKey("type") || map.containsKey("values"))) {
            Map<String, Object> full = new LinkedHashMap<>(Values.map(raw, key));
            full.put("key", key);
            Object value = full.remove("value");
            if (value != null) {
                full.put("values", List.of(Map.of("value", value, "basis", "reading")));
            }
            parameter = read(new Fields(full, "parameters." + key, errors));
        } else {
            parameter = bare(key, raw).withValues("overlay", versions(key, raw, errors));
        }
        errors.throwIfAny();
        return parameter;
    }

    private Parameter bare(String key, Object raw) {
        Text name = new Text(key, key);
        return known.find(key).orElse(new Parameter(key, guess(raw), "overlay", name, name, null, List.of(), List.of(), List.of(), List.of()));
    }

    private static List<ParameterValue> versions(String key, Object raw, Errors errors) {
        boolean dated = raw instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(ParameterReader::isVersion) || isVersion(raw);
        if (!dated) {
            return List.of(ParameterValue.overlay(raw, Period.ALWAYS));
        }
        return new Fields(Map.of("versions", raw), "parameters." + key, errors).blocks("versions").stream().map(fields -> {
            fields.texts("cite");
            fields.findText("basis");
            fields.findText("clause");
            fields.findText("quote");
            ParameterValue value = ParameterValue.overlay(fields.raw("value"), period(fields));
            fields.close();
            return value;
        }).toList();
    }

    private static boolean isVersion(Object item) {
        return item instanceof Map<?, ?> map && map.containsKey("value") && VALUE_FIELDS.containsAll(map.keySet());
    }

    /** A parameter nobody declared takes its type from its first value; the field that uses it checks it again. */
    private static ParameterType guess(Object raw) {
        Object first = raw instanceof List<?> list && !list.isEmpty() ? list.getFirst() : raw;
        Object value = isVersion(first) ? ((Map<?, ?>) first).get("value") : raw;
        return switch (value) {
            case Map<?, ?> table -> isNumeric(table) ? ParameterType.MONEY_TABLE : ParameterType.TEXT;
            case List<?> list when Brackets.isBrackets(list) -> ParameterType.BRACKETS;
            case List<?> list -> list.stream().allMatch(Number.class::isInstance) ? ParameterType.NUMBERS : ParameterType.TEXTS;
            case Boolean flag -> ParameterType.FLAG;
            case Number number -> ParameterType.RATE;
            case null, default -> ParameterType.TEXT;
        };
    }

    private static boolean isNumeric(Map<?, ?> table) {
        return table.values().stream().allMatch(cell -> cell instanceof Number || cell instanceof Map<?, ?> inner && isNumeric(inner));
    }
}
