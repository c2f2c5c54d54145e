package huiyu.core.payment;

import static huiyu.core.payment.PaymentWorld.PROGRAMME;
import static huiyu.core.payment.PaymentWorld.Segment.monthly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import huiyu.core.db.CoreDatabase;
import huiyu.core.decision.DecisionFixture;
import huiyu.core.fund.Fund;
import huiyu.core.fund.Funder;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentRunTest {

    private final PaymentWorld world = new PaymentWorld();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final int fuzhou = CoreDatabase.createCity(CoreDatabase.createProvince());

    @AfterEach
    void nothingFailsAnyMore() {
        world.accounts.beforeEachCall = () -> {};
    }

    @Test
    void a_run_orders_what_has_become_payable_and_a_second_run_finds_nothing_to_do() {
        UUID fund = world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "100000.00");
        UUID child = UUID.randomUUID();
        world.decide(jinan, child, null, monthly("2026-09-01", "2029-08-31", 600_00));

        PaymentRun first = world.run(jinan, "2026-11");
        PaymentRun second = world.run(jinan, "2026-11");

        assertThat(first.linesMade()).isEqualTo(3);
        assertThat(first.amountFen()).isEqualTo(1_800_00);
        assertThat(second.linesMade()).isZero();
        assertThat(world.linesOf(jinan, child))
                .extracting(line -> line.period().from(), line -> line.amount().fen())
                .containsExactlyInAnyOrder(
                        tuple(LocalDate.of(2026, 9, 1), 600_00L),
                        tuple(LocalDate.of(2026, 10, 1), 600_00L),
                        tuple(LocalDate.of(2026, 11, 1), 600_00L));
        assertThat(world.funds.balance(jinan, fund)).isEqualTo(new Fund.Balance(100_000_00, 98_200_00, 0, 1_800_00, 0, 0));
    }

    @Test
    void a_later_run_of_an_earlier_month_takes_nothing_back() {
        world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "100000.00");
        UUID child = UUID.randomUUID();
        world.decide(jinan, child, null, monthly("2026-09-01", "2029-08-31", 600_00));
        world.run(jinan, "2026-11");

        world.run(jinan, "2026-10");

        assertThat(world.linesOf(jinan, child)).hasSize(3);
    }

    @Test
    void yearly_and_single_payments_are_ordered_once_each() {
        world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "100000.00");
        UUID child = UUID.randomUUID();
        LocalDate birth = LocalDate.of(2025, 3, 10);
        world.decide(jinan, child, null,
                new PaymentWorld.Segment(birth, LocalDate.of(2028, 3, 9), "YEAR", 3_600_00, LocalDate.of(2026, 10, 1), "{}", "{}"),
                new PaymentWorld.Segment(birth, birth, "ONCE", 10_000_00, LocalDate.of(2026, 12, 1), "{}", "{}"));

        world.run(jinan, "2026-11");
        assertThat(world.linesOf(jinan, child)).extracting(line -> line.amount().fen()).containsExactly(3_600_00L, 3_600_00L);

        world.run(jinan, "2026-12");
        assertThat(world.linesOf(jinan, child)).extracting(line -> line.amount().fen())
                .containsExactly(3_600_00L, 3_600_00L, 10_000_00L);
    }

    @Test
    void runs_of_two_tenants_with_many_workers_make_no_line_twice() throws Exception {
        for (int tenant : List.of(jinan, fuzhou)) {
            world.funds.createFund(tenant, "city", Funder.CITY, PROGRAMME, "1000000.00");
            decideMany(tenant, 2_500);
        }
        Callable<Void> jinanWorker = () -> startAndWork(jinan);
        Callable<Void> fuzhouWorker = () -> startAndWork(fuzhou);

        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Void> done : threads.invokeAll(
                    List.of(jinanWorker, fuzhouWorker, jinanWorker, fuzhouWorker, jinanWorker, fuzhouWorker))) {
                done.get();
            }
        }

        for (int tenant : List.of(jinan, fuzhou)) {
            assertThat(count(tenant, "select count(*) from core.payment_line")).isEqualTo(2_500);
            assertThat(count(tenant, "select sum(amount_fen) from core.payment_line")).isEqualTo(2_500 * 100_00);
            assertThat(count(tenant, "select sum(ordered_fen) from core.fund_slice")).isEqualTo(2_500 * 100_00);
        }
    }

    private Void startAndWork(int tenant) {
        PaymentRun run = world.transactions.run(tenant, tx -> world.runs.start(tx, YearMonth.of(2026, 11), "finance-1"));
        world.finish(tenant, run.id());
        return null;
    }

    @Test
    void a_run_that_fails_halfway_goes_on_where_it_stopped() {
        world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "1000000.00");
        decideMany(jinan, 2_500);
        PaymentRun run = world.transactions.run(jinan, tx -> world.runs.start(tx, YearMonth.of(2026, 11), "finance-1"));
        world.transactions.run(jinan, tx -> world.runs.step(tx, run.id()));
        world.accounts.beforeEachCall = () -> {
            throw new IllegalStateException("the account room is away");
        };

        assertThatThrownBy(() -> world.finish(jinan, run.id())).hasMessage("the account room is away");
        assertThat(count(jinan, "select count(*) from core.payment_line")).isEqualTo(1_000);

        world.accounts.beforeEachCall = () -> {};
        world.finish(jinan, run.id());
        assertThat(count(jinan, "select count(*) from core.payment_line")).isEqualTo(2_500);
        assertThat(count(jinan, "select sum(amount_fen) from core.payment_batch")).isEqualTo(2_500 * 100_00);
        assertThat(count(jinan, "select sum(ordered_fen) from core.fund_slice")).isEqualTo(2_500 * 100_00);
    }

    @Test
    void six_thousand_children_are_worked_off_in_chunks_and_gathered_into_batches() {
        UUID fund = world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "600000.00");
        decideMany(jinan, 6_000);

        PaymentRun run = world.run(jinan, "2026-11");

        assertThat(run.childrenDone()).isEqualTo(6_000);
        assertThat(run.amountFen()).isEqualTo(600_000_00);
        assertThat(world.funds.balance(jinan, fund)).isEqualTo(new Fund.Balance(600_000_00, 0, 0, 600_000_00, 0, 0));
        assertThat(world.batchesOf(jinan)).extracting(PaymentBatch::lineCount).containsExactlyInAnyOrder(5_000, 1_000);
        assertThat(world.funds.postings(jinan, fund)).isEqualTo(world.funds.slices(jinan, fund));
    }

    @Test
    void a_batch_checked_while_the_run_goes_on_gets_no_further_lines() {
        world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "1000000.00");
        decideMany(jinan, 1_500);
        PaymentRun run = world.transactions.run(jinan, tx -> world.runs.start(tx, YearMonth.of(2026, 11), "finance-1"));
        world.transactions.run(jinan, tx -> world.runs.step(tx, run.id()));
        UUID first = world.batchesOf(jinan).getFirst().id();
        world.transactions.execute(jinan, tx -> world.batches.check(tx, first, PaymentWorld.finance(jinan, "finance-1")));

        world.finish(jinan, run.id());

        assertThat(world.batchesOf(jinan))
                .extracting(PaymentBatch::status, PaymentBatch::lineCount, PaymentBatch::amountFen)
                .containsExactlyInAnyOrder(
                        tuple(PaymentBatch.Status.CHECKED, 1_000, 1_000 * 100_00L),
                        tuple(PaymentBatch.Status.DRAFT, 500, 500 * 100_00L));
    }

    @Test
    void a_run_started_twice_is_one_run_and_another_month_has_to_wait() {
        PaymentRun first = world.transactions.run(jinan, tx -> world.runs.start(tx, YearMonth.of(2026, 11), "finance-1"));
        PaymentRun again = world.transactions.run(jinan, tx -> world.runs.start(tx, YearMonth.of(2026, 11), "finance-2"));

        assertThat(again.id()).isEqualTo(first.id());
        assertThatThrownBy(() -> world.transactions.run(jinan, tx -> world.runs.start(tx, YearMonth.of(2026, 12), "finance-1")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("payment-run-under-way"));
    }

    @Test
    void the_outbox_carries_a_run_to_its_end() {
        world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "1000000.00");
        decideMany(jinan, 1_200);
        PaymentRun run = world.transactions.run(jinan, tx -> world.runs.start(tx, YearMonth.of(2026, 11), "finance-1"));

        world.dispatch(jinan);

        PaymentRun ended = world.transactions.read(jinan, read -> world.runStore.find(read, run.id()).orElseThrow());
        assertThat(ended.running()).isFalse();
        assertThat(ended.linesMade()).isEqualTo(1_200);
    }

    @Test
    void a_short_fund_pays_whom_it_can_names_what_is_missing_and_the_next_run_pays_the_rest() {
        UUID fund = world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "250.00");
        decideMany(jinan, 4);

        PaymentRun run = world.run(jinan, "2026-11");
        assertThat(run.linesMade()).isEqualTo(2);
        assertThat(run.shortages()).containsExactly(new PaymentRun.Shortage("fund-short", "city", 2, 2 * 50_00));
        assertThat(world.funds.balance(jinan, fund)).isEqualTo(new Fund.Balance(250_00, 50_00, 0, 200_00, 0, 0));

        world.funds.allocate(jinan, fund, "150.00");
        assertThat(world.run(jinan, "2026-11").linesMade()).isEqualTo(2);
        assertThat(world.funds.balance(jinan, fund)).isEqualTo(new Fund.Balance(400_00, 0, 0, 400_00, 0, 0));
    }

    @Test
    void parents_with_shared_custody_are_paid_each_their_part_and_funders_bear_theirs_to_the_fen() {
        UUID centre = world.funds.createFund(jinan, "centre", Funder.CENTRE, PROGRAMME, "1000.00");
        UUID city = world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "1000.00");
        UUID child = UUID.randomUUID();
        world.accounts.give(child, PaymentWorld.account(child, "mother", "王秀英", true), PaymentWorld.account(child, "father", "李强", true));
        world.decide(jinan, child, null, monthly("2026-11-01", "2026-11-30", 100_03)
                .sharedBy("{\"mother\": \"0.5\", \"father\": \"0.5\"}")
                .fundedBy("{\"centre\": \"0.9\", \"city\": \"0.1\"}"));

        world.run(jinan, "2026-11");

        assertThat(world.linesOf(jinan, child))
                .extracting(PaymentLine::role, line -> line.amount().fen(), PaymentLine::payeeShown)
                .containsExactlyInAnyOrder(
                        tuple("father", 50_02L, "李*"),
                        tuple("mother", 50_01L, "王**"));
        assertThat(world.funds.balance(jinan, centre).orderedFen()).isEqualTo(45_02 + 45_01);
        assertThat(world.funds.balance(jinan, city).orderedFen()).isEqualTo(5_00 + 5_00);
    }

    @Test
    void a_line_without_a_checked_account_is_held_and_goes_out_once_somebody_has_checked_it() {
        world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "1000.00");
        UUID unchecked = UUID.randomUUID();
        UUID without = UUID.randomUUID();
        world.accounts.give(unchecked, PaymentWorld.account(unchecked, "mother", "王秀英", false));
        world.accounts.give(without);
        world.decide(jinan, unchecked, null, monthly("2026-11-01", "2026-11-30", 100_00));
        world.decide(jinan, without, null, monthly("2026-11-01", "2026-11-30", 100_00));

        PaymentRun run = world.run(jinan, "2026-11");
        assertThat(run.linesHeld()).isEqualTo(2);
        assertThat(world.linesOf(jinan, unchecked)).extracting(PaymentLine::reasonCode).containsExactly("account-unverified");
        assertThat(world.linesOf(jinan, without)).extracting(PaymentLine::reasonCode).containsExactly("account-missing");
        assertThat(world.batchesOf(jinan)).isEmpty();

        world.accounts.give(unchecked, PaymentWorld.mothers(unchecked));
        world.accounts.give(without, PaymentWorld.mothers(without));
        world.run(jinan, "2026-11");
        assertThat(world.batchesOf(jinan)).singleElement().satisfies(batch -> assertThat(batch.lineCount()).isEqualTo(2));
    }

    /** Children with one payment of 100 yuan each; a few at a time, since a young table's foreign keys are checked slowly. */
    private void decideMany(int tenant, int children) {
        for (int left = children; left > 0; left -= 500) {
            decideSome(tenant, Math.min(left, 500));
        }
    }

    private void decideSome(int tenant, int children) {
        LocalDate first = LocalDate.of(2026, 11, 1);
        world.transactions.execute(tenant, tx -> tx.dsl().execute(
                """
                with child as (select gen_random_uuid() as id, uuidv7() as decision_id from generate_series(1, ?)),
                decided as (
                  insert into core.decision (tenant_id, id, case_id, subject_id, programme, verdict, automatic, decided_on,
                         decided_at, decided_by, total_fen, reasons, request, policy, assessment, difference)
                  select ?, decision_id, uuidv7(), id, ?, 'GRANTED', true, date '2026-11-01', now(), 'system', 10000, '{}',
                         ?::jsonb, '{}', ?::jsonb, '{}' from child)
                insert into core.entitlement_segment (tenant_id, decision_id, subject_id, programme, component, valid_from,
                       valid_to, cadence, amount_fen, payable_from, funders, payees, clauses)
                select ?, decision_id, id, ?, 'basic', date '2026-11-01', date '2026-11-30', 'MONTH', 10000,
                       date '2026-11-01', '{}', '{}', '{}' from child""",
                children, tenant, PROGRAMME, DecisionFixture.frozenRequest(PROGRAMME, first),
                DecisionFixture.frozenGrant(PROGRAMME, first, monthly("2026-11-01", "2026-11-30", 100_00).granted()), tenant, PROGRAMME));
    }

    private long count(int tenant, String query) {
        return world.transactions.read(tenant, read -> read.dsl().fetchSingle(query).get(0, long.class));
    }
}
