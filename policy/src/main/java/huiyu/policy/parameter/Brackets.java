package huiyu.policy.parameter;

import huiyu.policy.definition.Values;
import huiyu.policy.problem.PolicyException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scale: steps in ascending order, each up to a limit. Written {@code [{up_to: 50000.00, rate: 0.50}, {rate: 0.60}]};
 * {@code up_to} includes its limit, {@code below} does not; a last step without a limit has no end. What a step is worth
 * stands under {@code rate}, {@code days} or {@code amount}; {@code at_least} and {@code at_most} instead leave it to a
 * certificate.
 */
public record Brackets(List<Step> steps) {
    private static final Set<String> LIMITS = Set.of("up_to", "below");
    private static final Set<String> WORTHS = Set.of("rate", "days", "amount");
    private static final Set<String> RANGE = Set.of("at_least", "at_most");

    /**
     * @param limit null for none
     * @param inclusive whether the limit itself still belongs to the step
     * @param worth what the step is worth, or null if a certificate decides between the two ends of a range
     */
    public record Step(BigDecimal limit, boolean inclusive, BigDecimal worth, BigDecimal atLeast, BigDecimal atMost) {
        boolean contains(BigDecimal measure) {
            int order = limit == null ? -1 : measure.compareTo(limit);
            return order < 0 || order == 0 && inclusive;
        }
    }

    /** @throws PolicyException INVALID_BRACKETS, or what is wrong with a number, naming the place */
    public static Brackets read(Object raw, String where) {
        List<Step> steps = new ArrayList<>();
        for (Object item : Values.list(raw, one -> one)) {
            Step step = step(Values.map(item, where), where + "[" + steps.size() + "]");
            Step before = steps.isEmpty() ? null : steps.getLast();
            if (before != null && (before.limit() == null || step.limit() != null && step.limit().compareTo(before.limit()) < 0)) {
                throw wrong(where, "各档须按上限从低到高排列", "the steps must ascend, and only the last may have no limit");
            }
            steps.add(step);
        }
        if (steps.isEmpty()) {
            throw wrong(where, "至少一档", "needs at least one step");
        }
        return new Brackets(List.copyOf(steps));
    }

    private static Step step(Map<String, Object> map, String where) {
        map.keySet().stream().filter(key -> !LIMITS.contains(key) && !WORTHS.contains(key) && !RANGE.contains(key)).findFirst().ifPresent(key -> {
            throw wrong(where + "." + key, "未知的键", "unknown key; known: up_to, below, rate, days, amount, at_least, at_most");
        });
        Object limit = map.getOrDefault("up_to", map.get("below"));
        Step step = new Step(limit == null ? null : Values.decimal(limit, where), map.containsKey("up_to"),
            WORTHS.stream().map(map::get).filter(value -> value != null).findFirst().map(value -> notNegative(value, where)).orElse(null),
            Optional.ofNullable(map.get("at_least")).map(value -> notNegative(value, where)).orElse(null),
            Optional.ofNullable(map.get("at_most")).map(value -> notNegative(value, where)).orElse(null));
        boolean range = step.atLeast() != null && step.atMost() != null;
        if (step.worth() == null && !range) {
            throw wrong(where, "须有 rate、days 或 amount，或 at_least 与 at_most", "needs rate, days or amount, or at_least and at_most");
        }
        return step;
    }

    private static BigDecimal notNegative(Object raw, String where) {
        BigDecimal value = Values.decimal(raw, where);
        if (value.signum() < 0) {
            throw new PolicyException("NEGATIVE_AMOUNT", where, "不得为负数：" + value.toPlainString(), "must not be negative: " + value.toPlainString());
        }
        return value;
    }

    /** The first step a measure lies in, or nothing if it is beyond the last. */
    public Optional<Step> find(BigDecimal measure) {
        return steps.stream().filter(step -> step.contains(measure)).findFirst();
    }

    /** Whether a value of a parameter is a scale. */
    static boolean isBrackets(Object raw) {
        return raw instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(item -> item instanceof Map<?, ?> map
            && map.keySet().stream().anyMatch(key -> WORTHS.contains(key) || RANGE.contains(key)));
    }

    private static PolicyException wrong(String where, String zh, String en) {
        return new PolicyException("INVALID_BRACKETS", where, zh, en);
    }
}
