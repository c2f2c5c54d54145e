package huiyu.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.kernel.time.Deadline.Moves;
import huiyu.kernel.time.Deadline.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
    /** National Day 2025 as the State Council published it; the weekends around it are ordinary. */
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(Set.of(2025),
        LocalDate.of(2025, 10, 1).datesUntil(LocalDate.of(2025, 10, 9)).toList(),
        List.of(LocalDate.of(2025, 9, 28), LocalDate.of(2025, 10, 11)));

    @ParameterizedTest(name = "{1} working days after {0} is {2}")
    @CsvSource({"2025-09-24, 7, 2025-10-10", "2025-09-08, 15, 2025-09-28", "2025-09-29, 10, 2025-10-20", "2025-09-24, 0, 2025-09-24"})
    void working_days_are_counted_by_the_official_calendar_from_the_day_after(LocalDate start, int count, LocalDate due) {
        assertThat(CALENDAR.workingDayAfter(start, count)).isEqualTo(due);
    }

    @Test void working_days_between_two_days_are_counted_the_same_way() {
        assertThat(CALENDAR.countWorkingDays(LocalDate.of(2025, 9, 24), LocalDate.of(2025, 10, 10))).isEqualTo(7);
        assertThat(CALENDAR.countWorkingDays(LocalDate.of(2025, 9, 24), LocalDate.of(2025, 9, 24))).isZero();
    }

    @Test void a_year_whose_calendar_is_not_published_is_refused_by_name() {
        assertThatThrownBy(() -> CALENDAR.workingDayAfter(LocalDate.of(2025, 12, 30), 5))
            .isInstanceOf(WorkingCalendar.UnknownYearException.class).hasMessageContaining("2026");
    }

    @ParameterizedTest(name = "{0} {1} after {2}, moving {3}: {4}")
    @CsvSource({
        "6, MONTHS, 2024-08-31, NEVER, 2025-02-28",
        "6, MONTHS, 2025-04-03, ON_HOLIDAYS, 2025-10-09",
        "6, MONTHS, 2025-04-12, ON_HOLIDAYS, 2025-10-12",
        "6, MONTHS, 2025-04-12, ON_HOLIDAYS_AND_WEEKENDS, 2025-10-13",
        "180, DAYS, 2025-01-01, NEVER, 2025-06-30",
        "3, WORKING_DAYS, 2025-09-26, NEVER, 2025-09-30"})
    void a_term_ends_by_the_civil_code(int length, Unit unit, LocalDate start, Moves moves, LocalDate last) {
        assertThat(new Deadline(unit, length, moves).lastDay(start, CALENDAR)).isEqualTo(last);
    }
}
