package huiyu.policy.examination;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Whether the month, the year, or the day itself, in which something begins or ends is still (or already) paid. The same choices
 * serve death, moving out and moving in; which one holds is policy.
 */
public enum Edge {
    MONTH_PAID, MONTH_NOT_PAID, YEAR_PAID, YEAR_NOT_PAID, DAY_PAID, DAY_NOT_PAID;

    public static final List<String> WORDS = List.of("month_paid", "month_not_paid", "year_paid", "year_not_paid", "day_paid", "day_not_paid");

    public static Edge of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The first day no longer paid, if something ends on a day. */
    public LocalDate stopAfter(LocalDate end) {
        return switch (this) {
            case MONTH_PAID -> Slot.MONTH.next(end);
            case MONTH_NOT_PAID -> Slot.MONTH.start(end);
            case YEAR_PAID -> Slot.YEAR.next(end);
            case YEAR_NOT_PAID -> Slot.YEAR.start(end);
            case DAY_PAID -> end.plusDays(1);
            case DAY_NOT_PAID -> end;
        };
    }

    /** The first day paid, if something begins on a day. */
    public LocalDate startFrom(LocalDate begin) {
        return switch (this) {
            case MONTH_PAID -> Slot.MONTH.start(begin);
            case MONTH_NOT_PAID -> Slot.MONTH.next(begin);
            case YEAR_PAID -> Slot.YEAR.start(begin);
            case YEAR_NOT_PAID -> Slot.YEAR.next(begin);
            case DAY_PAID -> begin;
            case DAY_NOT_PAID -> begin.plusDays(1);
        };
    }
}
