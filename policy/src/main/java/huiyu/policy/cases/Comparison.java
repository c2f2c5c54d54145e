package huiyu.policy.cases;

import huiyu.policy.definition.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares what a case expects with what came out: only what is named is compared; numbers by value, lists in any order. */
final class Comparison {
    private static final Outcome NOTHING = new Outcome().put("total", "0.00").put("months", 0).put("instalments", 0);
    private final List<String> differences = new ArrayList<>();

    static List<String> differences(Map<String, Object> expected, Map<String, Object> actual) {
        Comparison comparison = new Comparison();
        comparison.map("", expected, actual);
        return comparison.differences;
    }

    private void map(String path, Map<String, Object> expected, Map<String, Object> actual) {
        expected.forEach((name, value) -> {
            if (!actual.containsKey(name)) {
                differences.add(path + name + ": expected " + show(value) + ", but there is no such outcome; there are: " + String.join(", ", actual.keySet()));
            } else {
                value(path + name, value, actual.get(name));
            }
        });
    }

    private void value(String path, Object expected, Object actual) {
        switch (actual) {
            case Outcome.Amounts amounts when expected instanceof Map<?, ?> ->
                Values.map(expected, path).forEach((key, amount) -> value(path + "." + key, amount, amounts.get(key)));
            case AssessmentOutcome.Components components when expected instanceof Map<?, ?> -> Values.map(expected, path).forEach((code, wanted) ->
                value(path + "." + code, wanted instanceof Map<?, ?> ? wanted : Map.of("total", wanted), components.byCode().getOrDefault(code, NOTHING)));
            case Outcome.AnyOf any -> {
                if (!any.codes().contains(String.valueOf(expected))) {
                    differ(path, expected, any.codes());
                }
            }
            case Outcome nested when expected instanceof Map<?, ?> -> map(path + ".", Values.map(expected, path), nested.values());
            case Map<?, ?> map when expected instanceof Map<?, ?> -> map(path + ".", Values.map(expected, path), Values.map(map, path));
            case List<?> list -> list(path, expected, list);
            case null, default -> {
                if (!same(expected, actual)) {
                    differ(path, expected, actual);
                }
            }
        }
    }

    private void list(String path, Object expected, List<?> actual) {
        List<?> wanted = expected instanceof List<?> list ? list : expected == null ? List.of() : List.of(expected);
        if (!wanted.isEmpty() && wanted.getFirst() instanceof Map<?, ?>) {
            maps(path, wanted, actual);
            return;
        }
        boolean equal = wanted.size() == actual.size() && wanted.stream().allMatch(one -> actual.stream().anyMatch(other -> same(one, other)));
        if (!equal) {
            differ(path, expected, actual);
        }
    }

    private void maps(String path, List<?> wanted, List<?> actual) {
        if (wanted.size() != actual.size()) {
            differ(path, wanted.size() + " entries", actual.size() + " entries: " + show(actual));
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            value(path + "[" + i + "]", wanted.get(i), actual.get(i));
        }
    }

    private static boolean same(Object expected, Object actual) {
        String left = String.valueOf(expected);
        String right = String.valueOf(actual);
        return left.equals(right) || isNumber(left) && isNumber(right) && new BigDecimal(left).compareTo(new BigDecimal(right)) == 0;
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?[0-9]+(\\.[0-9]+)?");
    }

    private void differ(String path, Object expected, Object actual) {
        differences.add(path + ": expected " + show(expected) + ", got " + show(actual));
    }

    private static String show(Object value) {
        return switch (value) {
            case null -> "nothing";
            case Outcome outcome -> outcome.values().toString();
            case Outcome.Amounts amounts -> amounts.byKey().toString();
            case BigDecimal number -> number.toPlainString();
            default -> Objects.toString(value);
        };
    }
}
