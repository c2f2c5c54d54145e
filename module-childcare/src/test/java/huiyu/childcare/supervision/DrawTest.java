package huiyu.childcare.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.childcare.supervision.Draw.Drawn;
import huiyu.childcare.supervision.Draw.Entry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The worked example of {@code docs/inspection-draw.md}, whose hashes were taken with {@code sha256sum}. */
class DrawTest {

    private static final String SEED = "lottery-2026-12-01-03171921";
    private static final List<Entry> ROSTER = Stream.of("N-203", "N-201", "N-202", "N-105", "N-104", "N-103", "N-102", "N-101")
            .map(code -> new Entry(code, code.startsWith("N-1") ? "B" : "C"))
            .toList();

    @Test
    void the_worked_example_comes_out_as_it_was_reckoned_by_hand() {
        List<Drawn> drawn = new Draw(SEED, Map.of("B", 25, "C", 50), ROSTER, List.of("张三", "李四", "王五"), 2).drawn();

        assertThat(drawn).extracting(Drawn::institution).containsExactly("N-103", "N-102", "N-201", "N-202");
        assertThat(drawn).extracting(Drawn::hash).extracting(hash -> hash.substring(0, 8)).containsExactly("08e61d46", "4e7b5146", "1e278794", "5329fd92");
        assertThat(drawn.getFirst().hash()).isEqualTo("08e61d463fe8aea92682b8e708cf19d063d755829823c49b1207c88bbb487d13");
        assertThat(drawn).extracting(Drawn::inspectors).containsExactly(
                List.of("王五", "张三"), List.of("张三", "王五"), List.of("王五", "李四"), List.of("李四", "张三"));
    }

    @Test
    void the_order_of_roster_and_inspectors_changes_nothing_and_a_name_counts_once() {
        Draw one = new Draw(SEED, Map.of("B", 25), ROSTER, List.of("张三", "李四"), 1);
        Draw other = new Draw(SEED, Map.of("B", 25), ROSTER.reversed(), List.of("李四", "张三", "李四"), 1);
        assertThat(one.drawn()).isEqualTo(other.drawn());
    }

    @Test
    void a_class_without_a_rate_is_not_drawn_from_and_any_rate_draws_at_least_one() {
        assertThat(new Draw(SEED, Map.of("B", 1), ROSTER, List.of("张三"), 1).drawn()).extracting(Drawn::institution).containsExactly("N-103");
        assertThat(new Draw(SEED, Map.of("C", 100), ROSTER, List.of("张三"), 1).drawn()).hasSize(3);
        assertThat(new Draw(SEED, Map.of("B", 0), ROSTER, List.of("张三"), 1).drawn()).isEmpty();
    }
}
