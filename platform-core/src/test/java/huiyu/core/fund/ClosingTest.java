package huiyu.core.fund;

import static huiyu.core.fund.FundFixture.CENTRE_90;
import static huiyu.core.fund.FundFixture.commitment;
import static huiyu.core.fund.FundFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.payment.PaymentWorld;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.policy.assessment.Share;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On 2026-11-21: the year 2026 is closed by two finance officers. */
class ClosingTest {

    private static final int YEAR = 2026;
    private static final String PROGRAMME = "jinan.monthly";
    private static final List<Share> CITY = List.of(new Share("city", Rate.ONE));

    private final FundFixture world = new FundFixture();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final int qingdao = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final ClosingFlow flow = PaymentWorld.bean(ClosingFlow.class);
    private final UUID fund = world.createFund(jinan, "city", Funder.CITY, PROGRAMME, "10000.00");
    private final UUID neighbours = world.createFund(qingdao, "city", Funder.CITY, PROGRAMME, "10000.00");

    @Test
    void what_is_left_goes_to_next_years_fund_and_every_fen_is_in_the_journal() {
        world.reserve(jinan, commitment(UUID.randomUUID(), UUID.randomUUID(), PROGRAMME, monthly("2026-11-01", "2026-12-31", "600.00", CITY)));
        assertThat(world.balance(jinan, fund).reservedFen()).isEqualTo(1200_00);

        propose("finance-1", true);
        assertThat(approve("finance-2").movedFen()).isEqualTo(10_000_00L);

        assertThat(world.balance(jinan, fund)).isEqualTo(new Fund.Balance(0, 0, 0, 0, 0, 0));
        Fund next = world.transactions.read(jinan, read -> world.store.findByCode(read, "city", YEAR + 1)).orElseThrow();
        assertThat(next.programmes()).containsExactly(PROGRAMME);
        assertThat(world.balance(jinan, next.id())).isEqualTo(new Fund.Balance(10_000_00, 10_000_00, 0, 0, 0, 0));
        assertThat(world.postings(jinan, fund)).isEqualTo(world.slices(jinan, fund));
        assertThat(world.postings(jinan, next.id())).isEqualTo(world.slices(jinan, next.id()));
        assertThat(approve("finance-2")).as("asked again").isEqualTo(approve("finance-3"));
        assertThat(world.balance(qingdao, neighbours).availableFen()).isEqualTo(10_000_00);
    }

    @Test
    void without_carrying_over_it_goes_back_to_who_gave_it() {
        propose("finance-1", false);
        approve("finance-2");

        assertThat(world.balance(jinan, fund).allocatedFen()).isZero();
        Optional<Fund> next = world.transactions.read(jinan, read -> world.store.findByCode(read, "city", YEAR + 1));
        assertThat(next).isEmpty();
    }

    @Test
    void a_closed_year_refuses_reservations_payments_and_money_by_its_own_problem() {
        propose("finance-1", true);
        approve("finance-2");

        refused(409, "fund-year-closed", () -> world.reserve(jinan, commitment(
                UUID.randomUUID(), UUID.randomUUID(), PROGRAMME, monthly("2026-11-01", "2026-12-31", "600.00", CITY))));
        refused(409, "fund-year-closed", () -> world.allocate(jinan, fund, "1.00"));
        refused(409, "fund-year-closed", () -> world.createFund(jinan, "other", Funder.CENTRE, PROGRAMME, "1.00"));
        refused(409, "fund-year-closed", () -> propose("finance-1", true));
        UUID child = UUID.randomUUID();
        Charge.Result charged = world.transactions.run(jinan, tx -> world.charge(tx, new Charge(
                UUID.randomUUID(), UUID.randomUUID(), child, PROGRAMME, FundShares.of(CITY), Money.ofYuan("1.00"), Money.ofYuan("1.00"))));
        assertThat(charged.refused()).extracting(Charge.Refused::code).containsExactly("fund-year-closed");
    }

