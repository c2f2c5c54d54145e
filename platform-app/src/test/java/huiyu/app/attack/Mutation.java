package huiyu.app.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Wrong input: a value that does not belong, as raw JSON in a body or as text in an address. */
record Mutation(String name, String raw) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MARK = "@@here@@";
    private static final String LONG = "长".repeat(20_000);

    /** For any place in a body. */
    static final List<Mutation> IN_BODY = List.of(
            new Mutation("null", "null"),
            new Mutation("empty text", "\"\""),
            new Mutation("blank text", "\" \\u3000\\t\""),
            new Mutation("text", "\"no such thing\""),
            new Mutation("huge text", "\"" + LONG + "\""),
            new Mutation("NUL", "\"a\\u0000b\""),
            new Mutation("lone surrogate", "\"\\ud800\""),
            new Mutation("direction marks and emoji", "\"\\u202e\\ud83d\\ude00\""),
            new Mutation("quote and backslash", "\"'; drop table core.tenant; -- \\\\ %s {0} ${x}\""),
            new Mutation("number", "7"),
            new Mutation("negative", "-1"),
            new Mutation("largest long", "9223372036854775807"),
            new Mutation("smallest long", "-9223372036854775808"),
            new Mutation("beyond long", "92233720368547758080"),
            new Mutation("beyond double", "1e999"),
            new Mutation("a billion digits", "1e999999999"),
            new Mutation("a billion digits as text", "\"1e999999999\""),
            new Mutation("fraction", "0.1"),
            new Mutation("boolean", "true"),
            new Mutation("list", "[]"),
            new Mutation("list of null", "[null]"),
            new Mutation("list of lists", "[[[]]]"),
            new Mutation("object", "{}"),
            new Mutation("object of null", "{\"a\":null}"),
            new Mutation("day that is none", "\"2026-02-30\""),
            new Mutation("first day", "\"0001-01-01\""),
            new Mutation("before time", "\"-999999999-01-01\""),
            new Mutation("after time", "\"+999999999-12-31\""),
            new Mutation("last usual day", "\"9999-12-31\""),
            new Mutation("moment beyond", "\"+999999999-12-31T23:59:59Z\""),
            new Mutation("id that is none", "\"00000000-0000-0000-0000-000000000000\""),
            new Mutation("deep", "[".repeat(3000) + "]".repeat(3000)));

    /** For any parameter of a path or a query. */
    static final List<Mutation> IN_ADDRESS = Stream.of(
                    "", " ", "no such thing", "-1", "0", "2147483648", "1e9", "true", "2026-02-30", "0001-01-01", "-999999999-01-01",
                    "+999999999-12-31", "+999999999-12-31T23:59:59Z", "9999-12-31T23:59:59+18:00", "a\u0000b", "%00", "\uD83D\uDE00", "'; --", "%",
                    "00000000-0000-0000-0000-000000000000", "1-1-1-1-1", "MQ", "MR8f", "MR8tMR8", "长".repeat(2000))
            .map(text -> new Mutation(text.length() > 40 ? "long" : text, text))
            .toList();

    /** Every body that differs from {@code body} in one place by this value. */
    List<String> bodies(Object body) {
        List<String> bodies = new ArrayList<>();
        places(body, changed -> bodies.add(JSON.writeValueAsString(changed).replace("\"" + MARK + "\"", raw)));
        return bodies;
    }

    /** Calls for every copy of the tree in which one node is the mark. */
    private static void places(Object node, java.util.function.Consumer<Object> each) {
        each.accept(MARK);
        if (node instanceof Map<?, ?> object) {
            object.forEach((name, value) -> places(value, changed -> {
                Map<Object, Object> copy = new LinkedHashMap<>(object);
                copy.put(name, changed);
                each.accept(copy);
            }));
        } else if (node instanceof List<?> list && !list.isEmpty()) {
            places(list.getFirst(), changed -> each.accept(List.of(changed)));
        }
    }
}
