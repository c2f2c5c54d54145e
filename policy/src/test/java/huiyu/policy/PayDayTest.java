package huiyu.policy;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Instalment;
import huiyu.policy.fact.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When each month of a monthly amount may be paid, by the payment calendar of the programme. */
class PayDayTest {

    private static final String PROGRAMMES = """
            parameters:
              - {key: amount, type: money, name: {zh: 标准, en: Amount}, values: [{value: 600.00, from: 2023-01-01, basis: reading}]}
            programmes:
            """;

    @Test void what_is_paid_at_once_is_one_run_each_month_payable_as_it_comes() {
        Assessment assessment = assess("{after_approval: {within: 10, unit: days}}");
        assertThat(assessment.segments()).hasSize(1);
        assertThat(payable(assessment, "2026-04")).isEqualTo("2026-04-01");
    }

    @Test void a_calendar_of_fixed_months_gathers_the_months_to_come_too() {
        Assessment assessment = assess("{in_months: {months: [3, 6, 9, 12], covers: same_month}}");
        assertThat(payable(assessment, "2026-02")).as("of the months before approval, the first pay month").isEqualTo("2026-03-01");
        assertThat(payable(assessment, "2026-03")).isEqualTo("2026-03-01");
        assertThat(payable(assessment, "2026-04")).isEqualTo("2026-06-01");
        assertThat(payable(assessment, "2026-06")).isEqualTo("2026-06-01");
        assertThat(payable(assessment, "2026-12")).isEqualTo("2026-12-01");
        assertThat(payable(assessment, "2027-01")).isEqualTo("2027-03-01");
    }

    @Test void earlier_quarters_are_paid_in_the_first_pay_month_after_them_whatever_year_that_is() {
        Assessment assessment = assess("{after_quarter: {within: 15, unit: days}}");
        assertThat(payable(assessment, "2026-02")).isEqualTo("2026-04-01");
        assertThat(payable(assessment, "2026-05")).isEqualTo("2026-07-01");
        assertThat(payable(assessment, "2026-12")).isEqualTo("2027-01-01");
    }

    @Test void parts_that_differ_in_their_pay_day_only_read_as_one() {
        Assessment quarterly = assess("{in_months: {months: [3, 6, 9, 12], covers: same_month}}");
        Assessment monthly = assess("{after_approval: {within: 10, unit: days}}");
        assertThat(quarterly.segments().size()).isGreaterThan(8);
        List<EntitlementSegment> joined = EntitlementSegment.joined(quarterly.segments());
        assertThat(joined).singleElement().satisfies(one -> {
            assertThat(one.from()).isEqualTo(monthly.segments().getFirst().from());
            assertThat(one.to()).isEqualTo(monthly.segments().getFirst().to());
        });
        assertThat(quarterly.total()).isEqualTo(monthly.total());
    }

    private static String payable(Assessment assessment, String month) {
        return assessment.instalments().stream().filter(one -> one.from().toString().startsWith(month)).map(Instalment::payableFrom)
            .findFirst().orElseThrow().toString();
    }

    private static Assessment assess(String payment) {
        PolicyBook book = Books.book(PROGRAMMES + """
              - code: monthly
                name: {zh: 月补贴, en: Monthly subsidy}
                payment: %s
                components:
                  - code: base
                    name: {zh: 月补贴, en: Monthly subsidy}
                    shape: {monthly_series@1: {amount: $amount, first_month: birth_month, last_month: month_before_birthday, until_age: 3}}
            """.formatted(payment));
        LocalDate approved = LocalDate.of(2026, 2, 10);
        return PolicyEngine.assess(book, AssessmentRequest.of("monthly", approved, Facts.of(Map.of("child", Map.of("birth_date", "2026-01-05"))))
            .withApplications(List.of(Application.on(approved))).withApprovedOn(approved));
    }
}