    @Test
    void a_second_person_closes_and_only_what_was_proposed() {
        refused(404, "fund-closing-not-found", () -> approve("finance-2"));
        propose("finance-1", true);
        assertThat(propose("finance-1", true).status()).isEqualTo(Closing.Status.PROPOSED);
        refused(409, "fund-closing-exists", () -> propose("finance-1", false));
        refused(403, "second-person-required", () -> approve("finance-1"));
        world.transactions.execute(jinan, tx -> flow.reject(tx, YEAR, "金额有误", finance("finance-2")));
        assertThat(propose("finance-1", false).carryOver()).isFalse();
        assertThatThrownBy(() -> world.transactions.execute(jinan, tx -> flow.propose(tx, YEAR + 1, true, "文号", finance("finance-1"))))
                .isInstanceOfSatisfying(ProblemException.class, problem ->
                        assertThat(problem.fields()).extracting(ProblemException.FieldProblem::rule).containsExactly("year-not-begun"));
    }

    @Test
    void money_on_its_way_to_the_bank_keeps_the_year_open() {
        UUID child = UUID.randomUUID();
        world.transactions.execute(jinan, tx -> world.charge(tx, new Charge(
                UUID.randomUUID(), UUID.randomUUID(), child, PROGRAMME, FundShares.of(CITY), Money.ofYuan("600.00"), Money.ofYuan("600.00"))));
        propose("finance-1", true);

        refused(409, "fund-year-has-orders", () -> approve("finance-2"));
        assertThat(world.balance(jinan, fund)).isEqualTo(new Fund.Balance(10_000_00, 9_400_00, 0, 600_00, 0, 0));
    }

    @Test
    void money_that_comes_back_after_the_closing_is_available_in_the_fund_that_followed() {
        propose("finance-1", true);
        approve("finance-2");
        UUID child = UUID.randomUUID();
        world.transactions.execute(jinan, tx -> world.funds.repay(
                tx, UUID.randomUUID(), child, List.of(new Charge.Part(fund, Money.ofYuan("300.00"))), "finance-1"));

        Fund next = world.transactions.read(jinan, read -> world.store.findByCode(read, "city", YEAR + 1)).orElseThrow();
        assertThat(world.balance(jinan, next.id()).availableFen()).isEqualTo(10_300_00);
        assertThat(world.balance(jinan, fund).availableFen()).isZero();
    }

    @Test
    void a_decision_binds_as_many_years_as_policy_says_each_to_its_own_fund() {
        UUID centre = world.createFund(jinan, "centre", Funder.CENTRE, PROGRAMME, "10000.00");
        UUID nextCity = world.createFund(jinan, "city", Funder.CITY, PROGRAMME, YEAR + 1, "10000.00");
        UUID nextCentre = world.createFund(jinan, "centre", Funder.CENTRE, PROGRAMME, YEAR + 1, "10000.00");
        Commitment three = commitment(
                UUID.randomUUID(), UUID.randomUUID(), PROGRAMME, monthly("2026-11-01", "2028-12-31", "100.00", CENTRE_90));

        world.transactions.execute(jinan, tx -> world.funds.reserve(tx, three, FundFixture.TODAY, 3, "reviewer-1"));

        assertThat(world.balance(jinan, fund).reservedFen()).isEqualTo(20_00);
        assertThat(world.balance(jinan, centre).reservedFen()).isEqualTo(180_00);
        assertThat(world.balance(jinan, nextCity).reservedFen()).isEqualTo(120_00);
        assertThat(world.balance(jinan, nextCentre).reservedFen()).isEqualTo(1080_00);
        world.transactions.execute(jinan, tx -> world.funds.reserve(
                tx, commitment(UUID.randomUUID(), three.subjectId(), PROGRAMME), FundFixture.TODAY, 3, "reviewer-1"));
        assertThat(world.balance(jinan, nextCentre).reservedFen()).as("released by what supersedes it").isZero();
    }

    private Closing propose(String by, boolean carryOver) {
        return world.transactions.run(jinan, tx -> flow.propose(tx, YEAR, carryOver, "济财〔2026〕88号", finance(by)));
    }

    private Closing approve(String by) {
        return world.transactions.run(jinan, tx -> flow.approve(tx, YEAR, finance(by)));
    }

    private Actor finance(String name) {
        return new Actor(name, name, jinan, Set.of(Role.FINANCE_OFFICER), Set.of(), Optional.empty(), Optional.empty());
    }

    private static void refused(int status, String code, Runnable asking) {
        assertThatThrownBy(asking::run).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.status()).isEqualTo(status);
        });
    }
}
