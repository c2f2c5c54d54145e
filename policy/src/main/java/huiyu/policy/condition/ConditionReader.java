package huiyu.policy.condition;

import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.setting.Block;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads conditions: each is a map with its kind as the one key, {@code birth_order: {in: [2, 3]}}; beside its own fields
 * every kind takes {@code reason} and {@code clause}. {@code all}, {@code any} and {@code not} hold a list, either at
 * once or under {@code of}.
 */
public final class ConditionReader {
    private ConditionReader() {}

    public static List<Condition> readAll(Fields parent, String field) {
        return parent.blocks(field).stream().map(ConditionReader::read).filter(Objects::nonNull).toList();
    }

    private static Condition read(Fields fields) {
        Map<String, Object> map = fields.rest();
        Errors errors = fields.errors();
        if (map.size() != 1) {
            errors.add("INVALID_CONDITION", fields.path(), "条件应只有一个键：其种类", "a condition has one key: its kind");
            return null;
        }
        String name = map.keySet().iterator().next();
        Object body = map.get(name);
        String path = fields.path(name);
        return ConditionCatalogue.find(name).map(kind -> read(kind, body, path, errors)).orElseGet(() -> {
            String kinds = String.join(", ", ConditionCatalogue.list().stream().map(ConditionKind::name).toList());
            errors.add("UNKNOWN_CONDITION", path, "未知的条件种类", "no such kind of condition; there are: " + kinds);
            return null;
        });
    }

    private static Condition read(ConditionKind kind, Object body, String path, Errors errors) {
        boolean bareList = ConditionCatalogue.isComposition(kind) && (body instanceof List<?> || isSingleCondition(body));
        Map<String, Object> map = body == null ? Map.of() : bareList ? Map.of("of", body) : Values.map(body, path);
        Fields fields = new Fields(map, path, errors);
        String reason = fields.findText("reason").orElse(null);
        String clause = fields.findText("clause").orElse(null);
        List<Condition> children = ConditionCatalogue.isComposition(kind) ? readAll(fields, "of") : List.of();
        if (ConditionCatalogue.isComposition(kind) && children.isEmpty()) {
            errors.add("REQUIRED", path, "至少包含一个条件", "must contain at least one condition");
        }
        Map<String, Object> settings = new LinkedHashMap<>(fields.rest());
        kind.schema().check(settings, path, errors);
        return new Condition(kind, new Block(kind.schema(), settings, path), children, reason, clause);
    }

    private static boolean isSingleCondition(Object body) {
        return body instanceof Map<?, ?> map && map.size() == 1 && ConditionCatalogue.find(String.valueOf(map.keySet().iterator().next())).isPresent();
    }
}
