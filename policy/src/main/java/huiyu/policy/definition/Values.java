package huiyu.policy.definition;

import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.policy.problem.PolicyException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Reads single scalars as people write them. Every method names the place in its error. */
public final class Values {
    /** More than any amount, rate or count has. {@code 1e999999999} is quickly written and fills the memory when it is written out. */
    private static final int MOST_DIGITS = 40;

    private Values() {}

    /** @throws PolicyException INVALID_DATE unless it is a day of the calendar, written 2025-01-31 */
    public static LocalDate date(Object raw, String where) {
        try {
            LocalDate day = day(text(raw, where));
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException impossible) {
            // refused below, with every day that no calendar of ours holds
        }
        throw new PolicyException("INVALID_DATE", where, "不是有效日期：" + raw, "no such day: " + raw);
    }

    /** As {@link LocalDate#parse}, at a tenth of the cost: days are read more often than anything else. */
    private static LocalDate day(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return LocalDate.parse(text);
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        return year < 0 || month < 0 || day < 0 ? LocalDate.parse(text) : LocalDate.of(year, month, day);
    }

    private static int digits(String text, int from, int until) {
        int number = 0;
        for (int i = from; i < until; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    /** @throws PolicyException INVALID_AMOUNT unless it is a number of yuan with at most two places */
    public static Money money(Object raw, String where) {
        try {
            return Money.ofYuan(decimal(raw, where));
        } catch (ArithmeticException fraction) {
            throw new PolicyException("INVALID_AMOUNT", where, "金额最多两位小数：" + raw, "an amount has at most two places: " + raw);
        }
    }

    public static Rate rate(Object raw, String where) {
        return new Rate(decimal(raw, where));
    }

    /** @throws PolicyException INVALID_NUMBER */
    public static BigDecimal decimal(Object raw, String where) {
        String text = text(raw, where).strip();
        try {
            if (text.length() <= 2 * MOST_DIGITS) {
                return bounded(new BigDecimal(text), where);
            }
        } catch (NumberFormatException no) {
            // refused below
        }
        throw new PolicyException("INVALID_NUMBER", where, "不是数字：" + raw, "not a number: " + raw);
    }

    /** @throws PolicyException INVALID_NUMBER for one with more digits than anything here is counted in */
    private static BigDecimal bounded(BigDecimal number, String where) {
        if (!isBounded(number)) {
            throw new PolicyException("INVALID_NUMBER", where, "数字位数过多", "the number has too many digits");
        }
        return number;
    }

    static boolean isBounded(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    public static int whole(Object raw, String where) {
        if (raw instanceof Integer whole) {
            return whole;
        }
        try {
            return decimal(raw, where).intValueExact();
        } catch (ArithmeticException fraction) {
            throw new PolicyException("INVALID_NUMBER", where, "应为整数：" + raw, "not a whole number: " + raw);
        }
    }

    public static boolean flag(Object raw, String where) {
        return switch (raw) {
            case Boolean flag -> flag;
            case String text when text.equals("true") || text.equals("false") -> Boolean.parseBoolean(text);
            case null, default -> throw new PolicyException("INVALID_FLAG", where, "应为 true 或 false：" + raw, "must be true or false: " + raw);
        };
    }

    public static String text(Object raw, String where) {
        return switch (raw) {
            case String text -> text;
            case BigDecimal number -> bounded(number, where).toPlainString();
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case null, default -> throw new PolicyException("INVALID_VALUE", where, "应为单个值：" + raw, "must be a single value: " + raw);
        };
    }

    /** A list; a single value counts as a list of one. */
    public static <T> List<T> list(Object raw, Function<Object, T> item) {
        return switch (raw) {
            case null -> List.of();
            case List<?> list -> list.stream().map(value -> item.apply(Objects.requireNonNullElse(value, ""))).toList();
            default -> List.of(item.apply(raw));
        };
    }

    /** @throws PolicyException INVALID_VALUE unless it is a map */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object raw, String where) {
        if (raw instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new PolicyException("INVALID_VALUE", where, "应为键值：" + raw, "must be a map of keys: " + raw);
    }
}
