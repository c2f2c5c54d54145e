package huiyu.core.terms;

import huiyu.kernel.time.WorkingCalendar;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Counts working days by the official calendar; the day of acceptance is not counted (Civil Code art. 201). A date that
 * runs into a year whose calendar is not published yet is given by plain weekdays and marked provisional; it is counted
 * again at the next step of the case once the calendar is there.
 */
public record SlaClock(WorkingCalendar calendar) {

    /** @param provisional the official calendar did not reach that far */
    public record Due(LocalDate on, boolean provisional) {}

    public Due dueAfter(LocalDate start, int workingDays) {
        try {
            return new Due(calendar.workingDayAfter(start, workingDays), false);
        } catch (WorkingCalendar.UnknownYearException unpublished) {
            return new Due(withWeekdays(start, workingDays).workingDayAfter(start, workingDays), true);
        }
    }

    /** Working days left from {@code pausedOn}, which does not count, up to {@code due}; 0 when overdue. */
    public int remaining(LocalDate pausedOn, LocalDate due) {
        try {
            return calendar.countWorkingDays(pausedOn, due);
        } catch (WorkingCalendar.UnknownYearException unpublished) {
            int span = Math.max(1, (int) (due.toEpochDay() - pausedOn.toEpochDay()));
            return withWeekdays(pausedOn, span).countWorkingDays(pausedOn, due);
        }
    }

    /** The official calendar, with plain weekdays in the years around that it does not know. */
    private WorkingCalendar withWeekdays(LocalDate start, int workingDays) {
        Set<Integer> unknown = new HashSet<>(IntStream.rangeClosed(
                        start.getYear(), start.plusDays(2L * workingDays + 30).getYear())
                .boxed()
                .toList());
        unknown.removeAll(calendar.knownYears());
        return calendar.plus(new WorkingCalendar(unknown, Set.of(), Set.of()));
    }
}
