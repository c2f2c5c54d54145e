package huiyu.core.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.api.cases.model.LifeEventReport;
import huiyu.core.casedesk.FamilyDesk;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseStatus;
import huiyu.core.casework.CaseworkContext;
import huiyu.core.casework.ReviewDesk;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.party.TestNumbers;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewChainStoryTest {

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int province = CoreDatabase.createProvince();
    private final TestCity jinan = new TestCity(province);
    private CaseFile file;

    @BeforeEach
    void aBirthIsReported() {
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 2));
        file = jinan.caseOf(jinan.report(jinan.birth()).cases(), "test-monthly");
    }

    @Test
    void a_case_walks_the_chain_level_by_level_and_the_last_approval_decides_it() {
        CaseFile afterFirst = desk().approve(jinan.clerk(), file.id());
        assertThat(afterFirst.status()).isEqualTo(CaseStatus.IN_REVIEW);
        CaseFile decided = desk().approve(jinan.reviewer(), file.id());

        assertThat(decided.status()).isEqualTo(CaseStatus.DECIDED);
        Decision decision = decision(jinan, file);
        assertThat(decision.automatic()).isFalse();
        assertThat(decision.decidedBy()).isEqualTo("reviewer-1");
        assertThat(decision.total()).isEqualTo(Money.ofYuan("600.00").times(36));
    }

    @Test
    void the_promise_is_counted_by_the_official_calendar_and_stands_when_policy_changes() {
        // 20 working days after Monday 2 November, which does not count.
        assertThat(desk().dueOn(jinan.id, file.id())).isEqualTo(LocalDate.of(2026, 11, 30));

        CaseworkContext.CLOCK.set(LocalDate.of(2027, 1, 4));
        desk().approve(jinan.clerk(), file.id());
        assertThat(desk().dueOn(jinan.id, file.id())).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(desk().promiseDays(jinan.id, file.id())).isEqualTo(20);
    }

    @Test
    void returning_for_correction_stops_the_clock_and_handing_in_again_goes_on_with_the_days_left() {
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 27));
        CaseFile returned = desk().giveBack(jinan.clerk(), file.id(), "出生医学证明不清晰");
        assertThat(returned.status()).isEqualTo(CaseStatus.RETURNED);

        CaseworkContext.CLOCK.set(LocalDate.of(2026, 12, 14));
        CaseFile again = desk().resubmit(jinan.clerk(), file.id());

        assertThat(again.status()).isEqualTo(CaseStatus.IN_REVIEW);
        // One working day was left on Friday 27 November; one working day after Monday 14 December.
        assertThat(desk().dueOn(jinan.id, file.id())).isEqualTo(LocalDate.of(2026, 12, 15));
    }

    @Test
    void the_same_person_never_does_two_steps_of_a_case() {
        Actor both = new Actor(
                "everything", "小王", jinan.id, java.util.Set.of(Role.CASEWORKER, Role.REVIEWER),
                java.util.Set.of("case.review"), Optional.of(jinan.district), Optional.empty());
        desk().approve(both, file.id());

        assertThatThrownBy(() -> desk().approve(both, file.id())).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("four-eyes-in-case"));
    }

    @Test
    void nobody_decides_the_own_familys_case() {
        desk().recuse(jinan.id, "clerk-1", file.subjectId());

        assertThatThrownBy(() -> desk().approve(jinan.clerk(), file.id())).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("own-family"));
    }

    @Test
    void a_relative_by_citizen_id_neither_judges_nor_is_told_who_else_is_family() {
        LifeEventReport second = jinan.birth();
        second.getBirth().getParents().getFirst().setCitizenId(TestNumbers.citizenId(LocalDate.of(1990, 5, 6)));
        CaseFile theirs = jinan.caseOf(jinan.report(second).cases(), "test-monthly");
        desk().link(jinan.id, "clerk-1", second.getBirth().getParents().getFirst().getCitizenId());
        assertThatThrownBy(() -> desk().approve(jinan.clerk(), theirs.id())).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("own-family"));
        assertThat(desk().approve(jinan.clerk(), file.id()).status()).isEqualTo(CaseStatus.IN_REVIEW);
    }

    @Test
    void a_promise_into_a_year_without_calendar_is_provisional_and_final_once_it_is_published() {
        CaseworkContext.CLOCK.set(LocalDate.of(2027, 12, 24));
        CaseFile late = jinan.caseOf(jinan.report(jinan.birth()).cases(), "test-monthly");
        // Seven plain weekdays after Friday 24 December 2027.
        assertThat(desk().isProvisional(jinan.id, late.id())).isTrue();
        assertThat(desk().dueOn(jinan.id, late.id())).isEqualTo(LocalDate.of(2028, 1, 4));
        // Twenty plain weekdays: the level has a date of its own.
        assertThat(desk().reviewDueOn(jinan.id, late.id())).isEqualTo(LocalDate.of(2028, 1, 21));
        assertThat(desk().recountPromises()).isZero();
        int version = desk().version(jinan.id, late.id());
        CaseworkContext.publishNextCalendar(true);
        try {
            assertThat(desk().recountPromises()).isEqualTo(2);
            assertThat(desk().isProvisional(jinan.id, late.id())).isFalse();
            // 3 and 4 January turned out to be days off.
            assertThat(desk().dueOn(jinan.id, late.id())).isEqualTo(LocalDate.of(2028, 1, 6));
            assertThat(desk().reviewDueOn(jinan.id, late.id())).isEqualTo(LocalDate.of(2028, 1, 25));
            assertThat(desk().version(jinan.id, late.id())).isEqualTo(version);
            assertThat(desk().recountPromises()).isZero();
        } finally {
            CaseworkContext.publishNextCalendar(false);
        }
    }

    @Test
    void a_step_belongs_to_its_role_and_its_org_unit() {
        Actor reviewer = jinan.reviewer();
        assertThatThrownBy(() -> desk().approve(reviewer, file.id())).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("step-not-yours"));

        Actor fromTheStreet = jinan.actor("street-clerk", Role.CASEWORKER, Optional.of(jinan.street));
        assertThatThrownBy(() -> desk().approve(fromTheStreet, file.id())).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("step-not-yours"));
    }

    @Test
    void a_verdict_on_a_version_that_has_changed_is_refused() {
        assertThatThrownBy(() -> desk().approve(jinan.clerk(), file.id(), file.version() - 1)).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("case-changed"));
    }

    @Test
    void two_reviewers_at_once_decide_a_case_exactly_once() throws Exception {
        desk().approve(jinan.clerk(), file.id());
        Actor one = jinan.actor("reviewer-a", Role.REVIEWER, Optional.empty());
        Actor other = jinan.actor("reviewer-b", Role.REVIEWER, Optional.empty());
        int version = desk().version(jinan.id, file.id());
        var task = desk().openReview(jinan.id, file.id());

        List<Callable<CaseFile>> both = List.of(
                () -> desk().approve(one, task, version), () -> desk().approve(other, task, version));
        int decided = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<CaseFile> verdict : threads.invokeAll(both)) {
                decided += verdict.state() == Future.State.SUCCESS ? 1 : 0;
            }
        }

        assertThat(decided).isEqualTo(1);
        assertThat(transactions.<Integer>read(jinan.id, read -> read.dsl()
                        .fetchSingle("select count(*) from core.decision where case_id = ?", file.id())
                        .get(0, int.class)))
                .isEqualTo(1);
    }

    @Test
    void a_short_fund_is_told_to_the_reviewer_and_the_verdict_is_not_half_written() {
        TestCity poor = new TestCity(province, "1000.01");
        CaseFile monthly = poor.caseOf(poor.report(poor.birth()).cases(), "test-monthly");
        desk().approve(poor.clerk(), monthly.id());

        assertThatThrownBy(() -> desk().approve(poor.reviewer(), monthly.id())).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("fund-short"));
        assertThat(desk().status(poor.id, monthly.id())).isEqualTo(CaseStatus.IN_REVIEW);
    }

    @Test
    void replaying_a_decision_on_what_it_froze_gives_the_same_fen() {
        desk().approve(jinan.clerk(), file.id());
        desk().approve(jinan.reviewer(), file.id());
        Decision decision = decision(jinan, file);

        assertThat(desk().replaysTheSame(jinan.id, decision.id())).isTrue();
    }

    @Test
    void a_death_leads_to_a_new_decision_that_supersedes_and_a_negative_difference() {
        desk().approve(jinan.clerk(), file.id());
        desk().approve(jinan.reviewer(), file.id());
        Decision former = decision(jinan, file);

        CaseworkContext.CLOCK.set(LocalDate.of(2027, 3, 10));
        CaseFile change = jinan.caseOf(
                jinan.report(jinan.death(file.subjectId(), LocalDate.of(2027, 3, 8))).cases(), "test-monthly");
        assertThatThrownBy(() -> CaseworkContext.get(FamilyDesk.class).withdraw(jinan.clerk(), change.id()))
                .isInstanceOfSatisfying(ProblemException.class, problem ->
                        assertThat(problem.code()).isEqualTo("change-not-withdrawn"));
        desk().approve(jinan.clerk(), change.id());
        desk().approve(jinan.reviewer(), change.id());

        Decision now = decision(jinan, file);
        assertThat(now.supersedes()).contains(former.id());
        // October 2026 to March 2027, the month of death paid.
        assertThat(now.total()).isEqualTo(Money.ofYuan("3600.00"));
        assertThat(now.difference().total()).isEqualTo(Money.ofYuan("600.00").times(6 - 36));
    }

    @Test
    void the_guardian_is_told_once_and_in_both_languages() {
        desk().approve(jinan.clerk(), file.id());
        desk().approve(jinan.reviewer(), file.id());
        TestCity.followUp();
        TestCity.followUp();

        List<String> bodies = transactions.read(jinan.id, read -> read.dsl()
                .resultQuery("select body_zh || body_en from core.notice where status = 'sent' and about_id = ?", decision(jinan, file, read).id())
                .fetch(0, String.class));
        assertThat(bodies).hasSize(1);
        assertThat(bodies.getFirst()).contains("小满", "21600.00", "was granted");
    }

    private static ReviewDesk desk() {
        return CaseworkContext.get(ReviewDesk.class);
    }

    private Decision decision(TestCity city, CaseFile of) {
        return transactions.read(city.id, read -> decision(city, of, read));
    }

    private static Decision decision(TestCity city, CaseFile of, huiyu.core.db.Read read) {
        return CaseworkContext.get(Decisions.class).findStanding(read, of.subjectId(), of.programme()).orElseThrow();
    }
}
