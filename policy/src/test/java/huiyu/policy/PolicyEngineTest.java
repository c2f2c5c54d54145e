package huiyu.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import huiyu.kernel.money.Money;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.Difference;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Explanation;
import huiyu.policy.assessment.PaidInstalment;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.definition.Text;
import huiyu.policy.fact.FactPool;
import huiyu.policy.fact.Facts;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyEngineTest {
    private static final PolicyBook BOOK = Books.book("""
        parameters:
          - key: city.monthly
            type: money_table
            values:
              - {value: {2: 600.00, 3+: 800.00}, from: 2023-01-01, to: 2025-12-31, cite: doc, quote: "600 yuan, 800 yuan"}
              - {value: {2: 650.00, 3+: 850.00}, from: 2026-01-01, cite: doc}
        programmes:
          - code: monthly
            conditions:
              - birth_date: {from: 2023-01-01}
              - birth_order: {at_least: 2}
              - alive: {death: month_paid}
              - place: {of: child}
            components:
              - {code: base, name: {zh: 补贴, en: Subsidy}, shape: {monthly_series@1: {amount: $city.monthly, until_age: 3}}}
              - code: extra
                shape: {supplement@1: {amount: 200.00, any_of: [dibao], until_age: 3}}
          - code: thirds
            conditions: [{place: {of: child}}]
            components: [{code: once, shape: {one_off@1: {amount: 100.00}}}]
            funders: [{party: nation, share: 0.333}, {party: province, share: 0.333}, {party: city}]
            payees: custody
        """);
    private static final FactPool POOL = new FactPool();
    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    private static Facts facts(Map<String, Object> child) {
        return POOL.facts(Map.of("child", Map.of("birth_date", "2024-03-15", "birth_order", 2, "household", "370102"),
            "family", Map.of("status", List.of()))).with(Map.of("child", child));
    }

    private static Assessment assess(String programme, Facts facts) {
        return PolicyEngine.assess(BOOK, AssessmentRequest.of(programme, DAY, facts));
    }

    @Test void many_questions_are_answered_in_their_order_and_who_is_alike_is_assessed_once() {
        AssessmentRequest second = AssessmentRequest.of("monthly", DAY, facts(Map.of()));
        AssessmentRequest third = AssessmentRequest.of("monthly", DAY, facts(Map.of("birth_order", 3)));
        AssessmentRequest twin = AssessmentRequest.of("monthly", DAY, facts(Map.of()));
        List<Assessment> all = PolicyEngine.assessAll(BOOK, List.of(second, third, twin));
        assertThat(all).containsExactly(PolicyEngine.assess(BOOK, second), PolicyEngine.assess(BOOK, third), PolicyEngine.assess(BOOK, twin));
        assertThat(all.get(2)).isSameAs(all.get(0)).isNotSameAs(all.get(1));
    }

    @Test void who_differs_in_nothing_the_rules_look_at_is_assessed_once() {
        AssessmentRequest one = AssessmentRequest.of("monthly", DAY, facts(Map.of("residence", "370102")));
        AssessmentRequest elsewhere = AssessmentRequest.of("monthly", DAY, facts(Map.of("residence", "370103")));
        List<Assessment> both = PolicyEngine.assessAll(BOOK, List.of(one, elsewhere));
        assertThat(both.get(1)).isSameAs(both.get(0)).isEqualTo(PolicyEngine.assess(BOOK, elsewhere));
    }

    @Test void a_series_splits_where_the_amount_changes_and_nowhere_else() {
        Assessment assessment = assess("monthly", facts(Map.of()));
        assertThat(assessment.verdict()).isEqualTo(Verdict.GRANTED);
        assertThat(assessment.segments()).extracting(EntitlementSegment::from, EntitlementSegment::to, EntitlementSegment::amount)
            .containsExactly(
                tuple(LocalDate.of(2024, 3, 1), LocalDate.of(2025, 12, 31), Money.ofYuan("600")),
                tuple(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 2, 28), Money.ofYuan("650")));
        assertThat(assessment.total()).isEqualTo(Money.ofYuan("22300"));
        assertThat(assessment.dueInMonth(YearMonth.of(2026, 1))).isEqualTo(Money.ofYuan("650"));
    }

    @Test void an_assessment_survives_storing_to_the_last_detail() {
        Assessment assessment = assess("monthly", facts(Map.of("death_date", "2025-02-03")));
        assertThat(Assessment.fromMap(assessment.toMap())).isEqualTo(assessment);
    }

    @Test void an_unknown_fact_is_asked_for_and_what_does_not_hang_on_it_is_certain() {
        Assessment assessment = assess("monthly", facts(Map.of()).with(Map.of("family", Map.of("status", "unknown"))));
        assertThat(assessment.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(assessment.questions()).extracting(question -> question.fact()).containsExactly("family.status");
        assertThat(assessment.questions().getFirst().text().zh()).contains("低保");
        assertThat(assessment.total()).isEqualTo(Money.ofYuan("22300"));
    }

    @Test void a_fact_that_cannot_change_a_refusal_is_not_asked_for() {
        Assessment assessment = assess("monthly", facts(Map.of("birth_order", 1, "household", "unknown")));
        assertThat(assessment.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(assessment.questions()).isEmpty();
        assertThat(assessment.reasons()).extracting(reason -> reason.code()).containsExactly("BIRTH_ORDER_NOT_COVERED");
    }

    @Test void an_assessment_explains_itself_in_both_languages_with_the_words_it_rests_on() {
        Assessment assessment = assess("monthly", facts(Map.of()));
        assertThat(zh(assessment)).contains("项目 月补贴（", "予以发放", "每月 600.00 元", "600 yuan, 800 yuan", "A document", "child.birth_order");
        assertThat(Explanation.en(assessment, NAME, Optional.empty())).contains("Programme Monthly subsidy (", "entitled", "600.00 yuan a month", "Document: A document");
        assertThat(zh(assess("monthly", facts(Map.of("birth_order", 1))))).contains("不予发放", "BIRTH_ORDER_NOT_COVERED");
    }

    @Test void an_assessment_says_what_changes_against_the_last_decision() {
        Assessment assessment = assess("monthly", facts(Map.of()));
        var item = new Explanation.Change(assessment.segments().getFirst().component(), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31),
            Money.ofYuan("600"), Money.ofYuan("500"));
        assertThat(Explanation.zh(assessment, NAME, Optional.of(new Explanation.Changes(Money.ofYuan("-1200"), List.of(item)))))
            .contains("合计减少 1200.00 元", "2027-01-01 至 2027-12-31，每期由 600.00 元调整为 500.00 元");
        assertThat(Explanation.en(assessment, NAME, Optional.of(new Explanation.Changes(Money.ofYuan("1200"), List.of()))))
            .contains("1200.00 yuan more in all");
        assertThat(Explanation.en(assessment, NAME, Optional.of(new Explanation.Changes(Money.ZERO, List.of())))).contains("the same amounts");
    }

    private static final Text NAME = new Text("月补贴", "Monthly subsidy");

    private static String zh(Assessment assessment) {
        return Explanation.zh(assessment, NAME, Optional.empty());
    }

    @Test void shares_of_funders_and_payees_sum_to_the_payment_in_whole_fen() {
        Assessment assessment = assess("thirds", facts(Map.of("custody_share", Map.of("mother", "0.335", "father", "0.665"))));
        assertThat(assessment.instalments().getFirst().byFunder())
            .containsExactly(Map.entry("nation", Money.ofYuan("33.30")), Map.entry("province", Money.ofYuan("33.30")), Map.entry("city", Money.ofYuan("33.40")));
        assertThat(Money.sum(assessment.instalments().getFirst().byPayee().values())).isEqualTo(Money.ofYuan("100"));
    }

    @Test void custody_shares_that_do_not_sum_to_one_are_an_error() {
        assertThatThrownBy(() -> assess("thirds", facts(Map.of("custody_share", Map.of("mother", "0.5", "father", "0.4")))))
            .isInstanceOf(PolicyException.class).hasMessageContaining("SHARES_MUST_SUM_TO_ONE");
    }

    @Test void a_difference_takes_back_and_pays_on_by_lines_of_its_own() {
        List<PaidInstalment> paid = List.of(
            paid("2024-03", "600"), paid("2024-04", "500"), paid("2024-05", "700"));
        Difference difference = Difference.between(paid, assess("monthly", facts(Map.of())).instalments());
        assertThat(difference.lines()).extracting(Difference.Line::amount).containsExactly(Money.ofYuan("100"), Money.ofYuan("-100"));
        assertThat(difference.recovery()).isEqualTo(Money.ofYuan("100"));
        assertThat(difference.arrears()).isEqualTo(Money.ofYuan("100"));
    }

    @Test void a_run_asks_for_its_month_only() {
        Assessment assessment = PolicyEngine.assess(BOOK,
            AssessmentRequest.of("monthly", DAY, facts(Map.of())).withUntil(LocalDate.of(2025, 6, 30)));
        assertThat(assessment.segments().getLast().to()).isEqualTo(LocalDate.of(2025, 6, 30));
    }

    @Test void a_birth_after_an_application_is_an_error_whatever_the_programme() {
        AssessmentRequest request = AssessmentRequest.of("monthly", DAY, facts(Map.of("birth_date", "2025-05-31")))
            .withApplications(List.of(Application.on(LocalDate.of(2025, 5, 30))));
        assertThatThrownBy(() -> PolicyEngine.assess(BOOK, request)).hasMessageContaining("BIRTH_DATE_AFTER_APPLICATION");
    }

    private static PaidInstalment paid(String month, String yuan) {
        YearMonth of = YearMonth.parse(month);
        return new PaidInstalment("base", of.atDay(1), of.atEndOfMonth(), Money.ofYuan(yuan));
    }
}
