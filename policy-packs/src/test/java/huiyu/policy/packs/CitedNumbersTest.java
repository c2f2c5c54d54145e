package huiyu.policy.packs;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.policy.definition.Values;
import huiyu.policy.pack.PackLibrary;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A cited number that could change without any case noticing would prove nothing. */
class CitedNumbersTest {
    /** Read by casework, not by the engine; its own tests prove them. This list may only shrink. */
    private static final Set<String> NOT_IN_CASES = Set.of(
        "cn-national subsidy.national.payment_batches_per_quarter",
        "fujian casework.review.step_days", "beijing casework.review.step_days");

    private record Change(String pack, String key, Object value) {
        String name() {
            return pack + " " + key;
        }

        @Override public String toString() {
            return name() + " → " + value;
        }
    }

    @Test void changing_a_cited_number_by_one_makes_a_case_fail() throws IOException {
        PackLibrary shipped = PackLibrary.onClassPath();
        Map<String, String> files = ShippedCases.files();
        List<Change> changes = shipped.listIds().stream().flatMap(pack -> changes(pack, shipped.getTree(pack)).stream()).toList();
        List<Change> unnoticed = changes.parallelStream()
            .filter(change -> !ShippedCases.anyFails(files, change.pack(), change.key(), shipped.changed(tree -> changed(tree, change))))
            .toList();
        assertThat(unnoticed).allMatch(change -> NOT_IN_CASES.contains(change.name()));
    }

    private static List<Change> changes(String pack, Map<String, Object> tree) {
        List<Change> changes = new ArrayList<>();
        for (Object item : Values.list(tree.get("parameters"), one -> one)) {
            Map<String, Object> parameter = Values.map(item, "parameter");
            for (Object version : Values.list(parameter.get("values"), one -> one)) {
                Map<String, Object> value = Values.map(version, "value");
                boolean sourced = !"reading".equals(value.get("basis"));
                if (sourced) {
                    other(value.get("value")).forEach(changed -> changes.add(new Change(pack, (String) parameter.get("key"), changed)));
                }
            }
        }
        return changes;
    }

    /** The value one unit away; of a table or a scale, one of its numbers; of a list, without one of its numbers. */
    private static Stream<Object> other(Object value) {
        return switch (value) {
            case BigDecimal number -> Stream.of(number.add(number.abs().compareTo(BigDecimal.ONE) < 0 ? new BigDecimal("-0.01") : BigDecimal.ONE));
            case Long number -> Stream.of(number + 1);
            case Boolean flag -> Stream.of(!flag);
            case Map<?, ?> table -> table.keySet().stream().flatMap(key -> other(table.get(key)).map(cell -> with(table, key, cell)));
            case List<?> list when list.getFirst() instanceof Long -> list.stream().map(one -> list.stream().filter(other -> !other.equals(one)).toList());
            case List<?> steps when steps.getFirst() instanceof Map -> IntStream.range(0, steps.size()).boxed().flatMap(i -> other(steps.get(i)).map(step -> with(steps, i, step)));
            case String text when text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") -> Stream.of(LocalDate.parse(text).plusDays(1).toString());
            default -> Stream.of();
        };
    }

    private static Map<String, Object> with(Map<?, ?> table, Object key, Object cell) {
        Map<String, Object> changed = new LinkedHashMap<>();
        table.forEach((name, old) -> changed.put(String.valueOf(name), name.equals(key) ? cell : old));
        return changed;
    }

    private static List<Object> with(List<?> steps, int index, Object step) {
        List<Object> changed = new ArrayList<>(steps);
        changed.set(index, step);
        return changed;
    }

    private static Map<String, Object> changed(Map<String, Object> tree, Change change) {
        if (!change.pack().equals(tree.get("id"))) {
            return tree;
        }
        Map<String, Object> copy = new LinkedHashMap<>(tree);
        copy.put("parameters", Values.list(tree.get("parameters"), item -> {
            Map<String, Object> parameter = new LinkedHashMap<>(Values.map(item, "parameter"));
            if (change.key().equals(parameter.get("key"))) {
                parameter.put("values", Values.list(parameter.get("values"), version -> {
                    Map<String, Object> value = new LinkedHashMap<>(Values.map(version, "value"));
                    value.put("value", change.value());
                    return value;
                }));
            }
            return parameter;
        }));
        return copy;
    }
}
