package huiyu.policy.layer;

import huiyu.policy.definition.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value by words: {@code {adult: {1: 300.00, 2+: 150.00}, other: 100.00}}, read for the dimensions [person, stay]. A
 * line {@code N+} holds for N and more, {@code other} for every other word; a single value holds for all words below it.
 */
final class Table<T> {
    private static final Pattern FROM_N = Pattern.compile("([0-9]+)\\+");

    /** Either a value, or the lines of the next dimension. */
    private record Node<T>(T value, Map<String, Node<T>> lines, TreeMap<Integer, Node<T>> open, Node<T> other) {}

    private final List<String> by;
    private final Node<T> root;

    private Table(List<String> by, Node<T> root) {
        this.by = by;
        this.root = root;
    }

    static <T> Table<T> read(Object raw, List<String> by, String where, BiFunction<Object, String, T> cell) {
        return new Table<>(by, node(raw, where, cell));
    }

    private static <T> Node<T> node(Object raw, String where, BiFunction<Object, String, T> cell) {
        if (!(raw instanceof Map<?, ?>)) {
            return new Node<>(cell.apply(raw, where), Map.of(), new TreeMap<>(), null);
        }
        Map<String, Node<T>> lines = new HashMap<>();
        TreeMap<Integer, Node<T>> open = new TreeMap<>();
        Values.map(raw, where).forEach((word, value) -> {
            Node<T> line = node(value, where + "." + word, cell);
            Matcher matcher = FROM_N.matcher(word);
            if (matcher.matches()) {
                open.put(Integer.parseInt(matcher.group(1)), line);
            }
            lines.put(word, line);
        });
        return new Node<>(null, lines, open, lines.get("other"));
    }

    /** The value for a case; null if no line is for it. */
    T find(LayerInput input, String status) {
        Node<T> node = root;
        for (int i = 0; i < by.size() && node.value() == null; i++) {
            String word = Dimension.get(by.get(i), input, status);
            Node<T> line = node.lines().get(word);
            if (line == null && !node.open().isEmpty() && Character.isDigit(word.charAt(0))) {
                Map.Entry<Integer, Node<T>> entry = node.open().floorEntry(Integer.parseInt(word));
                line = entry == null ? null : entry.getValue();
            }
            node = line != null ? line : node.other();
            if (node == null) {
                return null;
            }
        }
        return node.value();
    }

    /** The words the table was read for, for the trace. */
    void addInputs(LayerInput input, String status, Map<String, String> inputs) {
        if (root.value() == null) {
            for (String dimension : by) {
                inputs.put(dimension, Dimension.find(dimension, input, status));
            }
        }
    }
}
