package huiyu.core.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.api.cases.model.LifeEventReport;
import huiyu.core.casedesk.FamilyDesk;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseStatus;
import huiyu.core.casework.CaseworkContext;
import huiyu.core.casework.Changes;
import huiyu.core.casework.ReviewDesk;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.factsource.BureauDesk;
import huiyu.core.party.FactValue;
import huiyu.core.party.Origin;
import huiyu.core.question.FactStatements;
import huiyu.core.question.FactStatements.Statement;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BirthToDecisionTest {

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int province = CoreDatabase.createProvince();
    private final TestCity jinan = new TestCity(province);

    @BeforeEach
    void onMonday() {
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 2));
    }

    @Test
    void a_birth_opens_a_case_for_every_programme_without_anyone_applying_and_what_needs_nobody_is_decided() {
        LifeEventIntake.Outcome outcome = jinan.report(jinan.birth());

        assertThat(outcome.cases()).extracting(CaseFile::programme).containsExactly("test-bonus", "test-monthly");
        assertThat(jinan.caseOf(outcome.cases(), "test-bonus").status()).isEqualTo(CaseStatus.DECIDED);
        assertThat(jinan.caseOf(outcome.cases(), "test-monthly").status()).isEqualTo(CaseStatus.IN_REVIEW);
        Decision bonus = decision(outcome.event().subjectId(), "test-bonus");
        assertThat(bonus.isGranted()).isTrue();
        assertThat(bonus.automatic()).isTrue();
        assertThat(bonus.total()).isEqualTo(Money.ofYuan("1000.00"));
    }

    @Test
    void the_same_report_twice_is_one_event_one_family_and_the_same_cases() {
        LifeEventReport report = jinan.birth();
        LifeEventIntake.Outcome first = jinan.report(report);
        LifeEventIntake.Outcome again = jinan.report(report);

        assertThat(again.event().id()).isEqualTo(first.event().id());
        assertThat(again.cases()).extracting(CaseFile::id)
                .containsExactlyInAnyOrderElementsOf(first.cases().stream().map(CaseFile::id).toList());
    }

    @Test
    void another_report_under_the_same_number_is_refused() {
        LifeEventReport report = jinan.birth();
        jinan.report(report);
        LifeEventReport other = jinan.birth();
        other.setEventNumber(report.getEventNumber());

        assertThatThrownBy(() -> jinan.report(other))
                .isInstanceOfSatisfying(ProblemException.class, problem ->
                        assertThat(problem.code()).isEqualTo("event-number-reused"));
    }

    @Test
    void the_same_birth_by_another_reporter_joins_the_cases_that_are_there() {
        LifeEventReport report = jinan.birth();
        LifeEventIntake.Outcome first = jinan.report(report);
        report.setEventNumber("from-the-registry-office");
        LifeEventIntake.Outcome second = jinan.report(report);

        assertThat(second.event().subjectId()).isEqualTo(first.event().subjectId());
        assertThat(count("core.case_file")).isEqualTo(2);
        assertThat(count("core.decision")).isEqualTo(1);
    }

    @Test
    void a_missing_fact_becomes_a_task_named_by_its_question_and_recording_it_decides_the_case() {
        LifeEventIntake.Outcome outcome = jinan.report(jinan.birthWithoutOrder());
        CaseFile bonus = jinan.caseOf(outcome.cases(), "test-bonus");
        assertThat(bonus.status()).isEqualTo(CaseStatus.AWAITING_FACTS);
        assertThat(openTasks(bonus.id(), "missing-fact")).containsExactly("child.birth_order");

        transactions.execute(jinan.id, tx -> CaseworkContext.get(FactStatements.class).record(
                tx, bonus.subjectId(), "facts",
                List.of(new Statement("child.birth_order", Optional.of(2), Optional.empty(), Optional.empty())),
                Origin.of("declared", "mother")));
        TestCity.followUp();

        assertThat(openTasks(bonus.id(), "missing-fact")).isEmpty();
        assertThat(decision(bonus.subjectId(), "test-bonus").isGranted()).isTrue();
    }

    @Test
    void the_clock_stands_still_while_the_family_is_asked() {
        CaseFile bonus = jinan.caseOf(jinan.report(jinan.birthWithoutOrder()).cases(), "test-bonus");
        ReviewDesk desk = CaseworkContext.get(ReviewDesk.class);
        assertThat(desk.isPaused(jinan.id, bonus.id())).isTrue();
        assertThat(desk.dueOn(jinan.id, bonus.id())).isEqualTo(LocalDate.of(2026, 11, 30));

        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 9));
        transactions.execute(jinan.id, tx -> CaseworkContext.get(FactStatements.class).record(
                tx, bonus.subjectId(), "facts",
                List.of(new Statement("child.birth_order", Optional.of(2), Optional.empty(), Optional.empty())),
                Origin.of("declared", "mother")));
        TestCity.followUp();
        assertThat(desk.isPaused(jinan.id, bonus.id())).isFalse();
        // All 20 working days were left; the week of waiting is not ours.
        assertThat(desk.dueOn(jinan.id, bonus.id())).isEqualTo(LocalDate.of(2026, 12, 7));
    }

    @Test
    void a_family_that_has_answered_before_the_letter_goes_out_is_not_asked_by_letter() {
        CaseFile bonus = jinan.caseOf(jinan.report(jinan.birthWithoutOrder()).cases(), "test-bonus");
        assertThat(questionLetters(bonus)).containsExactly("pending");

        transactions.execute(jinan.id, tx -> {
            CaseworkContext.get(FactStatements.class).record(
                    tx, bonus.subjectId(), "facts",
                    List.of(new Statement("child.birth_order", Optional.of(2), Optional.empty(), Optional.empty())),
                    Origin.of("declared", "mother"));
            CaseworkContext.get(Changes.class).look(tx, bonus.subjectId(), Optional.empty());
        });
        TestCity.followUp();

        assertThat(questionLetters(bonus)).containsExactly("undeliverable");
    }

    private List<String> questionLetters(CaseFile file) {
        return transactions.read(jinan.id, read -> read.dsl()
                .fetch("select status from core.notice where tenant_id = ? and about_id = ? and template_code = 'case.questions'", jinan.id, file.id())
                .getValues(0, String.class));
    }

    @Test
    void a_silent_bureau_leaves_the_task_and_its_answer_brings_the_case_on() {
        LifeEventReport report = jinan.birthWithoutOrder();
        String certificate = report.getBirth().getChild().getBirthCertificate();
        BureauDesk bureaus = CaseworkContext.get(BureauDesk.class);
        FactValue second = FactValue.always("birth_order", 2);
        bureaus.keepsSilent(jinan.id, "health", certificate, second);

        CaseFile bonus = jinan.caseOf(jinan.report(report).cases(), "test-bonus");
        bureaus.poll();
        TestCity.followUp();
        assertThat(openTasks(bonus.id(), "missing-fact")).containsExactly("child.birth_order");
        assertThat(CaseworkContext.get(FamilyDesk.class).awaited(jinan.clerk(), bonus.id()))
                .containsExactly("child.birth_order health");

        bureaus.answers(jinan.id, "health", certificate, second);
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 3));
        bureaus.poll();
        TestCity.followUp();
        assertThat(openTasks(bonus.id(), "missing-fact")).isEmpty();
        assertThat(decision(bonus.subjectId(), "test-bonus").isGranted()).isTrue();
        assertThat(CaseworkContext.get(FamilyDesk.class).awaited(jinan.clerk(), bonus.id())).isEmpty();
    }

    @Test
    void a_bureau_that_has_no_record_leaves_the_question_to_people_and_is_asked_once() {
        CaseFile bonus = jinan.caseOf(jinan.report(jinan.birthWithoutOrder()).cases(), "test-bonus");
        CaseworkContext.get(BureauDesk.class).poll();
        TestCity.followUp();

        assertThat(openTasks(bonus.id(), "missing-fact")).containsExactly("child.birth_order");
        assertThat(count("core.fact_request")).isEqualTo(1);
        assertThat(CaseworkContext.get(FamilyDesk.class).awaited(jinan.clerk(), bonus.id())).isEmpty();
    }

    @Test
    void a_claim_that_is_not_covered_gets_a_refusing_decision_with_its_reason() {
        LifeEventReport third = jinan.birth();
        third.getBirth().getChild().birthOrder(3);
        LifeEventIntake.Outcome outcome = jinan.report(third);

        Decision refused = decision(outcome.event().subjectId(), "test-bonus");
        assertThat(refused.isGranted()).isFalse();
        assertThat(refused.assessment().reasons()).extracting(reason -> reason.code())
                .contains("BIRTH_ORDER_NOT_COVERED");
    }

    @Test
    void an_amount_that_ended_is_never_bridged_but_left_to_a_person_by_name() {
        CaseworkContext.CLOCK.set(LocalDate.of(2027, 8, 2));
        LifeEventReport late = jinan.birth();
        late.setOccurredOn(LocalDate.of(2027, 7, 20));
        late.getBirth().getChild().setBirthDate(LocalDate.of(2027, 7, 20));
        LifeEventIntake.Outcome outcome = jinan.report(late);

        CaseFile bonus = jinan.caseOf(outcome.cases(), "test-bonus");
        assertThat(bonus.status()).isEqualTo(CaseStatus.AWAITING_PERSON);
        assertThat(openTasks(bonus.id(), "unfinished")).containsExactly("PARAMETER_ENDED");
        assertThat(reasonOfTask(bonus.id())).contains("test.bonus");
    }

    @Test
    void a_birth_in_the_future_is_refused_by_field_and_rule() {
        LifeEventReport report = jinan.birth();
        report.setOccurredOn(LocalDate.of(2026, 12, 24));

        assertThatThrownBy(() -> jinan.report(report))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(field -> field.field() + " " + field.rule())
                        .containsExactly("occurredOn date-in-future"));
        assertThat(count("core.life_event")).isZero();
    }

    @Test
    void a_wrong_check_digit_is_refused_by_field_and_nothing_is_half_written() {
        LifeEventReport report = jinan.birth();
        String right = report.getBirth().getParents().getFirst().getCitizenId();
        char last = right.charAt(17) == '0' ? '1' : '0';
        report.getBirth().getParents().getFirst().setCitizenId(right.substring(0, 17) + last);

        assertThatThrownBy(() -> jinan.report(report))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(field -> field.field())
                        .containsExactly("birth.parents[0].citizenId"));
        assertThat(count("core.person")).isZero();
    }

    @Test
    void a_birth_that_contradicts_the_file_is_kept_and_a_person_is_asked_who_the_mother_is() {
        LifeEventReport report = jinan.birth();
        jinan.report(report);
        LifeEventReport otherMother = jinan.birth();
        otherMother.getBirth().getChild().setBirthCertificate(report.getBirth().getChild().getBirthCertificate());
        LifeEventIntake.Outcome outcome = jinan.report(otherMother);

        assertThat(outcome.event().subjectId()).isNotNull();
        assertThat(count("core.case_file")).isEqualTo(2);
    }

    @Test
    void a_short_fund_stops_an_automatic_decision_with_its_reason_and_nothing_is_half_written() {
        TestCity poor = new TestCity(province, "999.99");
        LifeEventIntake.Outcome outcome = poor.report(poor.birth());

        CaseFile bonus = poor.caseOf(outcome.cases(), "test-bonus");
        assertThat(bonus.status()).isEqualTo(CaseStatus.AWAITING_PERSON);
        assertThat(transactions.<Integer>read(poor.id, read -> read.dsl()
                        .fetchSingle("select count(*) from core.decision").get(0, int.class)))
                .isZero();
        assertThat(transactions.<String>read(poor.id, read -> read.dsl()
                        .fetchSingle("select subject from core.task where case_id = ? and kind = 'unfinished'", bonus.id())
                        .get(0, String.class)))
                .isEqualTo("fund-short");
    }

    @Test
    void two_cities_at_once_grant_one_child_only_once_and_the_second_learns_no_more_than_that() {
        TestCity fuzhou = new TestCity(province);
        LifeEventReport report = jinan.birth();
        jinan.report(report);
        report.getBirth().getChild().setHouseholdDivision(fuzhou.division);
        LifeEventIntake.Outcome second = fuzhou.report(report);

        Decision refused = transactions.read(fuzhou.id, read -> CaseworkContext.get(Decisions.class)
                .findStanding(read, second.event().subjectId(), "test-bonus").orElseThrow());
        assertThat(refused.isGranted()).isFalse();
        assertThat(refused.assessment().reasons()).extracting(reason -> reason.code())
                .containsExactly("CLAIMED_ELSEWHERE");
    }

    @Test
    void a_corrected_birth_order_leads_to_a_new_decision_and_a_difference_and_never_to_an_edit() {
        LifeEventIntake.Outcome born = jinan.report(jinan.birth());
        UUID child = born.event().subjectId();
        Decision former = decision(child, "test-bonus");

        transactions.execute(jinan.id, tx -> CaseworkContext.get(FactStatements.class).record(
                tx, child, "facts", List.of(new Statement("child.birth_order", Optional.of(3), Optional.empty(), Optional.empty())),
                Origin.of("staff", "clerk")));
        TestCity.followUp();

        Decision now = decision(child, "test-bonus");
        assertThat(now.supersedes()).contains(former.id());
        assertThat(now.isGranted()).isFalse();
        assertThat(now.difference().total()).isEqualTo(Money.ofYuan("-1000.00"));
        TestCity.followUp();
        assertThat(decision(child, "test-bonus").id()).isEqualTo(now.id());
    }

    private Decision decision(UUID child, String programme) {
        return transactions.read(
                jinan.id, read -> CaseworkContext.get(Decisions.class).findStanding(read, child, programme).orElseThrow());
    }

    private List<String> openTasks(UUID caseId, String kind) {
        return transactions.read(jinan.id, read -> read.dsl()
                .resultQuery("select subject from core.task where case_id = ? and kind = ? and state <> 'done'", caseId, kind)
                .fetch("subject", String.class));
    }

    private String reasonOfTask(UUID caseId) {
        return transactions.read(jinan.id, read -> read.dsl()
                .fetchSingle("select reason_zh from core.task where case_id = ? and kind = 'unfinished'", caseId)
                .get(0, String.class));
    }

    private int count(String table) {
        return transactions.read(
                jinan.id, read -> read.dsl().fetchSingle("select count(*) from " + table).get(0, int.class));
    }
}
