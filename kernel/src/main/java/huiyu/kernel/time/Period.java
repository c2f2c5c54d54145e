package huiyu.kernel.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A non-empty run of days, half-open inside: {@code from} belongs to it, {@code until} is the first day after it.
 * {@link #BEGINNING} and {@link #END} stand for an open side.
 */
public record Period(LocalDate from, LocalDate until) implements Comparable<Period> {
    public static final LocalDate BEGINNING = LocalDate.MIN;
    public static final LocalDate END = LocalDate.MAX;
    public static final Period ALWAYS = new Period(BEGINNING, END);

    public Period {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A period must end after it begins: " + from + " until " + until);
        }
    }

    /** @param from first day, null for open; @param lastDay last day (included), null for open */
    public static Period ofDays(LocalDate from, LocalDate lastDay) {
        return new Period(from == null ? BEGINNING : from, lastDay == null ? END : lastDay.plusDays(1));
    }

    public static Period from(LocalDate day) {
        return new Period(day, END);
    }

    public static Period day(LocalDate day) {
        return new Period(day, day.plusDays(1));
    }

    public static Period month(YearMonth month) {
        return months(month, month);
    }

    /** All days of the months first to last, both included. */
    public static Period months(YearMonth first, YearMonth last) {
        return new Period(first.atDay(1), last.plusMonths(1).atDay(1));
    }

    public static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    /** The period between two days, or nothing if it would be empty. */
    public static Optional<Period> between(LocalDate from, LocalDate until) {
        return from.isBefore(until) ? Optional.of(new Period(from, until)) : Optional.empty();
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    public boolean contains(Period other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    public boolean overlaps(Period other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    public Optional<Period> intersect(Period other) {
        return between(from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
    }

    public boolean startsOpen() {
        return from.equals(BEGINNING);
    }

    public boolean endsOpen() {
        return until.equals(END);
    }

    /** The last day that belongs to this period, or nothing if it is open. */
    public Optional<LocalDate> lastDay() {
        return endsOpen() ? Optional.empty() : Optional.of(until.minusDays(1));
    }

    /** @throws ArithmeticException if a side is open */
    public long days() {
        requireClosed();
        return ChronoUnit.DAYS.between(from, until);
    }

    public YearMonth firstMonth() {
        return YearMonth.from(from);
    }

    /** The month of the last day. */
    public YearMonth lastMonth() {
        requireClosed();
        return YearMonth.from(until.minusDays(1));
    }

    /** How many calendar months this touches. */
    public int touchedMonths() {
        return (int) ChronoUnit.MONTHS.between(firstMonth(), lastMonth()) + 1;
    }

    private void requireClosed() {
        if (startsOpen() || endsOpen()) {
            throw new ArithmeticException("An open period has no length: " + this);
        }
    }

    @Override public int compareTo(Period other) {
        int byStart = from.compareTo(other.from);
        return byStart != 0 ? byStart : until.compareTo(other.until);
    }

    @Override public String toString() {
        return (startsOpen() ? "…" : from) + " – " + (endsOpen() ? "…" : until.minusDays(1));
    }
}
