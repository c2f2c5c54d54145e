package huiyu.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

    private static final int THRESHOLD = 5;

    @Test
    void large_cells_and_cells_of_nobody_are_shown() {
        assertThat(cells(5, 0, 9)).isEqualTo(new SmallCells(List.of(false, false, false), false));
        assertThat(cells()).isEqualTo(new SmallCells(List.of(), false));
    }

    @Test
    void one_small_cell_takes_the_next_smallest_with_it() {
        assertThat(cells(20, 3, 0, 9)).isEqualTo(new SmallCells(List.of(false, true, false, true), false));
    }

    @Test
    void two_small_cells_that_together_are_still_few_take_a_third_with_them() {
        assertThat(cells(1, 2, 30, 8)).isEqualTo(new SmallCells(List.of(true, true, false, true), false));
        assertThat(cells(4, 4, 30, 8)).isEqualTo(new SmallCells(List.of(true, true, false, false), false));
    }

    @Test
    void where_nobody_can_be_hidden_beside_it_the_total_is_hidden_too() {
        assertThat(cells(3, 0, 0)).isEqualTo(new SmallCells(List.of(true, false, false), true));
        assertThat(cells(1, 2)).isEqualTo(new SmallCells(List.of(true, true), true));
    }

    /** Whatever the numbers: what total minus shown leaves is nobody, or at least two cells of at least five people. */
    @Test
    void no_total_minus_what_is_shown_reveals_a_small_cell() {
        Random random = new Random(20261122);
        for (int round = 0; round < 20_000; round++) {
            long[] counts = LongStream.range(0, 1 + random.nextInt(8)).map(i -> random.nextInt(14)).toArray();
            SmallCells cells = cells(counts);
            long[] hidden = IntStream.range(0, counts.length).filter(i -> cells.hidden().get(i)).mapToLong(i -> counts[i]).toArray();
            assertThat(IntStream.range(0, counts.length).filter(i -> !cells.hidden().get(i)).mapToObj(i -> counts[i]).toList())
                    .as("shown of %s", LongStream.of(counts).boxed().toList())
                    .noneMatch(count -> count > 0 && count < THRESHOLD);
            if (!cells.totalHidden() && hidden.length > 0) {
                assertThat(hidden.length).isGreaterThan(1);
                assertThat(LongStream.of(hidden).sum()).isGreaterThanOrEqualTo(THRESHOLD);
            }
        }
    }

    private static SmallCells cells(long... counts) {
        return SmallCells.of(LongStream.of(counts).boxed().toList(), THRESHOLD);
    }
}
