package huiyu.policy.setting;

import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterValue;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A value as it was written, and as it was read: read once, however often it is asked for. Safe for many threads: two may
 * read the same text at once, and read the same.
 */
final class ReadyValue {
    /** Makes a number, a day, a list … of what was written; {@code where} is what an error names. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Object raw, String where);
    }

    /** What was read by one reader, and by those before it. */
    private record Reading(Reader<?> reader, Object result, Reading earlier) {}

    private final Parameter parameter;
    private final ParameterValue source;
    private final Object raw;
    private final String where;
    private final Map<String, Optional<ReadyValue>> cells;
    private volatile Reading readings;

    private ReadyValue(Parameter parameter, ParameterValue source, Object raw, String where) {
        this.parameter = parameter;
        this.source = source;
        this.raw = raw;
        this.where = where;
        this.cells = raw instanceof Map ? new ConcurrentHashMap<>() : Map.of();
    }

    static ReadyValue literal(Object raw, String where) {
        return new ReadyValue(null, null, raw, where);
    }

    static ReadyValue of(Parameter parameter, ParameterValue value) {
        return new ReadyValue(parameter, value, value.raw(), parameter.key());
    }

    Object raw() {
        return raw;
    }

    /** The parameter it is a value of; null for what the block itself says. */
    Parameter parameter() {
        return parameter;
    }

    ParameterValue source() {
        return source;
    }

    @SuppressWarnings("unchecked")
    <T> T as(Reader<T> reader) {
        for (Reading one = readings; one != null; one = one.earlier()) {
            if (one.reader() == reader) {
                return (T) one.result();
            }
        }
        T result = reader.read(raw, where);
        readings = new Reading(reader, result, readings);
        return result;
    }

    /** The line of a table for a key; nothing if it has none. What is no table is its own line. */
    Optional<ReadyValue> cell(String key) {
        if (!(raw instanceof Map<?, ?> table)) {
            return Optional.of(this);
        }
        return cells.computeIfAbsent(String.valueOf(key), any -> TableLine.find(table, key).map(line -> literal(line, where)));
    }
}
