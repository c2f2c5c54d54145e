package huiyu.core.fund;

import static huiyu.core.fund.FundFixture.CENTRE_90;
import static huiyu.core.fund.FundFixture.commitment;
import static huiyu.core.fund.FundFixture.monthly;
import static huiyu.core.fund.FundFixture.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import huiyu.policy.assessment.Cadence;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class FundsTest {

    private static final String PROGRAMME = "jinan.monthly";

    private final FundFixture world = new FundFixture();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final int fuzhou = CoreDatabase.createCity(CoreDatabase.createProvince());

    @Test
    void approval_reserves_what_falls_due_this_year_and_no_more() {
        UUID fund = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "100000.00");

        world.reserve(jinan, commitment(id(), id(), PROGRAMME, monthly("2026-07-01", "2029-06-30", "600.00", List.of())));

        assertThat(world.balance(jinan, fund)).isEqualTo(new Fund.Balance(100_000_00, 96_400_00, 3_600_00, 0, 0, 0));
    }

    @Test
    void yearly_parts_of_later_years_and_what_is_payable_next_year_only_are_not_reserved_yet() {
        UUID fund = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "100000.00");

        world.reserve(jinan, commitment(id(), id(), PROGRAMME,
                FundFixture.segment(Cadence.YEAR, "2025-03-10", "2028-03-09", "3600.00", List.of()),
                once("2027-01-01", "10000.00", List.of())));

        assertThat(world.balance(jinan, fund).reservedFen()).isEqualTo(7_200_00);
    }

    @Test
    void shares_are_split_to_the_fen_and_the_most_local_funder_takes_the_rest() {
        UUID centre = world.createFund(jinan, "centre-1", Funder.CENTRE, PROGRAMME, "1000.00");
        UUID city = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "1000.00");

        world.reserve(jinan, commitment(id(), id(), PROGRAMME, once("2026-03-01", "100.07", CENTRE_90)));

        assertThat(world.balance(jinan, centre).reservedFen()).isEqualTo(90_06);
        assertThat(world.balance(jinan, city).reservedFen()).isEqualTo(10_01);
    }

    @Test
    void a_short_fund_refuses_by_name_and_amount_and_nothing_is_reserved_anywhere() {
        UUID centre = world.createFund(jinan, "centre-1", Funder.CENTRE, PROGRAMME, "5000.00");
        UUID city = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "300.00");
        Commitment tooMuch = commitment(id(), id(), PROGRAMME, once("2026-03-01", "3600.00", CENTRE_90));

        assertThatThrownBy(() -> world.reserve(jinan, tooMuch)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo("fund-short");
            assertThat(problem.arguments()).isEqualTo(Map.of("fund", "city-1", "year", 2026, "missingFen", 60_00L));
        });
        assertThat(world.balance(jinan, centre).reservedFen()).isZero();
        assertThat(world.balance(jinan, city).reservedFen()).isZero();
    }

    @Test
    void a_programme_without_a_fund_is_refused_by_name() {
        world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "300.00");

        assertThatThrownBy(() -> world.reserve(jinan, commitment(id(), id(), PROGRAMME, once("2026-03-01", "10.00", CENTRE_90))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.arguments())
                        .isEqualTo(Map.of("programme", PROGRAMME, "funder", "centre", "year", 2026)));
    }

    @Test
    void a_superseding_decision_releases_what_the_former_held() {
        UUID fund = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "10000.00");
        UUID child = id();
        world.reserve(jinan, commitment(id(), child, PROGRAMME, monthly("2026-01-01", "2026-12-31", "600.00", List.of())));

        world.reserve(jinan, commitment(id(), child, PROGRAMME, monthly("2026-01-01", "2026-12-31", "200.00", List.of())));
        assertThat(world.balance(jinan, fund).reservedFen()).isEqualTo(2_400_00);

        world.reserve(jinan, commitment(id(), child, PROGRAMME));
        assertThat(world.balance(jinan, fund)).isEqualTo(new Fund.Balance(10_000_00, 10_000_00, 0, 0, 0, 0));
    }

    @Test
    void what_was_drawn_before_is_not_reserved_again() {
        UUID fund = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "10000.00");
        UUID child = id();
        UUID decision = id();
        world.reserve(jinan, commitment(decision, child, PROGRAMME, monthly("2026-01-01", "2026-12-31", "600.00", List.of())));
        world.transactions.execute(jinan, tx -> world.charge(tx, charge(decision, child, "1800.00")));

        world.reserve(jinan, commitment(id(), child, PROGRAMME, monthly("2026-01-01", "2026-12-31", "600.00", List.of())));

        assertThat(world.balance(jinan, fund)).isEqualTo(new Fund.Balance(10_000_00, 2_800_00, 5_400_00, 1_800_00, 0, 0));
    }

    @Test
    void reserving_twice_for_one_decision_reserves_once() {
        UUID fund = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "10000.00");
        Commitment commitment = commitment(id(), id(), PROGRAMME, once("2026-02-01", "600.00", List.of()));

        world.reserve(jinan, commitment);
        world.reserve(jinan, commitment);

        assertThat(world.balance(jinan, fund).reservedFen()).isEqualTo(600_00);
    }

    @Test
    void a_line_takes_from_its_reservation_first_and_a_line_the_fund_cannot_bear_is_refused_while_others_go_on() {
        UUID fund = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "1000.00");
        UUID reservedChild = id();
        UUID decision = id();
        world.reserve(jinan, commitment(decision, reservedChild, PROGRAMME, once("2026-02-01", "600.00", List.of())));

        Charge reserved = charge(decision, reservedChild, "700.00");
        Charge tooMuch = charge(id(), id(), "300.01");
        Charge fits = charge(id(), id(), "300.00");
        Charge.Result result = world.transactions.run(jinan, tx -> world.charge(tx, reserved, tooMuch, fits));

        assertThat(result.accepted()).extracting(Charge.Accepted::lineId).containsExactly(reserved.lineId(), fits.lineId());
        assertThat(result.refused())
                .containsExactly(new Charge.Refused(tooMuch.lineId(), "fund-short", "city-1", Money.ofYuan("0.01")));
        assertThat(world.balance(jinan, fund)).isEqualTo(new Fund.Balance(1_000_00, 0, 0, 1_000_00, 0, 0));
    }

    @Test
    void a_set_off_part_stays_available_and_paid_and_cancelled_lines_move_on() {
        UUID fund = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "1000.00");
        UUID child = id();
        UUID decision = id();
        Charge paid = new Charge(id(), decision, child, PROGRAMME, FundShares.WHOLE, Money.ofYuan("600.00"), Money.ofYuan("480.00"));
        Charge cancelled = charge(decision, child, "100.00");

        world.transactions.execute(jinan, tx -> {
            Charge.Result result = world.charge(tx, paid, cancelled);
            world.funds.pay(tx, List.of(charged(paid, result.accepted().get(0))), "bank");
            world.funds.cancel(tx, List.of(charged(cancelled, result.accepted().get(1))), "finance-1");
        });

        assertThat(world.balance(jinan, fund)).isEqualTo(new Fund.Balance(1_000_00, 520_00, 0, 0, 480_00, 0));
        assertThat(world.postings(jinan, fund)).isEqualTo(world.slices(jinan, fund));
    }

    @Test
    void many_approvals_at_once_never_overdraw_and_the_postings_add_up() throws Exception {
        UUID fund = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "10000.00");
        UUID other = world.createFund(fuzhou, "city-1", Funder.CITY, PROGRAMME, "6000.00");
        List<Callable<Boolean>> approvals = IntStream.range(0, 240)
                .<Callable<Boolean>>mapToObj(i -> () -> approve(i % 2 == 0 ? jinan : fuzhou))
                .toList();

        long approved;
        try (var threads = Executors.newFixedThreadPool(8)) {
            approved = threads.invokeAll(approvals).stream().filter(done -> done.resultNow()).count();
        }

        assertThat(approved).isEqualTo(100 + 60);
        assertThat(world.balance(jinan, fund)).isEqualTo(new Fund.Balance(10_000_00, 0, 10_000_00, 0, 0, 0));
        assertThat(world.balance(fuzhou, other)).isEqualTo(new Fund.Balance(6_000_00, 0, 6_000_00, 0, 0, 0));
        assertThat(world.postings(jinan, fund)).isEqualTo(world.slices(jinan, fund));
        assertThat(world.postings(fuzhou, other)).isEqualTo(world.slices(fuzhou, other));
    }

    private boolean approve(int tenant) {
        try {
            world.reserve(tenant, commitment(id(), id(), PROGRAMME, once("2026-02-01", "100.00", List.of())));
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.code()).isEqualTo("fund-short");
            return false;
        }
    }

    @Test
    void the_database_refuses_postings_that_do_not_balance() {
        UUID fund = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "1.00");

        assertThatThrownBy(() -> world.transactions.execute(jinan, tx -> tx.dsl()
                        .execute(
                                """
                                insert into core.fund_journal (tenant_id, fund_id, kind, subject_id, accounts, amounts, posted_at, actor)
                                values (?, ?, 'payment', uuidv7(), '{ordered,paid}', '{-100,101}', now(), 'x')""",
                                jinan, fund)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("check_fund_journal_movement");
    }

    @Test
    void more_than_is_available_cannot_be_taken_back() {
        UUID fund = world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "100.00");

        assertThatThrownBy(() -> world.transactions.execute(
                        jinan, tx -> world.flow.allocate(tx, fund, -100_01, "济财社〔2026〕2号", "finance-1")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("fund-short"));
    }

    @Test
    void one_programme_has_one_fund_per_funder_and_year() {
        world.createFund(jinan, "city-1", Funder.CITY, PROGRAMME, "100.00");

        assertThatThrownBy(() -> world.createFund(jinan, "city-2", Funder.CITY, PROGRAMME, "100.00"))
                .isInstanceOfSatisfying(
                        ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("programme-has-fund"));
    }

    private static Charge charge(UUID decision, UUID child, String yuan) {
        return new Charge(
                id(), decision, child, PROGRAMME, FundShares.WHOLE, Money.ofYuan(yuan), Money.ofYuan(yuan));
    }

    private static Funds.Charged charged(Charge charge, Charge.Accepted accepted) {
        return new Funds.Charged(
                charge.lineId(), charge.decisionId(), charge.subjectId(), charge.programme(), accepted.parts());
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
