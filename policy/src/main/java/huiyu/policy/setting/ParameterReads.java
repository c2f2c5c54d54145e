package huiyu.policy.setting;

import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterValue;
import huiyu.policy.problem.PolicyException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads parameters of fixed names for a day, and remembers every value that was read. */
public final class ParameterReads {
    private final ParameterBook book;
    private final LocalDate day;
    private final Set<ParameterUse> uses = new LinkedHashSet<>();

    public ParameterReads(ParameterBook book, LocalDate day) {
        this.book = book;
        this.day = day;
    }

    /** @throws PolicyException PARAMETER_UNKNOWN, PARAMETER_NOT_CONFIGURED or another, naming the key */
    public Object get(String key) {
        ParameterValue value = book.getOn(key, day);
        uses.add(ParameterUse.of(book.get(key), value));
        return value.raw();
    }

    /** Whether the place has such a rule on that day. */
    public boolean has(String key) {
        return book.find(key).map(Parameter::values).stream().flatMap(List::stream).anyMatch(value -> value.valid().contains(day));
    }

    public String text(String key) {
        return Values.text(get(key), key);
    }

    public Optional<String> findText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    public int whole(String key) {
        return Values.whole(get(key), key);
    }

    public Optional<Integer> findWhole(String key) {
        return has(key) ? Optional.of(whole(key)) : Optional.empty();
    }

    public BigDecimal number(String key) {
        return Values.decimal(get(key), key);
    }

    public List<String> texts(String key) {
        return has(key) ? Values.list(get(key), item -> Values.text(item, key)) : List.of();
    }

    public List<ParameterUse> uses() {
        return List.copyOf(uses);
    }
}
