package huiyu.core.terms;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.identity.Role;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewChainTest {

    private static final ReviewLevel STREET = new ReviewLevel("初审", "First review", "street", Role.CASEWORKER, 15, 1000);
    private static final ReviewLevel SAMPLE = new ReviewLevel("抽查", "Spot check", "city", Role.REVIEWER, 5, 100);

    @Test
    void a_level_for_every_case_is_never_skipped() {
        ReviewChain chain = new ReviewChain(List.of(STREET), true, 0, false);

        assertThat(IntStream.range(0, 500).map(i -> chain.nextLevel(new UUID(i, i), 0))).containsOnly(0);
    }

    @Test
    void a_share_of_a_tenth_draws_about_a_tenth_and_always_the_same_cases() {
        List<UUID> cases = IntStream.range(0, 10_000).mapToObj(i -> new UUID(7, i)).toList();
        List<UUID> drawn = cases.stream().filter(id -> Sampling.draws(id, 1, 100)).toList();

        assertThat(drawn).hasSizeBetween(900, 1100);
        assertThat(cases.stream().filter(id -> Sampling.draws(id, 1, 100)).toList()).isEqualTo(drawn);
    }

    @Test
    void the_draw_can_be_made_again_by_hand() {
        // echo -n 00000000-0000-0000-0000-000000000001:1 | sha256sum → first eight hex digits modulo 1000
        assertThat(Sampling.position(UUID.fromString("00000000-0000-0000-0000-000000000001"), 1)).isEqualTo(307);
    }

    @Test
    void a_case_that_is_not_drawn_passes_the_sampled_level() {
        ReviewChain chain = new ReviewChain(List.of(STREET, SAMPLE), true, 0, false);
        List<UUID> cases = IntStream.range(0, 200).mapToObj(i -> new UUID(9, i)).toList();

        assertThat(cases).allSatisfy(id -> assertThat(chain.isDone(chain.nextLevel(id, 1)))
                .isEqualTo(!Sampling.draws(id, 1, 100)));
    }

    @Test
    void a_case_is_sent_back_to_the_last_level_it_went_through_and_from_the_first_to_none() {
        ReviewChain chain = new ReviewChain(List.of(STREET, SAMPLE, STREET), true, 0, false);
        UUID drawn = UUID.fromString("00000000-0000-0000-0000-000000000001");
        ReviewChain never = new ReviewChain(List.of(STREET, new ReviewLevel("抽查", "Spot check", "city", Role.REVIEWER, 5, 307), STREET), true, 0, false);
        ReviewChain just = new ReviewChain(List.of(STREET, new ReviewLevel("抽查", "Spot check", "city", Role.REVIEWER, 5, 308), STREET), true, 0, false);

        assertThat(chain.findLevelBefore(drawn, 0)).isEmpty();
        assertThat(chain.findLevelBefore(drawn, 1)).hasValue(0);
        assertThat(never.findLevelBefore(drawn, 2)).hasValue(0);
        assertThat(just.findLevelBefore(drawn, 2)).hasValue(1);
    }

    @Test
    void a_chain_is_frozen_in_the_case_and_read_back_as_it_was() {
        ReviewChain chain = new ReviewChain(List.of(STREET, SAMPLE), true, 5, true);

        assertThat(ReviewChain.fromMap(chain.toMap())).isEqualTo(chain);
    }
}
