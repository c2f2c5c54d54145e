package huiyu.policy.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts of very many, column by column: what several say alike is kept once, each of them keeps its number. Takes a few
 * bytes for each fact of a subject, where {@link Facts} takes some objects. Filled by one thread; then for reading.
 */
public final class FactTable {
    private final FactPool pool = new FactPool();
    private final Map<FactKeys, Columns> byShape = new IdentityHashMap<>();
    private final List<Columns> all = new ArrayList<>();
    private int count;

    /** Those who have the same keys. */
    private static final class Columns {
        private final FactKeys shape;
        private final FactValue[][] values;
        private final int[][] numbers;
        private int[] rows = new int[16];
        private int count;

        private Columns(FactKeys shape) {
            this.shape = shape;
            this.values = new FactValue[shape.list().size()][16];
            this.numbers = new int[values.length][16];
        }

        private void add(Facts facts, int row) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
                Arrays.setAll(numbers, place -> Arrays.copyOf(numbers[place], 2 * count));
            }
            rows[count] = row;
            for (int place = 0; place < values.length; place++) {
                int number = facts.number(place);
                numbers[place][count] = number;
                values[place] = number < values[place].length ? values[place] : Arrays.copyOf(values[place], 2 * number);
                values[place][number] = facts.value(place);
            }
            count++;
        }
    }

    /** @param tree as {@link Facts#of}; its row is the next, from zero */
    public void add(Map<String, Object> tree) {
        Facts facts = pool.facts(tree);
        Columns columns = byShape.get(facts.shape());
        if (columns == null) {
            columns = new Columns(facts.shape());
            byShape.put(facts.shape(), columns);
            all.add(columns);
        }
        columns.add(facts, count++);
    }

    public int count() {
        return count;
    }

    /**
     * Everybody of one part, those with the same keys one after another.
     *
     * @param part from zero
     * @param parts into how many about equal ones the table is cut
     */
    public Cursor cursor(int part, int parts) {
        return new Cursor(part, parts);
    }

    /** Stands at one subject at a time; before the first to begin with. */
    public final class Cursor implements FactRow {
        private final int part;
        private final int parts;
        private int shape = -1;
        private Columns columns;
        private int at;
        private int end;

        private Cursor(int part, int parts) {
            this.part = part;
            this.parts = parts;
        }

        /** @return false after the last */
        public boolean next() {
            at++;
            while (at >= end) {
                if (++shape >= all.size()) {
                    return false;
                }
                columns = all.get(shape);
                at = (int) ((long) columns.count * part / parts);
                end = (int) ((long) columns.count * (part + 1) / parts);
            }
            return true;
        }

        /** Which of those that were added it is, from zero. */
        public int row() {
            return columns.rows[at];
        }

        public Facts facts() {
            FactValue[] values = new FactValue[columns.values.length];
            Arrays.setAll(values, this::value);
            return new Facts(pool, tree(columns.shape.list(), values), columns.shape, values, null);
        }

        @Override public FactKeys shape() {
            return columns.shape;
        }

        @Override public int number(int place) {
            return columns.numbers[place][at];
        }

        @Override public FactValue value(int place) {
            return columns.values[place][number(place)];
        }
    }

    /** Whether every fact by itself is possible; each that several say alike is looked at once. */
    public boolean isSound(FactCatalogue catalogue) {
        return all.stream().allMatch(columns -> {
            for (int place = 0; place < columns.values.length; place++) {
                String key = columns.shape.list().get(place);
                if (!Arrays.stream(columns.values[place]).allMatch(value -> value == null || FactRules.isSound(key, value, catalogue))) {
                    return false;
                }
            }
            return true;
        });
    }

    private static Map<String, Object> tree(List<String> keys, FactValue[] values) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int place = 0; place < values.length; place++) {
            String[] path = keys.get(place).split("\\.");
            Map<String, Object> under = tree;
            for (int i = 0; i < path.length - 1; i++) {
                under = below(under, path[i]);
            }
            under.put(path[path.length - 1], values[place].raw());
        }
        return tree;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> below(Map<String, Object> tree, String name) {
        return (Map<String, Object>) tree.computeIfAbsent(name, any -> new LinkedHashMap<String, Object>());
    }
}
