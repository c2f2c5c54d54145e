package huiyu.policy.examination;

import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import java.time.LocalDate;
import java.util.Optional;

/** Calendar months and years as the slots that payments fall into. */
public enum Slot {
    MONTH, YEAR;

    /** The first day of the slot a day lies in. */
    public LocalDate start(LocalDate day) {
        return this == MONTH ? day.withDayOfMonth(1) : day.withDayOfYear(1);
    }

    /** The first day of the slot after it. */
    public LocalDate next(LocalDate day) {
        return this == MONTH ? start(day).plusMonths(1) : start(day).plusYears(1);
    }

    private LocalDate floor(LocalDate day) {
        return isOpen(day) ? day : start(day);
    }

    private LocalDate ceil(LocalDate day) {
        return isOpen(day) || start(day).equals(day) ? day : next(day);
    }

    private static boolean isOpen(LocalDate day) {
        return day.equals(Period.BEGINNING) || day.equals(Period.END);
    }

    /** Which part of a slot something must hold on for the slot to count. */
    public enum Test { ANY_DAY, FIRST_DAY, LAST_DAY, EVERY_DAY }

    /** The run of whole slots that count if something holds in a period, or nothing. */
    public Optional<Period> snap(Period held, Test test) {
        return switch (test) {
            case ANY_DAY -> Period.between(floor(held.from()), ceil(held.until()));
            case FIRST_DAY -> Period.between(ceil(held.from()), ceil(held.until()));
            case LAST_DAY -> Period.between(floor(held.from()), floor(held.until()));
            case EVERY_DAY -> Period.between(ceil(held.from()), floor(held.until()));
        };
    }

    /** Moves every break point to a slot's start: a slot takes the value of its first day. */
    public <V> Timeline<V> align(Timeline<V> line) {
        return Timeline.of(line.entries().stream().flatMap(entry -> snap(entry.period(), Test.FIRST_DAY).stream()
            .map(period -> new Timeline.Entry<>(period, entry.value()))).toList());
    }
}
