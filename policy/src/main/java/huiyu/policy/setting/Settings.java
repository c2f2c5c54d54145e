package huiyu.policy.setting;

import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Brackets;
import huiyu.policy.setting.ReadyValue.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A block's settings with its parameters read. */
public final class Settings {
    private static final Reader<Boolean> FLAG = Values::flag;
    private static final Reader<LocalDate> DATE = Values::date;
    private static final Reader<Integer> WHOLE = Values::whole;
    private static final Reader<BigDecimal> NUMBER = Values::decimal;
    private static final Reader<String> TEXT = Values::text;
    private static final Reader<Money> AMOUNT = Values::money;
    private static final Reader<Brackets> BRACKETS = Brackets::read;
    private static final Reader<List<String>> TEXTS = (raw, where) -> Values.list(raw, item -> Values.text(item, where));
    private static final Reader<List<Integer>> NUMBERS = (raw, where) -> Values.list(raw, item -> Values.whole(item, where));
    private final ReadyBlock block;
    private final ParameterLookup lookup;

    public Settings(Block block, ParameterLookup lookup) {
        this(new ReadyBlock(block, lookup.book()), lookup);
    }

    public Settings(ReadyBlock block, ParameterLookup lookup) {
        this.block = block;
        this.lookup = lookup;
    }

    public String path() {
        return block.path();
    }

    /** Whether blocks of this kind have such a field at all. */
    public boolean knows(String field) {
        return block.knows(field);
    }

    public boolean has(String field) {
        return block.says(field);
    }

    public String choice(String field) {
        return find(field, block.get(field).choice).orElseThrow();
    }

    public boolean flag(String field) {
        return find(field, FLAG).orElse(false);
    }

    public Optional<LocalDate> findDate(String field) {
        return find(field, DATE);
    }

    public Optional<Integer> findWhole(String field) {
        return find(field, WHOLE);
    }

    public int whole(String field) {
        return findWhole(field).orElseThrow();
    }

    public Optional<BigDecimal> findNumber(String field) {
        return find(field, NUMBER);
    }

    public Optional<String> findText(String field) {
        return find(field, TEXT);
    }

    public List<String> texts(String field) {
        return find(field, TEXTS).orElse(List.of());
    }

    public List<Integer> numbers(String field) {
        return find(field, NUMBERS).orElse(List.of());
    }

    /** Whether the value is a table that needs a key. */
    public boolean isTable(String field) {
        return block.knows(field) && block.get(field).isTable();
    }

    /** The count for a key; nothing if the table has no line for it. */
    public Optional<Integer> findCount(String field, String key) {
        return cell(rule(field), key, WHOLE);
    }

    public Optional<BigDecimal> findRate(String field, String key) {
        return cell(rule(field), key, NUMBER);
    }

    /** The amount on a day for a key; nothing if the table has no line for it. */
    public Optional<Money> findAmount(String field, LocalDate day, String key) {
        return cell(on(field, day), key, AMOUNT);
    }

    /** The amounts throughout a period for a key; a gap where the table has no line for it. */
    public Timeline<Money> amounts(String field, Period period, String key) {
        List<Timeline.Entry<Money>> amounts = new ArrayList<>();
        for (Timeline.Entry<ReadyValue> entry : block.get(field).throughout(period).entries()) {
            cell(lookup.noted(entry.value()), key, AMOUNT).ifPresent(money -> amounts.add(new Timeline.Entry<>(entry.period(), money)));
        }
        return Timeline.of(amounts);
    }

    /** Reads a value that may be a table by several words, which stand in another field. */
    public interface TableReader<T> {
        T read(Object raw, List<String> by, String where);
    }

    /** The value on the rule day itself: unlike a condition's, it is refused while it has not begun to hold. */
    public <T> Optional<T> table(String field, String byField, TableReader<T> reader) {
        return Optional.ofNullable(on(field, lookup.ruleDay())).map(value -> reader.read(value.raw(), texts(byField), where(field)));
    }

    /** What a rule makes of these settings alone, as they are on the rule day: made once, the same object for all who are examined. */
    public <T> T kept(String name, Supplier<T> make) {
        return block.kept(lookup.ruleDay(), name, make);
    }

    public LocalDate ruleDay() {
        return lookup.ruleDay();
    }

    public boolean flagOn(String field, LocalDate day) {
        return findOn(field, day, FLAG).orElse(false);
    }

    public Optional<Integer> findWholeOn(String field, LocalDate day) {
        return findOn(field, day, WHOLE);
    }

    public Optional<BigDecimal> findNumberOn(String field, LocalDate day) {
        return findOn(field, day, NUMBER);
    }

    public Optional<Brackets> findBrackets(String field, LocalDate day) {
        return findOn(field, day, BRACKETS);
    }

    private ReadyValue rule(String field) {
        return lookup.noted(block.get(field).rule(lookup.ruleDay()));
    }

    private ReadyValue on(String field, LocalDate day) {
        return lookup.noted(block.get(field).on(day));
    }

    private <T> Optional<T> find(String field, Reader<T> reader) {
        ReadyValue value = rule(field);
        return value == null ? Optional.empty() : Optional.of(value.as(reader));
    }

    private <T> Optional<T> findOn(String field, LocalDate day, Reader<T> reader) {
        ReadyValue value = on(field, day);
        return value == null ? Optional.empty() : Optional.of(value.as(reader));
    }

    private static <T> Optional<T> cell(ReadyValue value, String key, Reader<T> reader) {
        return value == null ? Optional.empty() : value.cell(key).map(line -> line.as(reader));
    }

    /** The parameter a field is read from, or the field's own path: what an error names. */
    public String where(String field) {
        return block.knows(field) ? block.get(field).where : path() + "." + field;
    }
}
