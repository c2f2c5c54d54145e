package huiyu.policy.parameter;

import huiyu.policy.problem.PolicyException;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a value must lie within, while the scope holds, for the levels it addresses (none named: the level that sets it
 * too). A limit is a number, or another parameter (a published statistic is one too) times a factor: "at most half of
 * last year's median income". Of a scale, its rates (days, amounts) are bounded.
 */
public record Bounds(Optional<Limit> min, Optional<Limit> max, Scope scope) {

    /**
     * @param parameter null for a plain number, which is then the factor itself
     * @param factor the parameter the factor is read from, or null
     */
    public record Limit(String parameter, BigDecimal times, String factor) {
        BigDecimal on(ParameterBook book, LocalDate day) {
            BigDecimal by = factor == null ? times : value(factor, book, day);
            return parameter == null ? by : value(parameter, book, day).multiply(by);
        }

        private static BigDecimal value(String key, ParameterBook book, LocalDate day) {
            return Values.decimal(book.getOn(key, day).raw(), key);
        }

        String words(ParameterBook book, LocalDate day) {
            String by = factor == null ? times.toPlainString() : factor;
            return parameter == null ? by : by + " × " + parameter + " = " + on(book, day).stripTrailingZeros().toPlainString();
        }
    }

    static Bounds read(Fields fields, Function<Fields, List<Citation>> citations) {
        Bounds bounds = new Bounds(limit(fields, "min"), limit(fields, "max"), Scope.read(fields, citations));
        fields.close();
        return bounds;
    }

    private static Optional<Limit> limit(Fields fields, String field) {
        return fields.find(field, (raw, where) -> {
            if (!(raw instanceof Map<?, ?> map)) {
                return new Limit(null, Values.decimal(raw, where), null);
            }
            Object times = map.get("times");
            String key = Values.text(map.get("parameter"), where);
            return times instanceof String word && word.startsWith("$") ? new Limit(key, BigDecimal.ONE, word.substring(1))
                : new Limit(key, times == null ? BigDecimal.ONE : Values.decimal(times, where), null);
        });
    }

    /** @throws PolicyException OUT_OF_BOUNDS naming the limit that is broken, on the first day both hold */
    void check(ParameterValue value, String key, ParameterBook book) {
        value.valid().intersect(scope.valid()).ifPresent(both ->
            check(value.raw(), key, book, both.startsOpen() ? LocalDate.EPOCH : both.from()));
    }

    private void check(Object raw, String where, ParameterBook book, LocalDate day) {
        if (Brackets.isBrackets(raw)) {
            Brackets.read(raw, where).steps().stream().filter(step -> step.worth() != null).forEach(step -> check(step.worth(), where, book, day));
        } else if (raw instanceof Map<?, ?> table) {
            table.forEach((key, cell) -> check(cell, where + "." + key, book, day));
        } else if (raw instanceof Collection<?> list) {
            list.forEach(item -> check(item, where, book, day));
        } else if (min.isPresent() || max.isPresent()) {
            BigDecimal value = Values.decimal(raw, where);
            min.filter(limit -> value.compareTo(limit.on(book, day)) < 0).ifPresent(limit -> broken(where, value, "≥", limit.words(book, day)));
            max.filter(limit -> value.compareTo(limit.on(book, day)) > 0).ifPresent(limit -> broken(where, value, "≤", limit.words(book, day)));
        }
    }

    private static void broken(String where, BigDecimal value, String relation, String limit) {
        String rule = value.toPlainString() + " " + relation + " " + limit;
        throw new PolicyException("OUT_OF_BOUNDS", where, "超出允许范围，应满足 " + rule, "out of bounds, must hold: " + rule);
    }
}
