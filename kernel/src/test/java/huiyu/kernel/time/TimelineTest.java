package huiyu.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static Period days(String from, String to) {
        return Period.ofDays(LocalDate.parse(from), LocalDate.parse(to));
    }

    @Test void a_period_given_by_its_last_day_contains_that_day_and_not_the_next() {
        Period june = days("2025-06-01", "2025-06-30");
        assertThat(june).isEqualTo(Period.month(YearMonth.of(2025, 6)));
        assertThat(june.contains(LocalDate.of(2025, 6, 30))).isTrue();
        assertThat(june.contains(LocalDate.of(2025, 7, 1))).isFalse();
        assertThat(june.days()).isEqualTo(30);
    }

    @Test void a_period_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> days("2025-06-02", "2025-06-01").days()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void overlapping_entries_are_refused() {
        assertThatThrownBy(() -> Timeline.of(List.of(
            new Timeline.Entry<>(days("2025-01-01", "2025-01-10"), 1),
            new Timeline.Entry<>(days("2025-01-10", "2025-01-20"), 2)))).hasMessageContaining("overlap");
    }

    @Test void two_timelines_combine_where_both_hold() {
        Timeline<Integer> base = Timeline.of(days("2025-01-01", "2025-03-31"), 600);
        Timeline<Integer> extra = Timeline.of(days("2025-02-15", "2025-12-31"), 200);
        assertThat(base.innerCombine(extra, Integer::sum).entries())
            .containsExactly(new Timeline.Entry<>(days("2025-02-15", "2025-03-31"), 800));
        assertThat(base.outerCombine(extra, (a, b) -> (a == null ? 0 : a) + (b == null ? 0 : b)).entries()).hasSize(3);
    }

    @Test void overlapping_statuses_can_be_counted() {
        Timeline<Integer> held = Timeline.overlay(List.of(
            new Timeline.Entry<>(Period.from(LocalDate.of(2023, 1, 1)), 1),
            new Timeline.Entry<>(days("2024-01-01", "2024-12-31"), 1)), Integer::sum);
        assertThat(held.at(LocalDate.of(2023, 6, 1))).contains(1);
        assertThat(held.at(LocalDate.of(2024, 6, 1))).contains(2);
        assertThat(held.at(LocalDate.of(2022, 6, 1))).isEmpty();
    }

    @Test void equal_neighbours_that_touch_are_joined_and_gaps_are_found() {
        Timeline<String> line = Timeline.of(List.of(
            new Timeline.Entry<>(days("2025-01-01", "2025-01-31"), "a"),
            new Timeline.Entry<>(days("2025-02-01", "2025-02-28"), "a"),
            new Timeline.Entry<>(days("2025-04-01", "2025-04-30"), "a")));
        assertThat(line.compress().entries()).hasSize(2);
        assertThat(line.gaps(Period.year(2025)))
            .containsExactly(days("2025-03-01", "2025-03-31"), days("2025-05-01", "2025-12-31"));
    }
}
