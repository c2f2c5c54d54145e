package huiyu.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.module.Indicator.Cell;
import huiyu.core.module.Indicator.Figure;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

    private static final int THRESHOLD = 5;
    private static final int PROVINCE = 0;

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

    @Test
    void a_cell_that_has_moved_by_few_people_is_hidden_until_it_has_moved_enough() {
        List<Long> now = List.of(31L, 40L, 50L);
        assertThat(SmallCells.of(now, List.of(moved(1), moved(9), moved(0)), moved(10), THRESHOLD))
                .as("31 with the next smallest: together they moved by ten")
                .isEqualTo(new SmallCells(List.of(true, true, false), false));
        assertThat(SmallCells.of(now, List.of(moved(1), moved(0), moved(9)), moved(10), THRESHOLD))
                .as("31 and 40 together would have moved by one")
                .isEqualTo(new SmallCells(List.of(true, true, true), false));
        assertThat(SmallCells.of(now, List.of(moved(1), moved(0), moved(0)), moved(1), THRESHOLD))
                .as("the total would tell it")
                .isEqualTo(new SmallCells(List.of(true, false, false), true));
        assertThat(SmallCells.of(now, List.of(moved(0), moved(0), moved(0)), moved(0), THRESHOLD))
                .isEqualTo(new SmallCells(List.of(false, false, false), false));
    }

    @Test
    void an_amount_that_differs_for_as_many_people_may_be_one_persons() {
        Cell cell = new Cell("p", "");
        Figure before = new Figure(cell, 3600_00, null, 30);
        assertThat(Step.between(before, new Figure(cell, 3600_00, null, 30)).isSmall(THRESHOLD)).isFalse();
        assertThat(Step.between(before, new Figure(cell, 7200_00, null, 30)).isSmall(THRESHOLD)).isTrue();
        assertThat(Step.between(before, new Figure(cell, 7200_00, null, 35)).isSmall(THRESHOLD)).isFalse();
        assertThat(Step.between(null, before).isSmall(THRESHOLD)).isFalse();
    }

    @Test
    void what_nobody_stands_behind_reveals_nobody_however_it_moves() {
        Figure places = new Figure(new Cell("", ""), 30, 300_000L, 0);
        assertThat(Step.between(places, new Figure(new Cell("", ""), 45, 300_000L, 0)).isSmall(THRESHOLD)).isFalse();
        assertThat(Step.between(places, new Figure(new Cell("", ""), 45, 300_000L, 2)).isSmall(THRESHOLD)).isTrue();
    }

    /** Twelve months of random comings and goings, of which the reader keeps all it was shown. */
    @Test
    void no_month_minus_what_was_shown_before_reveals_a_few_people() {
        Random random = new Random(20261122);
        for (int round = 0; round < 400; round++) {
            int cities = 1 + random.nextInt(6);
            long[] now = LongStream.range(0, cities).map(i -> random.nextInt(60)).toArray();
            Map<Publication.Place, Figure> shown = new HashMap<>();
            for (int month = 1; month <= 12; month++) {
                List<Publication.Own> own = own(now);
                List<PublishedCell> cells = new Publication(YearMonth.of(2026, month), PROVINCE, THRESHOLD, shown).of(own);
                revealsNobody(own, cells, shown);
                cells.stream().filter(cell -> cell.shown() != null).forEach(cell -> shown.put(place(cell.tenantId()), cell.shown()));
                for (int city = 0; city < cities; city++) {
                    now[city] = Math.max(0, now[city] + (random.nextBoolean() ? 0 : random.nextInt(21) - 10));
                }
            }
        }
    }

    private static void revealsNobody(
            List<Publication.Own> own, List<PublishedCell> cells, Map<Publication.Place, Figure> before) {
        long hiddenNow = 0;
        long hiddenBefore = 0;
        boolean allKnown = true;
        boolean total = cells.stream().anyMatch(cell -> cell.tenantId() == PROVINCE && !cell.hidden());
        for (PublishedCell cell : cells) {
            Figure known = before.get(place(cell.tenantId()));
            if (!cell.hidden() && known != null) {
                assertThat(Math.abs(cell.numerator() - known.numerator())).as("%s after %s", cell, known)
                        .satisfiesAnyOf(moved -> assertThat(moved).isZero(), moved -> assertThat(moved).isGreaterThanOrEqualTo(THRESHOLD));
            }
            if (cell.hidden() && cell.tenantId() != PROVINCE) {
                hiddenNow += own.get(cell.tenantId() - 1).figure().people();
                allKnown &= known != null;
                hiddenBefore += known == null ? 0 : known.people();
            }
        }
        long hidden = cells.stream().filter(cell -> cell.hidden() && cell.tenantId() != PROVINCE).count();
        if (total && hidden > 0) {
            assertThat(hidden).isGreaterThan(1);
            assertThat(hiddenNow).isGreaterThanOrEqualTo(THRESHOLD);
            if (allKnown) {
                assertThat(Math.abs(hiddenNow - hiddenBefore)).as("what the total leaves: %s after %s", cells, before)
                        .isGreaterThanOrEqualTo(THRESHOLD);
            }
        }
    }

    private static List<Publication.Own> own(long[] counts) {
        return IntStream.range(0, counts.length)
                .mapToObj(city -> new Publication.Own(city + 1, "people", new Figure(new Cell("p", ""), counts[city], null, counts[city])))
                .toList();
    }

    private static Publication.Place place(int tenant) {
        return new Publication.Place(tenant, "people", new Cell("p", ""));
    }

    private static Step moved(long people) {
        return new Step(true, people == 0, people);
    }

    private static SmallCells cells(long... counts) {
        return SmallCells.of(LongStream.of(counts).boxed().toList(), THRESHOLD);
    }
}
