package huiyu.policy.setting;

import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Brackets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block's settings with its parameters read. */
public final class Settings {
    private static final Pattern FROM_N = Pattern.compile("([0-9]+)\\+");
    private final Block block;
    private final ParameterLookup lookup;

    public Settings(Block block, ParameterLookup lookup) {
        this.block = block;
        this.lookup = lookup;
    }

    public String path() {
        return block.path();
    }

    /** Whether blocks of this kind have such a field at all. */
    public boolean knows(String field) {
        return block.schema().find(field).isPresent();
    }

    public boolean has(String field) {
        return block.values().get(field) != null || block.schema().find(field).map(FieldSpec::fallback).isPresent();
    }

    public String choice(String field) {
        Object raw = find(field).orElseThrow();
        Schema.literal(block.schema().find(field).orElseThrow(), raw, where(field));
        return Values.text(raw, where(field));
    }

    public boolean flag(String field) {
        return find(field).map(raw -> Values.flag(raw, where(field))).orElse(false);
    }

    public Optional<LocalDate> findDate(String field) {
        return find(field).map(raw -> Values.date(raw, where(field)));
    }

    public Optional<Integer> findWhole(String field) {
        return find(field).map(raw -> Values.whole(raw, where(field)));
    }

    public int whole(String field) {
        return findWhole(field).orElseThrow();
    }

    public Optional<BigDecimal> findNumber(String field) {
        return find(field).map(raw -> Values.decimal(raw, where(field)));
    }

    public Optional<String> findText(String field) {
        return find(field).map(raw -> Values.text(raw, where(field)));
    }

    public List<String> texts(String field) {
        return find(field).map(raw -> Values.list(raw, item -> Values.text(item, where(field)))).orElse(List.of());
    }

    public List<Integer> numbers(String field) {
        return find(field).map(raw -> Values.list(raw, item -> Values.whole(item, where(field)))).orElse(List.of());
    }

    /** Whether the value is a table that needs a key. */
    public boolean isTable(String field) {
        Object raw = block.values().get(field);
        return Schema.isReference(raw) ? lookup.isTable(((String) raw).substring(1)) : raw instanceof Map;
    }

    /** The count for a key; nothing if the table has no line for it. */
    public Optional<Integer> findCount(String field, String key) {
        return find(field).flatMap(raw -> cell(raw, key)).map(cell -> Values.whole(cell, where(field)));
    }

    public Optional<BigDecimal> findRate(String field, String key) {
        return find(field).flatMap(raw -> cell(raw, key)).map(cell -> Values.decimal(cell, where(field)));
    }

    /** The amount on a day for a key; nothing if the table has no line for it. */
    public Optional<Money> findAmount(String field, LocalDate day, String key) {
        return find(field, day).flatMap(raw -> cell(raw, key)).map(cell -> Values.money(cell, where(field)));
    }

    /** The amounts throughout a period for a key; a gap where the table has no line for it. */
    public Timeline<Money> amounts(String field, Period period, String key) {
        Object raw = block.values().get(field);
        Timeline<Object> values = Schema.isReference(raw)
            ? lookup.throughout(((String) raw).substring(1), period) : Timeline.of(period, raw);
        return Timeline.of(values.entries().stream().flatMap(entry -> cell(entry.value(), key).stream()
            .map(cell -> new Timeline.Entry<>(entry.period(), Values.money(cell, where(field))))).toList());
    }

    /** Reads a value that may be a table by several words, which stand in another field. */
    public interface TableReader<T> {
        T read(Object raw, List<String> by, String where);
    }

    /** The value on the rule day itself: unlike a condition's, it is refused while it has not begun to hold. */
    public <T> Optional<T> table(String field, String byField, TableReader<T> reader) {
        return find(field, lookup.ruleDay()).map(raw -> reader.read(raw, texts(byField), where(field)));
    }

    public LocalDate ruleDay() {
        return lookup.ruleDay();
    }

    public boolean flagOn(String field, LocalDate day) {
        return find(field, day).map(raw -> Values.flag(raw, where(field))).orElse(false);
    }

    public Optional<Integer> findWholeOn(String field, LocalDate day) {
        return find(field, day).map(raw -> Values.whole(raw, where(field)));
    }

    public Optional<BigDecimal> findNumberOn(String field, LocalDate day) {
        return find(field, day).map(raw -> Values.decimal(raw, where(field)));
    }

    public Optional<Brackets> findBrackets(String field, LocalDate day) {
        return find(field, day).map(raw -> Brackets.read(raw, where(field)));
    }

    private Optional<Object> find(String field) {
        Object raw = block.values().get(field);
        return Schema.isReference(raw) ? Optional.of(lookup.rule(((String) raw).substring(1))) : find(field, lookup.ruleDay());
    }

    private Optional<Object> find(String field, LocalDate day) {
        Object raw = block.values().get(field);
        if (raw == null) {
            return Optional.ofNullable(block.schema().find(field).orElseThrow().fallback());
        }
        return Optional.of(Schema.isReference(raw) ? lookup.on(((String) raw).substring(1), day) : raw);
    }

    /** The line of a table: the exact key, else the line "N+" with the largest N that is not above a numeric key. */
    private static Optional<Object> cell(Object raw, String key) {
        if (!(raw instanceof Map<?, ?> table)) {
            return Optional.of(raw);
        }
        if (key == null || table.containsKey(key)) {
            return Optional.ofNullable(table.get(key));
        }
        return key.matches("[0-9]+") ? openLine(table, Integer.parseInt(key)) : Optional.empty();
    }

    private static Optional<Object> openLine(Map<?, ?> table, int asked) {
        int best = -1;
        Object found = null;
        for (Map.Entry<?, ?> line : table.entrySet()) {
            Matcher matcher = FROM_N.matcher(String.valueOf(line.getKey()));
            if (matcher.matches() && Integer.parseInt(matcher.group(1)) <= asked && Integer.parseInt(matcher.group(1)) > best) {
                best = Integer.parseInt(matcher.group(1));
                found = line.getValue();
            }
        }
        return Optional.ofNullable(found);
    }

    /** The parameter a field is read from, or the field's own path: what an error names. */
    public String where(String field) {
        Object raw = block.values().get(field);
        return Schema.isReference(raw) ? ((String) raw).substring(1) : block.path() + "." + field;
    }
}
