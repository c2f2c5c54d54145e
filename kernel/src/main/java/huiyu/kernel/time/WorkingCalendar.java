package huiyu.kernel.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The official working-day calendar: a working day is a weekday that is no day off, or a weekend day made up as a workday.
 * Each year is published by its own notice; a year without one is refused, never guessed.
 */
public final class WorkingCalendar {
    private final Set<Integer> years;
    private final Set<LocalDate> daysOff;
    private final Set<LocalDate> makeUpWorkdays;

    public WorkingCalendar(Collection<Integer> years, Collection<LocalDate> daysOff, Collection<LocalDate> makeUpWorkdays) {
        this.years = new TreeSet<>(years);
        this.daysOff = Set.copyOf(daysOff);
        this.makeUpWorkdays = Set.copyOf(makeUpWorkdays);
    }

    public static WorkingCalendar none() {
        return new WorkingCalendar(Set.of(), Set.of(), Set.of());
    }

    /** This calendar with the years of another added. */
    public WorkingCalendar plus(WorkingCalendar other) {
        return new WorkingCalendar(
            Stream.concat(years.stream(), other.years.stream()).toList(),
            Stream.concat(daysOff.stream(), other.daysOff.stream()).distinct().toList(),
            Stream.concat(makeUpWorkdays.stream(), other.makeUpWorkdays.stream()).distinct().toList());
    }

    public Set<Integer> knownYears() {
        return Set.copyOf(years);
    }

    /** @throws UnknownYearException if the year's calendar is not published */
    public boolean isWorkingDay(LocalDate day) {
        requireKnown(day);
        return makeUpWorkdays.contains(day) || !isWeekend(day) && !daysOff.contains(day);
    }

    /**
     * Whether the day belongs to an official holiday block (weekend days inside one included).
     *
     * @throws UnknownYearException if the year's calendar is not published
     */
    public boolean isPublicHoliday(LocalDate day) {
        requireKnown(day);
        return daysOff.contains(day);
    }

    /**
     * The n-th working day after a day, which itself does not count (Civil Code art. 201).
     *
     * @param count 0 or more; 0 is the day itself
     * @throws UnknownYearException if the count runs into a year whose calendar is not published
     */
    public LocalDate workingDayAfter(LocalDate start, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("A number of working days must not be negative: " + count);
        }
        return count == 0 ? start
            : workingDaysFrom(start.plusDays(1)).skip(count - 1L).findFirst().orElseThrow();
    }

    /** The day itself if it is a working day, else the next one. */
    public LocalDate firstWorkingDayFrom(LocalDate day) {
        return workingDaysFrom(day).findFirst().orElseThrow();
    }

    /** Working days after {@code from} up to and including {@code to}; 0 if {@code to} is not later. */
    public int countWorkingDays(LocalDate from, LocalDate to) {
        return to.isAfter(from)
            ? (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isWorkingDay).count() : 0;
    }

    /**
     * A due day moved by a pause: what was left on the day it began is counted on from the day it ended.
     *
     * @param pausedOn still counted as used
     * @param resumedOn not counted, like a day of acceptance
     */
    public LocalDate dueAfterPause(LocalDate due, LocalDate pausedOn, LocalDate resumedOn) {
        return workingDayAfter(resumedOn, countWorkingDays(pausedOn, due));
    }

    private Stream<LocalDate> workingDaysFrom(LocalDate day) {
        return Stream.iterate(day, next -> next.plusDays(1)).filter(this::isWorkingDay);
    }

    private void requireKnown(LocalDate day) {
        if (!years.contains(day.getYear())) {
            throw new UnknownYearException(day.getYear());
        }
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** The official calendar of a year was needed and is not published yet. */
    public static final class UnknownYearException extends RuntimeException {
        private final int year;

        UnknownYearException(int year) {
            super("The working-day calendar of " + year + " is not published; it is not guessed");
            this.year = year;
        }

        public int year() {
            return year;
        }
    }
}
