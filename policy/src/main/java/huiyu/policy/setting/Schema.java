package huiyu.policy.setting;

import huiyu.policy.problem.PolicyException;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Text;
import huiyu.policy.definition.Values;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.parameter.ParameterType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one kind of block. */
public record Schema(String kind, Text doc, List<FieldSpec> fields) {
    public static Schema of(String kind, String zh, String en, FieldSpec... fields) {
        return new Schema(kind, new Text(zh, en), List.of(fields));
    }

    /** Whether a value stands for a parameter. */
    public static boolean isReference(Object raw) {
        return raw instanceof String text && text.startsWith("$");
    }

    Optional<FieldSpec> find(String name) {
        for (FieldSpec field : fields) {
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** Checks the values of a block and adds an error per field that is wrong, missing or unknown. */
    public void check(Map<String, Object> values, String path, Errors errors) {
        for (FieldSpec field : fields) {
            Object raw = values.get(field.name());
            String where = path + "." + field.name();
            if (raw == null && field.required()) {
                errors.add("REQUIRED", where, "必填", "is required");
            } else if (raw != null && !isReference(raw)) {
                checkLiteral(field, raw, where, errors);
            }
        }
        values.keySet().stream().filter(name -> find(name).isEmpty()).forEach(name -> errors.add("UNKNOWN_KEY", path + "." + name,
            "未知的键", "unknown key of " + kind + "; known: " + String.join(", ", fields.stream().map(FieldSpec::name).toList())));
    }

    private static void checkLiteral(FieldSpec field, Object raw, String where, Errors errors) {
        try {
            literal(field, raw, where);
        } catch (PolicyException wrong) {
            errors.add(wrong, where);
        }
    }

    static void literal(FieldSpec field, Object raw, String where) {
        switch (field.type()) {
            case MONEY -> Values.money(raw, where);
            case COUNT -> Values.whole(raw, where);
            case RATE, NUMBER -> Values.decimal(raw, where);
            case MONEY_BY_KEY -> cells(raw).forEach(cell -> Values.money(cell, where));
            case COUNT_BY_KEY -> cells(raw).forEach(cell -> Values.whole(cell, where));
            case RATE_BY_KEY -> cells(raw).forEach(cell -> Values.decimal(cell, where));
            case MONEY_TABLE -> ParameterType.MONEY_TABLE.check(raw, where);
            case RATE_TABLE -> ParameterType.RATE_TABLE.check(raw, where);
            case POINTS -> ParameterType.POINTS.check(raw, where);
            case BRACKETS -> ParameterType.BRACKETS.check(raw, where);
            case DATE -> Values.date(raw, where);
            case MONTH_DAY -> Values.date("2024-" + Values.text(raw, where), where);
            case FLAG -> Values.flag(raw, where);
            case NUMBERS -> Values.list(raw, item -> Values.whole(item, where));
            case TEXTS -> Values.list(raw, item -> Values.text(item, where)).forEach(FactCatalogue::requireAllowed);
            case TEXT -> FactCatalogue.requireAllowed(Values.text(raw, where));
            case FACT -> FactCatalogue.requireAllowed(Values.text(raw, where));
            case CHOICE -> choice(field, Values.text(raw, where), where);
        }
    }

    private static List<?> cells(Object raw) {
        return raw instanceof Map<?, ?> table ? List.copyOf(table.values()) : List.of(raw);
    }

    private static void choice(FieldSpec field, String word, String where) {
        if (!field.choices().contains(word)) {
            String words = String.join(", ", field.choices());
            throw new PolicyException("INVALID_CHOICE", where, "应为其中之一：" + words, "must be one of " + words + ", not " + word);
        }
    }

    public Map<String, Object> describe() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind);
        map.put("doc", doc.toMap());
        map.put("fields", fields.stream().map(FieldSpec::describe).toList());
        return map;
    }
}
