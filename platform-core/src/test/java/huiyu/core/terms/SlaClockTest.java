package huiyu.core.terms;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.kernel.time.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlaClockTest {

    /** National Day 2025 and the make-up Sunday before it; nothing else of that year matters here. */
    private static final SlaClock CLOCK = new SlaClock(new WorkingCalendar(
            List.of(2025),
            LocalDate.of(2025, 10, 1).datesUntil(LocalDate.of(2025, 10, 9)).toList(),
            List.of(LocalDate.of(2025, 9, 28), LocalDate.of(2025, 10, 11))));

    @Test
    void seven_working_days_run_across_national_day_and_the_make_up_sunday() {
        assertThat(CLOCK.dueAfter(LocalDate.of(2025, 9, 24), 7))
                .isEqualTo(new SlaClock.Due(LocalDate.of(2025, 10, 10), false));
    }

    @Test
    void a_date_beyond_the_published_calendar_is_provisional_and_counted_again_when_it_is_published() {
        assertThat(CLOCK.dueAfter(LocalDate.of(2025, 12, 30), 2))
                .isEqualTo(new SlaClock.Due(LocalDate.of(2026, 1, 1), true));

        SlaClock published = new SlaClock(CLOCK.calendar()
                .plus(new WorkingCalendar(
                        List.of(2026),
                        LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2026, 1, 4)).toList(),
                        List.of(LocalDate.of(2026, 1, 4)))));
        Promise recounted = Promise.made(LocalDate.of(2025, 12, 30), 2, Map.of(), CLOCK).recounted(published);
        assertThat(recounted.dueOn()).isEqualTo(LocalDate.of(2026, 1, 4));
        assertThat(recounted.provisional()).isFalse();
    }

    @Test
    void a_promise_stands_still_while_the_family_corrects_and_goes_on_with_the_days_left() {
        LocalDate accepted = LocalDate.of(2025, 9, 8);
        Promise promise = Promise.made(accepted, 15, Map.of(), CLOCK);
        assertThat(promise.dueOn()).isEqualTo(LocalDate.of(2025, 9, 28));

        Promise paused = promise.pause(LocalDate.of(2025, 9, 24), LocalDate.of(2025, 9, 25), CLOCK);
        assertThat(paused.remainingDays()).contains(3);
        assertThat(paused.levelDaysLeft()).contains(1);

        Promise resumed = paused.resume(LocalDate.of(2025, 9, 30), CLOCK);
        assertThat(resumed.dueOn()).isEqualTo(LocalDate.of(2025, 10, 11));
        assertThat(resumed.isPaused()).isFalse();
    }

    @Test
    void pausing_twice_and_resuming_twice_change_nothing_more() {
        Promise promise = Promise.made(LocalDate.of(2025, 9, 8), 15, Map.of(), CLOCK);
        Promise paused = promise.pause(LocalDate.of(2025, 9, 24), LocalDate.of(2025, 9, 25), CLOCK);

        assertThat(paused.pause(LocalDate.of(2025, 9, 26), LocalDate.of(2025, 9, 26), CLOCK)).isEqualTo(paused);
        assertThat(promise.resume(LocalDate.of(2025, 9, 26), CLOCK)).isEqualTo(promise);
    }

    @Test
    void an_overdue_case_that_is_returned_has_no_days_left() {
        Promise promise = Promise.made(LocalDate.of(2025, 9, 8), 2, Map.of(), CLOCK);

        assertThat(promise.pause(LocalDate.of(2025, 9, 24), LocalDate.of(2025, 9, 10), CLOCK).remainingDays())
                .contains(0);
    }
}
