package huiyu.policy.fact;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers by the values that stand at some places of the facts, or by what rules make of them: a hash table of whole numbers,
 * without an object for each look-up. For one thread.
 */
final class AnswersByValues<A> {
    private final Part[] parts;
    private final int[] looked;
    private int count;
    private int[] keys;
    private Object[] answers = new Object[64];

    AnswersByValues(FactKeys shape, List<FactReads.One> reads) {
        parts = reads.stream().map(read -> new Part(shape.placeOf(read.key()), read)).toArray(Part[]::new);
        looked = new int[parts.length];
        keys = new int[answers.length * parts.length];
    }

    /** A place, and what of it was looked at: numbered so that those who are alike in it have the same number. */
    private static final class Part {
        private final int place;
        private final FactReads.One read;
        // by the value's number; zero for what was not met yet
        private int[] alike = new int[64];
        private final Map<FactValue, Integer> made = new HashMap<>();

        private Part(int place, FactReads.One read) {
            this.place = place;
            this.read = read;
        }

        private int of(FactRow row) {
            int number = row.number(place);
            if (read.by() == null) {
                return number;
            }
            int known = number < alike.length ? alike[number] : 0;
            return known != 0 ? known : derive(number, row.value(place));
        }

        private int derive(int number, FactValue value) {
            alike = number < alike.length ? alike : Arrays.copyOf(alike, 2 * number);
            FactValue result = value.derived(read.key(), read.by());
            alike[number] = made.computeIfAbsent(result, any -> made.size() + 1);
            return alike[number];
        }
    }

    @SuppressWarnings("unchecked")
    A find(FactRow row) {
        look(row);
        return (A) answers[slot()];
    }

    /** @param row for which nothing was found */
    void put(FactRow row, A answer) {
        if (2 * ++count > answers.length) {
            grow();
        }
        look(row);
        set(slot(), answer);
    }

    private void look(FactRow row) {
        for (int i = 0; i < parts.length; i++) {
            looked[i] = parts[i].of(row);
        }
    }

    private void set(int slot, Object answer) {
        System.arraycopy(looked, 0, keys, slot * looked.length, looked.length);
        answers[slot] = answer;
    }

    private void grow() {
        int[] formerKeys = keys;
        Object[] former = answers;
        keys = new int[2 * formerKeys.length];
        answers = new Object[2 * former.length];
        for (int i = 0; i < former.length; i++) {
            if (former[i] != null) {
                System.arraycopy(formerKeys, i * looked.length, looked, 0, looked.length);
                set(slot(), former[i]);
            }
        }
    }

    /** Where what was looked at stands, or the empty slot where it would. */
    private int slot() {
        int hash = 1;
        for (int part : looked) {
            hash = (hash ^ part) * 0x9e3779b1;
            hash ^= hash >>> 15;
        }
        int slot = hash & answers.length - 1;
        while (answers[slot] != null && !stands(slot * looked.length)) {
            slot = slot + 1 & answers.length - 1;
        }
        return slot;
    }

    private boolean stands(int from) {
        for (int i = 0; i < looked.length; i++) {
            if (keys[from + i] != looked[i]) {
                return false;
            }
        }
        return true;
    }
}
