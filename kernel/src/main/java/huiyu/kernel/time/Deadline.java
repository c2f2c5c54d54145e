package huiyu.kernel.time;

import java.time.LocalDate;

/**
 * A term counted from a day by the Civil Code: the first day does not count (art. 201), a term in months ends on the
 * corresponding day of the last month or, if there is none, on that month's last day (art. 202), and a last day that is
 * a day off moves (art. 203) – on public holidays only, or on ordinary weekends too, which is a reading.
 */
public record Deadline(Unit unit, int length, Moves moves) {
    public enum Unit { DAYS, MONTHS, WORKING_DAYS }

    public enum Moves { NEVER, ON_HOLIDAYS, ON_HOLIDAYS_AND_WEEKENDS }

    public Deadline {
        if (length < 0) {
            throw new IllegalArgumentException("A term must not be negative: " + length);
        }
    }

    /** The last day before it is moved off a day off. */
    public LocalDate nominalLastDay(LocalDate start, WorkingCalendar calendar) {
        return switch (unit) {
            case DAYS -> start.plusDays(length);
            case MONTHS -> start.plusMonths(length);
            case WORKING_DAYS -> calendar.workingDayAfter(start, length);
        };
    }

    /** @throws WorkingCalendar.UnknownYearException if the calendar of the year is needed and not published */
    public LocalDate lastDay(LocalDate start, WorkingCalendar calendar) {
        LocalDate nominal = nominalLastDay(start, calendar);
        return switch (moves) {
            case NEVER -> nominal;
            case ON_HOLIDAYS -> calendar.isPublicHoliday(nominal) ? calendar.firstWorkingDayFrom(nominal) : nominal;
            case ON_HOLIDAYS_AND_WEEKENDS -> calendar.firstWorkingDayFrom(nominal);
        };
    }
}
