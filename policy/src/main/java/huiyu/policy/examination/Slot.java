package huiyu.policy.examination;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Rates that hold on days, as amounts of slots: a slot that is covered in part, or by several rates, pays each by its
     * share of the slot's days. A part of a slot keeps the days from its first to its last.
     */
    public Timeline<Fraction> prorate(Timeline<Fraction> rates) {
        Timeline<Fraction> joined = rates.compress();
        List<Timeline.Entry<Fraction>> entries = new ArrayList<>();
        joined.entries().forEach(entry -> snap(entry.period(), Test.EVERY_DAY).ifPresent(whole -> entries.add(new Timeline.Entry<>(whole, entry.value()))));
        joined.breakPoints().stream().filter(point -> !isOpen(point) && !start(point).equals(point)).map(this::start).distinct().forEach(start -> {
            Period slot = new Period(start, next(start));
            Timeline<Fraction> part = joined.crop(slot);
            Period covered = new Period(part.periods().getFirst().from(), part.periods().getLast().until());
            entries.add(new Timeline.Entry<>(covered, part.sum(Fraction.ZERO,
                entry -> entry.value().times(Fraction.of(entry.period().days(), slot.days())), Fraction::plus)));
        });
        return Timeline.of(entries);
    }

    /** Moves every break point to a slot's start: a slot takes the value of its first day. */
    public <V> Timeline<V> align(Timeline<V> line) {
        return Timeline.of(line.entries().stream().flatMap(entry -> snap(entry.period(), Test.FIRST_DAY).stream()
            .map(period -> new Timeline.Entry<>(period, entry.value()))).toList());
    }
}
