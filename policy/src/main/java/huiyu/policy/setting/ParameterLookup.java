package huiyu.policy.setting;

import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Reads parameters for one examination and remembers every value that was read, where somebody wants to know. */
public final class ParameterLookup {
    private record Used(Parameter parameter, ParameterValue value) {}

    private final ParameterBook book;
    private final LocalDate ruleDay;
    private final List<Used> used = new ArrayList<>();
    // the same value is read again and again, and comparing values is slow
    private final Set<ParameterValue> known;

    /** @param ruleDay the day for which choices and thresholds are read; amounts name their own day */
    public ParameterLookup(ParameterBook book, LocalDate ruleDay) {
        this(book, ruleDay, true);
    }

    /** @param remembering false where nobody asks which values were read */
    public ParameterLookup(ParameterBook book, LocalDate ruleDay, boolean remembering) {
        this.book = book;
        this.ruleDay = ruleDay;
        this.known = remembering ? Collections.newSetFromMap(new IdentityHashMap<>()) : null;
    }

    public LocalDate ruleDay() {
        return ruleDay;
    }

    ParameterBook book() {
        return book;
    }

    /** The value on a day, refused if there is none. */
    public Object on(String key, LocalDate day) {
        ParameterValue value = book.getOn(key, day);
        remember(book.get(key), value);
        return value.raw();
    }

    ReadyValue noted(ReadyValue value) {
        if (value != null && value.parameter() != null) {
            remember(value.parameter(), value.source());
        }
        return value;
    }

    private void remember(Parameter parameter, ParameterValue value) {
        if (known != null && known.add(value)) {
            used.add(new Used(parameter, value));
        }
    }

    /** In the order in which they were first read; a value that was read for several stretches of time is there for each. */
    public List<ParameterUse> uses() {
        return used.stream().map(one -> ParameterUse.of(one.parameter(), one.value())).distinct().toList();
    }
}
