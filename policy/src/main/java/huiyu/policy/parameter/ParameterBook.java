package huiyu.policy.parameter;

import huiyu.kernel.identifier.DivisionCode.Level;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The parameters in force at one place, inherited from the levels above. For each key the values of the lowest level that
 * has any begin to count on their first day; before it, those of the level above count. A value that ended is refused,
 * even if a level above has one.
 */
public final class ParameterBook {
    private static final ParameterBook EMPTY = new ParameterBook(Map.of());
    private final Map<String, Parameter> byKey;

    private ParameterBook(Map<String, Parameter> byKey) {
        this.byKey = byKey;
    }

    public static ParameterBook empty() {
        return EMPTY;
    }

    /**
     * This book with a lower level's parameters over it. While a lock binds the level, the values above it count.
     *
     * @param level which kind of level it is: locks and bounds may address some only
     * @throws PolicyException if a value breaks a rule ({@link ParameterRules}), a locked key among them
     */
    public ParameterBook inherit(Collection<Parameter> lowerLevel, Level level) {
        ParameterBook book = laid(lowerLevel, level);
        lowerLevel.forEach(parameter -> ParameterRules.check(this, book, parameter, level));
        return book;
    }

    private ParameterBook laid(Collection<Parameter> lowerLevel, Level level) {
        Map<String, Parameter> merged = new TreeMap<>(byKey);
        for (Parameter parameter : lowerLevel) {
            Parameter upper = merged.get(parameter.key());
            merged.put(parameter.key(), upper == null ? parameter : lay(parameter, upper, level));
        }
        return new ParameterBook(Map.copyOf(merged));
    }

    /** A lower level's parameter without the values that a lock or a bound rules out, each for as long as it does. */
    public Parameter allowed(Parameter lower, Level level) {
        return lower.withValues(lower.level(), ParameterRules.allowed(this, laid(List.of(lower), level), lower, level));
    }

    /** This book with values replaced outright, for a what-if or a policy case; locks do not bind, all else does. */
    public ParameterBook overlay(Collection<Parameter> replacements) {
        Map<String, Parameter> merged = new LinkedHashMap<>(byKey);
        replacements.forEach(parameter -> merged.put(parameter.key(), parameter));
        ParameterBook book = new ParameterBook(Map.copyOf(merged));
        replacements.forEach(parameter -> ParameterRules.check(EMPTY, book, parameter, null));
        return book;
    }

    private static Parameter lay(Parameter lower, Parameter upper, Level level) {
        List<Scope> locks = upper.locks().stream().filter(lock -> lock.addresses(level)).toList();
        if (lower.values().isEmpty()) {
            return lower.withValues(lower.level(), upper.values());
        }
        LocalDate start = lower.values().stream().map(value -> value.valid().from()).min(LocalDate::compareTo).orElseThrow();
        List<Period> above = Stream.concat(Period.between(Period.BEGINNING, start).stream(), locks.stream().map(Scope::valid)).toList();
        Timeline<Boolean> fromAbove = Timeline.overlay(above.stream().map(period -> new Timeline.Entry<>(period, true)).toList(), (a, b) -> a).compress();
        Stream<ParameterValue> inherited = upper.values().stream().flatMap(value ->
            fromAbove.periods().stream().flatMap(period -> value.valid().intersect(period).stream()).map(value::during));
        List<ParameterValue> own = lower.values();
        for (Scope lock : locks) {
            own = lock.without(own);
        }
        return lower.withValues(lower.level(), Stream.concat(inherited, own.stream()).toList());
    }

    public List<Parameter> list() {
        return byKey.values().stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
    }

    public Optional<Parameter> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** @throws PolicyException PARAMETER_UNKNOWN */
    public Parameter get(String key) {
        return find(key).orElseThrow(() -> new PolicyException("PARAMETER_UNKNOWN", key, "没有此参数", "there is no such parameter"));
    }

    /**
     * The value that holds on a day.
     *
     * @throws PolicyException PARAMETER_UNKNOWN, PARAMETER_NOT_CONFIGURED (no value at all), PARAMETER_NOT_STARTED,
     *     PARAMETER_ENDED or PARAMETER_GAP, naming the key
     */
    public ParameterValue getOn(String key, LocalDate day) {
        Parameter parameter = get(key);
        for (ParameterValue value : parameter.values()) {
            if (value.valid().contains(day)) {
                return value;
            }
        }
        throw missing(parameter, day);
    }

    /**
     * The values that hold in a period, without a gap.
     *
     * @throws PolicyException as {@link #getOn}, for the first day without a value
     */
    public Timeline<ParameterValue> getThroughout(String key, Period period) {
        Parameter parameter = get(key);
        Timeline<ParameterValue> all = Timeline.of(parameter.values().stream()
            .map(value -> new Timeline.Entry<>(value.valid(), value)).toList());
        List<Period> gaps = all.gaps(period);
        if (!gaps.isEmpty()) {
            throw missing(parameter, gaps.getFirst().from());
        }
        return all.crop(period);
    }

    private static PolicyException missing(Parameter parameter, LocalDate day) {
        String key = parameter.key();
        if (parameter.values().isEmpty()) {
            return new PolicyException("PARAMETER_NOT_CONFIGURED", key, "此参数尚未配置任何值", "no value has been configured");
        }
        if (parameter.values().stream().allMatch(value -> day.isBefore(value.valid().from()))) {
            return new PolicyException("PARAMETER_NOT_STARTED", key, day + " 尚未生效", "no value is in force yet on " + day);
        }
        if (parameter.values().stream().noneMatch(value -> day.isBefore(value.valid().from()))) {
            return new PolicyException("PARAMETER_ENDED", key, day + " 已经失效，不得沿用", "the last value ended before " + day + " and is not carried on");
        }
        return new PolicyException("PARAMETER_GAP", key, day + " 没有有效值", "no value is in force on " + day);
    }
}
