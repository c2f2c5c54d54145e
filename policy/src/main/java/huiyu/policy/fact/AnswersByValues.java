package huiyu.policy.fact;

import java.util.List;

/** Answers by the values that stand at some places of the facts, or by what rules make of them: a hash table without an object for each look-up. */
final class AnswersByValues<A> {
    private final int[] places;
    private final FactReads.One[] reads;
    private int count;
    private FactValue[][] keys = new FactValue[64][];
    private Object[] answers = new Object[64];

    AnswersByValues(FactKeys shape, List<FactReads.One> reads) {
        this.places = reads.stream().mapToInt(read -> shape.placeOf(read.key())).toArray();
        this.reads = reads.toArray(FactReads.One[]::new);
    }

    private FactValue part(Facts facts, int number) {
        FactValue value = facts.at(places[number]);
        FactReads.One read = reads[number];
        return read.by() == null ? value : value.derived(read.key(), read.by());
    }

    @SuppressWarnings("unchecked")
    A find(Facts facts) {
        return (A) answers[slot(facts, keys)];
    }

    /** @param facts for which nothing was found */
    void put(Facts facts, A answer) {
        if (2 * ++count > keys.length) {
            grow();
        }
        FactValue[] key = new FactValue[places.length];
        for (int i = 0; i < places.length; i++) {
            key[i] = part(facts, i);
        }
        int slot = slot(facts, keys);
        keys[slot] = key;
        answers[slot] = answer;
    }

    private void grow() {
        FactValue[][] moreKeys = new FactValue[2 * keys.length][];
        Object[] moreAnswers = new Object[2 * keys.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null) {
                int slot = free(keys[i], moreKeys);
                moreKeys[slot] = keys[i];
                moreAnswers[slot] = answers[i];
            }
        }
        keys = moreKeys;
        answers = moreAnswers;
    }

    /** Where it stands, or the empty slot where it would. */
    private int slot(Facts facts, FactValue[][] table) {
        int hash = 1;
        for (int i = 0; i < places.length; i++) {
            hash = 31 * hash + part(facts, i).hashCode();
        }
        int slot = hash & table.length - 1;
        while (table[slot] != null && !stands(facts, table[slot])) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private boolean stands(Facts facts, FactValue[] key) {
        for (int i = 0; i < places.length; i++) {
            if (!key[i].equals(part(facts, i))) {
                return false;
            }
        }
        return true;
    }

    private static int free(FactValue[] key, FactValue[][] table) {
        int hash = 1;
        for (FactValue value : key) {
            hash = 31 * hash + value.hashCode();
        }
        int slot = hash & table.length - 1;
        while (table[slot] != null) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }
}
