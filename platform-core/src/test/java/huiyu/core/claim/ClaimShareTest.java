package huiyu.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.claim.ClaimShare.Rule;
import huiyu.core.crypto.BlindIndexes;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.party.PartyContext;
import huiyu.core.party.TestNumbers;
import huiyu.kernel.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two cities share a child's month: by a rule both have, or the first to come; never more than one month in all. */
class ClaimShareTest {

    private static final String FAMILY = "test-month:2026-06";
    private static final Period JUNE = Period.month(YearMonth.of(2026, 6));
    private static final LocalDate EARLY = LocalDate.of(2026, 3, 1);
    private static final LocalDate LATE = LocalDate.of(2026, 6, 15);

    private final ClaimRegistry registry = PartyContext.get(ClaimRegistry.class);
    private final BlindIndexes indexes = PartyContext.get(BlindIndexes.class);
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int province = CoreDatabase.createProvince();
    private final int jinan = CoreDatabase.createCity(province);
    private final int qingdao = CoreDatabase.createCity(province);
    private final String certificate = TestNumbers.certificate();
    private final Map<Integer, UUID> files = Map.of(jinan, UUID.randomUUID(), qingdao, UUID.randomUUID());

    @Test
    void the_sender_keeps_the_month_and_learns_nothing_of_the_receiver() {
        assertThat(claim(jinan, Rule.FIRST, EARLY, 9, "1")).isEqualByComparingTo("1");
        assertThat(claim(qingdao, Rule.FIRST, LATE, 10, "1")).isEqualByComparingTo("0");
        assertThat(changedShares(jinan)).isEmpty();
        assertThatThrownBy(() -> transactions.read(qingdao, read -> read.dsl().fetch("select * from core.claim_share")))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_receiver_takes_the_month_from_the_sender_who_is_told_about_its_own_share_only() {
        claim(jinan, Rule.LAST, EARLY, 9, "1");
        assertThat(claim(qingdao, Rule.LAST, LATE, 10, "1")).isEqualByComparingTo("1");

        List<UUID> changed = changedShares(jinan);
        assertThat(changed).hasSize(1);
        ClaimShare.Held held = transactions.read(jinan, read -> registry.findShare(read, changed.getFirst())).orElseThrow();
        assertThat(held.subjectId()).isEqualTo(files.get(jinan));
        assertThat(held.granted()).isZero();
        Optional<ClaimShare.Held> anothers = transactions.read(qingdao, read -> registry.findShare(read, changed.getFirst()));
        assertThat(anothers).isEmpty();
    }

    @Test
    void by_days_both_have_their_part_and_a_part_too_small_alone_counts_with_the_other() {
        assertThat(claim(jinan, Rule.BY_DAYS, EARLY, 12, "1")).isEqualByComparingTo("1");
        assertThat(claim(qingdao, Rule.BY_DAYS, LATE, 7, "0")).isEqualByComparingTo("0.3684210526");
        assertThat(claim(jinan, Rule.BY_DAYS, EARLY, 12, "1")).isEqualByComparingTo("0.6315789473");
        assertThat(changedShares(jinan)).hasSize(1);

        assertThat(claim(qingdao, Rule.BY_DAYS, LATE, 0, "0")).as("given up").isEqualByComparingTo("0");
        assertThat(claim(jinan, Rule.BY_DAYS, EARLY, 12, "1")).isEqualByComparingTo("1");
    }

    @Test
    void too_few_days_in_all_are_no_month_until_more_are_reported() {
        assertThat(claim(jinan, Rule.BY_DAYS, EARLY, 5, "0")).isEqualByComparingTo("0");
        assertThat(claim(qingdao, Rule.BY_DAYS, LATE, 3, "0")).isEqualByComparingTo("0");
        assertThat(claim(qingdao, Rule.BY_DAYS, LATE, 5, "0")).isEqualByComparingTo("0.5");
        assertThat(claim(jinan, Rule.BY_DAYS, EARLY, 5, "0")).isEqualByComparingTo("0.5");
    }

    @Test
    void who_has_more_days_is_paid_and_loses_it_when_they_turn_out_fewer() {
        claim(jinan, Rule.MOST_DAYS, EARLY, 10, "1");
        assertThat(claim(qingdao, Rule.MOST_DAYS, LATE, 9, "1")).isEqualByComparingTo("0");
        assertThat(claim(jinan, Rule.MOST_DAYS, EARLY, 8, "0")).as("no month any more").isEqualByComparingTo("0");
        assertThat(claim(qingdao, Rule.MOST_DAYS, LATE, 9, "1")).isEqualByComparingTo("1");
        assertThat(changedShares(qingdao)).hasSize(1);
    }

    @Test
    void parts_counted_by_the_day_stand_side_by_side_and_together_are_one_month_at_most() {
        assertThat(claim(jinan, Rule.FIRST, EARLY, 12, "0.6315789474")).isEqualByComparingTo("0.6315789474");
        assertThat(claim(qingdao, Rule.FIRST, LATE, 9, "0.4736842105")).isEqualByComparingTo("0.3684210526");
    }

    @Test
    void cities_with_different_rules_are_paid_as_they_come() {
        assertThat(claim(qingdao, Rule.FIRST, LATE, 10, "1")).isEqualByComparingTo("1");
        assertThat(claim(jinan, Rule.LAST, EARLY, 9, "1")).isEqualByComparingTo("0");
        assertThat(changedShares(qingdao)).isEmpty();
    }

    @RepeatedTest(5)
    void two_cities_that_claim_in_the_same_instant_have_one_month_together() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<BigDecimal> here = () -> {
            together.await();
            return claim(jinan, Rule.BY_DAYS, EARLY, 12, "1");
        };
        Callable<BigDecimal> there = () -> {
            together.await();
            return claim(qingdao, Rule.BY_DAYS, LATE, 7, "0");
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<BigDecimal> each : threads.invokeAll(List.of(here, there))) {
                each.get();
            }
        }
        assertThat(claim(jinan, Rule.BY_DAYS, EARLY, 12, "1").add(claim(qingdao, Rule.BY_DAYS, LATE, 7, "0")))
                .isBetween(new BigDecimal("0.9999999998"), BigDecimal.ONE);
    }

    private BigDecimal claim(int city, Rule rule, LocalDate since, int days, String wanted) {
        return transactions.<Map<UUID, BigDecimal>>run(city, tx -> registry.shareEach(
                        tx,
                        List.of(new ClaimShare(
                                files.get(city), Set.of(indexes.of(tx, "birth-certificate", certificate)), since, days, 9, new BigDecimal(wanted))),
                        FAMILY, JUNE, rule))
                .get(files.get(city));
    }

    private List<UUID> changedShares(int city) {
        return transactions.read(city, read -> read.dsl()
                .fetch("select subject_id from core.outbox_event where tenant_id = ? and kind = ?", city, ClaimRegistry.SHARE_CHANGED)
                .map(row -> row.get("subject_id", UUID.class)));
    }
}
