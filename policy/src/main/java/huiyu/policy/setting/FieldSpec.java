package huiyu.policy.setting;

import huiyu.policy.definition.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One field of a block.
 *
 * @param fallback what holds if the field is absent, or null
 * @param choices the words allowed, empty if any
 */
public record FieldSpec(String name, Type type, boolean required, Object fallback, List<String> choices, Text doc) {
    /**
     * The *_BY_KEY types are a single value, or a table by birth order or another fact. The *_TABLE types are a single
     * value, or a table of tables by several words; brackets are a scale, or a table of scales.
     */
    public enum Type {
        MONEY, MONEY_BY_KEY, MONEY_TABLE, COUNT, COUNT_BY_KEY, RATE, RATE_BY_KEY, RATE_TABLE, POINTS, BRACKETS, NUMBER, DATE, MONTH_DAY, CHOICE, FLAG,
        NUMBERS, TEXT, TEXTS, FACT
    }

    public static FieldSpec required(String name, Type type, String zh, String en) {
        return new FieldSpec(name, type, true, null, List.of(), new Text(zh, en));
    }

    public static FieldSpec optional(String name, Type type, Object fallback, String zh, String en) {
        return new FieldSpec(name, type, false, fallback, List.of(), new Text(zh, en));
    }

    /** The first word is the default. */
    public static FieldSpec choice(String name, List<String> words, String zh, String en) {
        return new FieldSpec(name, Type.CHOICE, false, words.getFirst(), words, new Text(zh, en));
    }

    public Map<String, Object> describe() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("type", type.name().toLowerCase(Locale.ROOT));
        map.put("required", required);
        if (fallback != null) {
            map.put("default", fallback);
        }
        if (!choices.isEmpty()) {
            map.put("choices", choices);
        }
        map.put("doc", doc.toMap());
        return map;
    }
}
