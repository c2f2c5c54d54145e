package huiyu.policy.setting;

import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterValue;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads parameters for one examination and remembers every value that was read. */
public final class ParameterLookup {
    private final ParameterBook book;
    private final LocalDate ruleDay;
    private final Set<ParameterUse> uses = new LinkedHashSet<>();
    // the same value is read again and again: only another one is worth comparing with all that were read
    private final Map<String, ParameterValue> last = new HashMap<>();

    /** @param ruleDay the day for which choices and thresholds are read; amounts name their own day */
    public ParameterLookup(ParameterBook book, LocalDate ruleDay) {
        this.book = book;
        this.ruleDay = ruleDay;
    }

    public LocalDate ruleDay() {
        return ruleDay;
    }

    /**
     * A choice or threshold on the rule day. A rule that begins later is read as it will first be: whether it applies to
     * somebody is for its own dates to say. One that has ended is refused.
     */
    Object rule(String key) {
        LocalDate first = null;
        for (ParameterValue value : book.get(key).values()) {
            first = first == null || value.valid().from().isBefore(first) ? value.valid().from() : first;
        }
        return on(key, first != null && first.isAfter(ruleDay) ? first : ruleDay);
    }

    boolean isTable(String key) {
        return book.get(key).values().stream().anyMatch(value -> value.raw() instanceof Map);
    }

    /** The value on a day, refused if there is none. */
    public Object on(String key, LocalDate day) {
        ParameterValue value = book.getOn(key, day);
        remember(key, value);
        return value.raw();
    }

    Timeline<Object> throughout(String key, Period period) {
        Timeline<ParameterValue> values = book.getThroughout(key, period);
        values.entries().forEach(entry -> remember(key, entry.value()));
        return values.map(ParameterValue::raw);
    }

    private void remember(String key, ParameterValue value) {
        if (last.put(key, value) != value) {
            uses.add(ParameterUse.of(book.get(key), value));
        }
    }

    public List<ParameterUse> uses() {
        return List.copyOf(uses);
    }
}
