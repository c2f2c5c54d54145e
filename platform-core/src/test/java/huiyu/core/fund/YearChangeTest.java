package huiyu.core.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.casework.CaseStatus;
import huiyu.core.casework.CaseworkContext;
import huiyu.core.casework.ReviewDesk;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fundyear.YearReservations;
import huiyu.core.identity.Role;
import huiyu.core.lifeevent.TestCity;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A child born in October 2026 gets 600 yuan a month for three years; funds are of one year. */
class YearChangeTest {

    private static final String PROGRAMME = "test-monthly";
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private final FundFixture world = new FundFixture();
    private final TestCity jinan = new TestCity(CoreDatabase.createProvince(), "8000.00");

    @BeforeEach
    void decidedInNovember() {
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 2));
        assertThat(decide(jinan)).isEqualTo(CaseStatus.DECIDED);
        assertThat(balance(jinan, 2026).reservedFen()).isEqualTo(3 * 600_00);
    }

    @AfterEach
    void theClockGoesBack() {
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 2));
    }

    @Test
    void when_the_year_has_begun_what_falls_due_in_it_is_bound_before_new_decisions_take_the_money() {
        nightOf(LocalDate.of(2026, 12, 31));
        assertThat(balance(jinan, 2026).reservedFen()).as("bound already").isEqualTo(3 * 600_00);
        assertThat(balance(jinan, 2027).reservedFen()).as("not begun").isZero();

        nightOf(NEW_YEAR);
        assertThat(balance(jinan, 2027).reservedFen()).isEqualTo(12 * 600_00);
        nightOf(NEW_YEAR.plusDays(1));
        assertThat(balance(jinan, 2027).reservedFen()).as("bound once").isEqualTo(12 * 600_00);
        assertThat(world.postings(jinan.id, fund(jinan, 2027))).isEqualTo(world.slices(jinan.id, fund(jinan, 2027)));
        assertThatThrownBy(() -> decide(jinan)).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("fund-short"));
    }

    @Test
    void where_the_money_does_not_suffice_it_is_told_and_tried_again_every_night() {
        TestCity poor = new TestCity(CoreDatabase.createProvince(), "5000.00");
        decide(poor);

        nightOf(NEW_YEAR);
        assertThat(balance(poor, 2027).reservedFen()).isZero();
        assertThat(pass(poor).get("short_of", int.class)).isEqualTo(1);
        assertThat(pass(poor).get("short_code", String.class)).isEqualTo("fund-short");

        world.allocate(poor.id, fund(poor, 2027), "5000.00");
        nightOf(NEW_YEAR.plusDays(1));
        assertThat(balance(poor, 2027).reservedFen()).isEqualTo(12 * 600_00);
        assertThat(pass(poor).get("short_of", int.class)).isZero();
    }

    @Test
    void what_the_old_year_never_paid_is_bound_in_the_new_one_once_the_old_one_is_closed() {
        nightOf(NEW_YEAR);
        CaseworkContext.CLOCK.set(NEW_YEAR.plusDays(14));
        ClosingFlow closing = CaseworkContext.get(ClosingFlow.class);
        world.transactions.execute(jinan.id, tx -> closing.propose(tx, 2026, true, "文号", finance("finance-1")));
        world.transactions.execute(jinan.id, tx -> closing.approve(tx, 2026, finance("finance-2")));

        nightOf(NEW_YEAR.plusDays(15));
        assertThat(balance(jinan, 2027).reservedFen()).isEqualTo(15 * 600_00);
    }

    private static void nightOf(LocalDate day) {
        CaseworkContext.CLOCK.set(day);
        CaseworkContext.get(YearReservations.class).run();
    }

    private static CaseStatus decide(TestCity city) {
        UUID caseId = city.caseOfBirth(PROGRAMME);
        CaseworkContext.get(ReviewDesk.class).approve(city.clerk(), caseId);
        return CaseworkContext.get(ReviewDesk.class).approve(city.reviewer(), caseId).status();
    }

    private huiyu.core.identity.Actor finance(String name) {
        return jinan.actor(name, Role.FINANCE_OFFICER, Optional.empty());
    }

    private UUID fund(TestCity city, int year) {
        return world.transactions.read(city.id, read -> world.store.findByCode(read, PROGRAMME, year)).orElseThrow().id();
    }

    private Fund.Balance balance(TestCity city, int year) {
        return world.balance(city.id, fund(city, year));
    }

    private Record pass(TestCity city) {
        return world.transactions.read(city.id, read -> read.dsl().fetchSingle(
                "select * from core.fund_year_pass where tenant_id = ? and fiscal_year = 2027 and programme = ?",
                city.id, PROGRAMME));
    }
}
