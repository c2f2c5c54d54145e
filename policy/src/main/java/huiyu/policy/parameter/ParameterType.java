package huiyu.policy.parameter;

import huiyu.policy.problem.PolicyException;
import huiyu.policy.definition.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a parameter's value looks like. A table has keys: a birth order ({@code "1"}, {@code "2"}, {@code "3+"} for the
 * third and later) or any other word; a cell may be a table again; a single value stands for every key. Points are
 * percentage points, which are added to a rate and may be negative. Brackets are a scale ({@link Brackets}), or a table
 * of scales.
 */
public enum ParameterType {
    MONEY, MONEY_TABLE, RATE, RATE_TABLE, COUNT, COUNT_TABLE, POINTS, BRACKETS, DAYS, WORKING_DAYS, MONTHS, DATE, MONTH_DAY, CHOICE, FLAG,
    NUMBERS, TEXT, TEXTS;

    public static Optional<ParameterType> find(String word) {
        return List.of(values()).stream().filter(type -> type.word().equals(word)).findFirst();
    }

    /** How it is written in a file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws PolicyException if a value is not of this type or is negative */
    public void check(Object raw, String where) {
        switch (this) {
            case MONEY -> notNegative(Values.money(raw, where).toYuan(), where);
            case MONEY_TABLE -> table(raw, where, MONEY);
            case RATE -> notNegative(Values.rate(raw, where).value(), where);
            case RATE_TABLE -> table(raw, where, RATE);
            case COUNT, DAYS, WORKING_DAYS, MONTHS -> notNegative(BigDecimal.valueOf(Values.whole(raw, where)), where);
            case COUNT_TABLE -> table(raw, where, COUNT);
            case POINTS -> points(raw, where);
            case BRACKETS -> brackets(raw, where);
            case DATE -> Values.date(raw, where);
            case MONTH_DAY -> Values.date("2024-" + Values.text(raw, where), where);
            case FLAG -> Values.flag(raw, where);
            case NUMBERS -> Values.list(raw, item -> Values.whole(item, where));
            case TEXTS -> Values.list(raw, item -> Values.text(item, where));
            case CHOICE, TEXT -> Values.text(raw, where);
        }
    }

    private static void table(Object raw, String where, ParameterType cell) {
        if (raw instanceof Map<?, ?>) {
            Values.map(raw, where).forEach((key, value) -> table(value, where + "." + key, cell));
        } else {
            cell.check(raw, where);
        }
    }

    private static void points(Object raw, String where) {
        if (raw instanceof Map<?, ?>) {
            Values.map(raw, where).forEach((key, value) -> points(value, where + "." + key));
        } else {
            Values.decimal(raw, where);
        }
    }

    private static void brackets(Object raw, String where) {
        if (raw instanceof Map<?, ?>) {
            Values.map(raw, where).forEach((key, value) -> brackets(value, where + "." + key));
        } else {
            Brackets.read(raw, where);
        }
    }

    private static void notNegative(BigDecimal value, String where) {
        if (value.signum() < 0) {
            throw new PolicyException("NEGATIVE_AMOUNT", where, "不得为负数：" + value.toPlainString(), "must not be negative: " + value.toPlainString());
        }
    }
}
