package huiyu.policy.setting;

import huiyu.policy.parameter.ParameterBook;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A block with its parameters found in one book, so that reading a setting is one look-up. Immutable. */
public final class ReadyBlock {
    private static final int MOST_KEPT = 1_000;

    private record Kept(LocalDate day, String name) {}

    private final String path;
    private final Map<String, ReadyField> fields = new HashMap<>();
    private final Map<Kept, Object> kept = new ConcurrentHashMap<>();

    /** @throws huiyu.policy.problem.PolicyException PARAMETER_UNKNOWN */
    public ReadyBlock(Block block, ParameterBook book) {
        path = block.path();
        block.schema().fields().forEach(spec -> fields.put(spec.name(), ReadyField.of(spec, block.values().get(spec.name()), path, book)));
    }

    /** What is made of these settings for a day, made once. */
    @SuppressWarnings("unchecked")
    <T> T kept(LocalDate day, String name, Supplier<T> make) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        return (T) kept.computeIfAbsent(new Kept(day, name), any -> make.get());
    }

    String path() {
        return path;
    }

    boolean knows(String field) {
        return fields.containsKey(field);
    }

    /** Whether the block says something of a field, or something holds if it does not. */
    boolean says(String field) {
        return knows(field) && !fields.get(field).isSilent();
    }

    ReadyField get(String field) {
        ReadyField known = fields.get(field);
        if (known == null) {
            throw new NoSuchElementException("blocks like " + path + " have no field " + field);
        }
        return known;
    }
}
