package huiyu.core.recovery;

import static huiyu.core.payment.PaymentWorld.PROGRAMME;
import static huiyu.core.payment.PaymentWorld.Segment.monthly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.Fund;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import huiyu.core.job.Event;
import huiyu.core.payment.PaymentWorld;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private final PaymentWorld world = new PaymentWorld();
    private final RecoveryFlow flow = PaymentWorld.bean(RecoveryFlow.class);
    private final RecoveryStore store = PaymentWorld.bean(RecoveryStore.class);
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final UUID child = UUID.randomUUID();
    private UUID centre;
    private UUID city;
    private UUID recovery;

    @BeforeEach
    void sixHundredYuanWerePaidTooMuch() {
        centre = world.funds.createFund(jinan, "centre", Funder.CENTRE, PROGRAMME, "10000.00");
        city = world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "10000.00");
        UUID former = world.decide(jinan, child, null, shared(monthly("2026-11-01", "2026-12-31", 600_00)));
        world.run(jinan, "2026-11");
        world.pay(jinan, Map.of());
        world.decide(jinan, child, former, shared(monthly("2026-12-01", "2027-12-31", 400_00)));
        world.run(jinan, "2026-11");
        world.dispatch(jinan);
        recovery = world.transactions.read(jinan, read -> store.list(read, null, 10)).getFirst().id();
    }

    @Test
    void the_difference_opened_a_case_that_owes_the_whole_of_it() {
        RecoveryCase opened = current();

        assertThat(opened.status()).isEqualTo(RecoveryCase.Status.OPENED);
        assertThat(opened.opened()).isEqualTo(Money.ofYuan("600.00"));
        assertThat(opened.balance()).isEqualTo(Money.ofYuan("600.00"));
    }

    @Test
    void hearing_of_the_same_overpayment_twice_opens_nothing_more() {
        OverpaidAutomation automation = PaymentWorld.bean(OverpaidAutomation.class);
        Event again = new Event(UUID.randomUUID(), automation.kind(), 1, current().decisionId(), "x");
        world.transactions.execute(jinan, tx -> automation.handle(tx, again));

        assertThat(current().balance()).isEqualTo(Money.ofYuan("600.00"));
    }

    @Test
    void money_paid_back_returns_to_the_funders_it_came_from_and_settles_the_case() {
        act(tx -> flow.repay(tx, recovery, Money.ofYuan("600.00"), "BANK-1", finance("finance-1")));

        assertThat(current().status()).isEqualTo(RecoveryCase.Status.SETTLED);
        assertThat(world.funds.balance(jinan, centre).recoveredFen()).isEqualTo(540_00);
        assertThat(world.funds.balance(jinan, city)).isEqualTo(new Fund.Balance(10_000_00, 10_000_00, 0, 0, 60_00, 60_00));
        assertThat(world.funds.postings(jinan, city)).isEqualTo(world.funds.slices(jinan, city));
        refused("recovery-settled", () -> act(tx -> flow.repay(tx, recovery, Money.ofFen(1), "BANK-2", finance("finance-1"))));
    }

    @Test
    void later_payments_are_set_off_by_the_planned_share_until_nothing_is_owed() {
        planned(new RecoveryCase.Plan("set-off", "0.5", List.of()));

        world.run(jinan, "2026-12");
        assertThat(current().balance()).isEqualTo(Money.ofYuan("400.00"));
        world.pay(jinan, Map.of());
        world.run(jinan, "2026-12");
        assertThat(current().balance()).isEqualTo(Money.ofYuan("400.00"));
        assertThat(world.funds.balance(jinan, city)).isEqualTo(new Fund.Balance(10_000_00, 9_920_00, 0, 0, 80_00, 0));
    }

    @Test
    void what_was_kept_back_of_a_payment_that_is_cancelled_is_owed_again() {
        planned(new RecoveryCase.Plan("set-off", "0.5", List.of()));
        world.run(jinan, "2026-12");
        UUID standing = current().decisionId();

        world.decide(jinan, child, standing);
        world.run(jinan, "2026-12");

        assertThat(current().balance()).isEqualTo(Money.ofYuan("600.00"));
        assertThat(world.funds.balance(jinan, city).orderedFen()).isZero();
    }

    @Test
    void a_share_above_the_limit_and_instalments_that_do_not_sum_up_are_refused_by_field() {
        act(tx -> flow.notice(tx, recovery, finance("finance-1")));

        refusedField("setOffShare", "max", new RecoveryCase.Plan("set-off", "0.6", List.of()));
        refusedField("setOffShare", "required", new RecoveryCase.Plan("set-off", null, List.of()));
        refusedField("instalments", "sum", new RecoveryCase.Plan("instalments", null, List.of(instalment(1, 599_99))));
        refusedField("instalments", "ascending",
                new RecoveryCase.Plan("instalments", null, List.of(instalment(2, 300_00), instalment(1, 300_00))));
        planned(new RecoveryCase.Plan("instalments", null, List.of(instalment(1, 300_00), instalment(2, 300_00))));
        assertThat(current().status()).isEqualTo(RecoveryCase.Status.PLANNED);
    }

    @Test
    void a_plan_needs_a_notice_first() {
        refused("recovery-not-noticed", () -> act(tx ->
                flow.plan(tx, recovery, new RecoveryCase.Plan("at-once", null, List.of()), finance("finance-1"))));
    }

    @Test
    void a_waiver_needs_a_second_person_and_more_than_is_owed_cannot_be_waived() {
        refused("invalid-request", () -> propose("600.01"));
        refused("waiver-not-proposed", () -> approve("finance-2"));
        propose("600.00");
        refused("four-eyes", () -> approve("finance-1"));

        approve("finance-2");

        assertThat(current().status()).isEqualTo(RecoveryCase.Status.SETTLED);
        assertThat(current().waiver()).isEmpty();
    }

    private static PaymentWorld.Segment shared(PaymentWorld.Segment segment) {
        return segment.fundedBy("{\"centre\": \"0.9\", \"city\": \"0.1\"}");
    }

    private static RecoveryCase.Instalment instalment(int months, long fen) {
        return new RecoveryCase.Instalment(FundFixture.TODAY.plusMonths(months), fen);
    }

    private void planned(RecoveryCase.Plan plan) {
        act(tx -> flow.notice(tx, recovery, finance("finance-1")));
        act(tx -> flow.plan(tx, recovery, plan, finance("finance-1")));
    }

    private void propose(String yuan) {
        act(tx -> flow.proposeWaiver(
                tx, recovery, new RecoveryCase.Waiver(Money.ofYuan(yuan), "家庭困难", "finance-1"), finance("finance-1")));
    }

    private void approve(String who) {
        act(tx -> flow.approveWaiver(tx, recovery, finance(who)));
    }

    private void act(java.util.function.Consumer<huiyu.core.db.Tx> step) {
        world.transactions.execute(jinan, step);
    }

    private huiyu.core.identity.Actor finance(String who) {
        return PaymentWorld.finance(jinan, who);
    }

    private RecoveryCase current() {
        return world.transactions.read(jinan, read -> store.find(read, recovery).orElseThrow());
    }

    private void refusedField(String field, String rule, RecoveryCase.Plan plan) {
        assertThatThrownBy(() -> act(tx -> flow.plan(tx, recovery, plan, finance("finance-1"))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(ProblemException.FieldProblem::field, ProblemException.FieldProblem::rule)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(field, rule)));
    }

    private static void refused(String code, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
