package huiyu.core.payment;

import static huiyu.core.payment.PaymentWorld.PROGRAMME;
import static huiyu.core.payment.PaymentWorld.Segment.monthly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.Fund;
import huiyu.core.fund.Funder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New decisions over what was ordered and paid: nothing is edited, the sums are always what is due. */
class CorrectionTest {

    private final PaymentWorld world = new PaymentWorld();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final UUID child = UUID.randomUUID();
    private UUID fund;
    private UUID first;

    @BeforeEach
    void twoMonthsOfSixHundredAreOrdered() {
        fund = world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "100000.00");
        first = world.decide(jinan, child, null, monthly("2026-10-01", "2029-09-30", 600_00));
        world.run(jinan, "2026-11");
    }

    @Test
    void more_by_a_new_decision_becomes_arrears_in_the_next_run() {
        world.pay(jinan, Map.of());
        decided(monthly("2026-10-01", "2029-09-30", 800_00));

        world.run(jinan, "2026-11");

        assertThat(orders()).containsExactly(
                tuple("2026-10-01", 0, "regular", 600_00L), tuple("2026-10-01", 1, "arrears", 200_00L),
                tuple("2026-11-01", 0, "regular", 600_00L), tuple("2026-11-01", 1, "arrears", 200_00L));
    }

    @Test
    void less_before_the_money_has_left_is_countered_and_ordered_anew() {
        UUID batch = world.batchesOf(jinan).getFirst().id();
        world.transactions.execute(jinan, tx -> world.batches.check(tx, batch, PaymentWorld.finance(jinan, "finance-1")));

        decided(monthly("2026-11-01", "2029-09-30", 500_00));
        assertThat(world.batchesOf(jinan)).singleElement().satisfies(reopened -> {
            assertThat(reopened.status()).isEqualTo(PaymentBatch.Status.DRAFT);
            assertThat(reopened.lineCount()).isZero();
        });

        world.run(jinan, "2026-11");
        assertThat(orders()).containsExactly(
                tuple("2026-10-01", 0, "regular", 600_00L), tuple("2026-10-01", 1, "counter", -600_00L),
                tuple("2026-11-01", 0, "regular", 600_00L), tuple("2026-11-01", 1, "counter", -600_00L),
                tuple("2026-11-01", 2, "arrears", 500_00L));
        assertThat(world.funds.balance(jinan, fund)).isEqualTo(new Fund.Balance(100_000_00, 99_500_00, 0, 500_00, 0, 0));
        assertThat(recoveries()).isZero();
    }

    @Test
    void less_after_payment_opens_a_recovery_of_the_difference() {
        world.pay(jinan, Map.of());

        decided(monthly("2026-10-01", "2026-10-31", 250_00));
        world.dispatch(jinan);
        world.run(jinan, "2026-11");

        assertThat(orders()).containsExactly(
                tuple("2026-10-01", 0, "regular", 600_00L), tuple("2026-10-01", 1, "recovery", -350_00L),
                tuple("2026-11-01", 0, "regular", 600_00L), tuple("2026-11-01", 1, "recovery", -600_00L));
        assertThat(recoveries()).isEqualTo(950_00);
    }

    @Test
    void while_money_is_on_its_way_nothing_is_taken_back_and_the_banks_answer_decides() {
        UUID batch = world.batchesOf(jinan).getFirst().id();
        String sent = world.send(jinan, batch);

        decided();
        assertThat(orders()).hasSize(2);

        world.answer(jinan, batch, BankSimulator.answer(sent, Map.of()));
        world.dispatch(jinan);
        assertThat(recoveries()).isEqualTo(1_200_00);
    }

    @Test
    void what_the_bank_refused_is_not_recovered_but_countered() {
        world.pay(jinan, Map.of("", "AC04"));

        decided();
        world.dispatch(jinan);

        assertThat(orders()).extracting(order -> order.toList().get(2)).containsExactly("regular", "counter", "regular", "counter");
        assertThat(recoveries()).isZero();
        assertThat(world.funds.balance(jinan, fund)).isEqualTo(new Fund.Balance(100_000_00, 100_000_00, 0, 0, 0, 0));
    }

    @Test
    void an_entitlement_that_comes_back_is_paid_and_a_second_look_changes_nothing() {
        world.pay(jinan, Map.of());
        UUID second = decided();
        world.dispatch(jinan);
        UUID third = world.decide(jinan, child, second, monthly("2026-10-01", "2029-09-30", 600_00));
        made(third);

        world.run(jinan, "2026-11");
        made(third);
        world.run(jinan, "2026-11");

        assertThat(orders()).extracting(order -> order.toList().get(3))
                .containsExactly(600_00L, -600_00L, 600_00L, 600_00L, -600_00L, 600_00L);
    }

    private UUID decided(PaymentWorld.Segment... segments) {
        UUID decision = world.decide(jinan, child, first, segments);
        made(decision);
        return decision;
    }

    /** What the event of a decision sets going. */
    private void made(UUID decision) {
        DecisionMadeAutomation automation = PaymentWorld.bean(DecisionMadeAutomation.class);
        world.transactions.execute(jinan, tx -> automation.handle(
                tx, new huiyu.core.job.Event(UUID.randomUUID(), automation.kind(), 1, decision, "reviewer-1")));
    }

    private List<org.assertj.core.groups.Tuple> orders() {
        return world.transactions.read(jinan, read -> read.dsl()
                .fetch("select period_from, sequence, kind, amount_fen from core.payment_order order by period_from, sequence")
                .map(row -> tuple(row.get(0, String.class), row.get(1, int.class), row.get(2, String.class), row.get(3, long.class))));
    }

    private long recoveries() {
        return world.transactions.read(jinan, read -> read.dsl()
                .fetchSingle("select coalesce(sum(amount_fen), 0) from core.recovery_movement")
                .get(0, long.class));
    }
}
