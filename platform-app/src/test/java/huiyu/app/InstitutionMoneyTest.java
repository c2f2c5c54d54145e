package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Jinan pays its nurseries: 50,000 once and 400 for each child-month at the guide price; from the day's attendance to the
 * nursery's account, and back when a day turns out wrong.
 */
class InstitutionMoneyTest extends PlatformTest {

    private static final String OPERATING = "jinan-childcare-operating";
    private static final String ENROLMENT = "jinan-childcare-enrolment";
    private static final YearMonth MONTH = YearMonth.now(FundFixture.CHINA).minusMonths(1);
    private static final DSLContext OWNER = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);

    /** One for all tests: adopting a policy runs all its cases. */
    private static ChildcareCity jinan;

    @BeforeEach
    void jinanPaysNurseries() {
        if (jinan != null) {
            return;
        }
        jinan = ChildcareCity.inheriting(mvc, "shandong-jinan");
        jinan.read("childcare.guide_price", "{\"full_day\": 2000}", LocalDate.of(2020, 1, 1));
        for (int year = MONTH.getYear(); year <= MONTH.getYear() + 1; year++) {
            new FundFixture().createFund(jinan.id, "operating", Funder.CITY, OPERATING, year, "200000.00");
            new FundFixture().createFund(jinan.id, "enrolment", Funder.CITY, ENROLMENT, year, "100000.00");
        }
    }

    @Test
    void a_nursery_is_paid_for_a_month_told_so_and_pays_back_when_a_day_was_wrong() {
        String sun = openSince("SUN-1", 180_000);
        String child = enrolled(sun, MONTH.atDay(1));
        String other = enrolled(sun, MONTH.atDay(1));
        List<LocalDate> days = workingDays();
        comes(sun, child, days);
        comes(sun, other, days.subList(0, days.size() / 2));

        String caseId = text(ok(apply(sun, ENROLMENT), 201), "$.caseId");
        MvcTestResult asked = ok(jinan.as("caseworker").get("/cases/" + caseId), 200);
        assertThat(body(asked)).as("no month is reported yet").contains("institution.quantity.child_months");
        MvcTestResult closed = ok(close(sun), 200);
        assertThat(text(closed, "$.childMonths")).isEqualTo("2");
        events.dispatchAll();
        MvcTestResult decided = decide(caseId);
        assertThat(text(decided, "$.status")).isEqualTo("decided");

        MvcTestResult subsidies = ok(jinan.system(sun).get("/childcare/institutions/" + sun + "/subsidies"), 200);
        assertThat(text(subsidies, "$[0].grantedFen")).isEqualTo("80000");
        String decision = text(subsidies, "$[0].decisionId");
        assertThat(body(ok(jinan.as("auditor").get("/cases/" + caseId + "/explanation"), 200))).contains("800.00 元").contains("400 yuan per person per month");
        String file = text(subsidies, "$[0].organisationId");
        assertThat(text(ok(jinan.as("auditor").get("/notices?personId=" + file), 200), "$.items[*].templateCode")).contains("decision.granted");

        account(sun);
        jinan.pay(events);
        assertThat(paidFen(file)).isEqualTo(80_000);
        assertThat(body(ok(jinan.as("auditor").get("/notices?personId=" + file), 200))).contains("payment.paid");

        assertProblem(attend(sun, other, days.getFirst(), false, null), 409, "attendance-recorded-otherwise");
        ok(attend(sun, other, days.getFirst(), false, "误登"), 204);
        MvcTestResult again = ok(close(sun), 200);
        assertThat(text(again, "$.childMonths")).isEqualTo("1");
        assertThat(JsonPath.<List<String>>read(body(again), "$.children[*].reasonZh")).singleElement().asString().contains("出勤不足");
        events.dispatchAll();
        decide(openCase(sun));
        events.dispatchAll();
        MvcTestResult recoveries = ok(jinan.as("finance").get("/recoveries?subjectId=" + file), 200);
        assertThat(JsonPath.<Integer>read(body(recoveries), "$.items[0].balanceFen")).isEqualTo(40_000);
    }

    @Test
    void fifty_thousand_are_granted_once_to_a_nursery_that_meets_the_standards() {
        String moon = openSince("MOON-1", 180_000);
        MvcTestResult asked = ok(apply(moon, OPERATING), 201);
        String caseId = text(asked, "$.caseId");
        assertThat(text(asked, "$.status")).isEqualTo("awaiting-facts");
        assertThat(jinan.system(moon).put("/childcare/institutions/" + moon + "/facts/meets_standards", fact("true"))).hasStatus(403);
        assertFieldProblem(jinan.as("caseworker").put("/childcare/institutions/" + moon + "/facts/is_nice", fact("true")), "attribute", "unknown-attribute");
        assertFieldProblem(jinan.as("caseworker").put("/childcare/institutions/" + moon + "/facts/quantity.child_months", fact("3")), "attribute", "unknown-attribute");
        assertFieldProblem(jinan.as("caseworker").put("/childcare/institutions/" + moon + "/facts/meets_standards", fact("\"perhaps\"")), "value", "fact-type");
        ok(jinan.as("caseworker").put("/childcare/institutions/" + moon + "/facts/meets_standards", fact("true")), 200);
        events.dispatchAll();
        decide(caseId);

        MvcTestResult subsidies = ok(jinan.as("auditor").get("/childcare/institutions/" + moon + "/subsidies"), 200);
        assertThat(text(subsidies, "$[0].grantedFen")).isEqualTo("5000000");
        assertProblem(apply(moon, OPERATING), 409, "subsidy-granted");
        assertFieldProblem(apply(moon, "cn-childcare-subsidy"), "programme", "not-for-institutions");
    }

    @Test
    void a_fee_above_the_guide_price_brings_nothing_and_says_why() {
        String dear = openSince("DEAR-1", 250_000);
        String child = enrolled(dear, MONTH.atDay(1));
        comes(dear, child, workingDays());
        ok(close(dear), 200);
        String caseId = text(ok(apply(dear, ENROLMENT), 201), "$.caseId");
        decide(caseId);
        MvcTestResult subsidies = ok(jinan.as("auditor").get("/childcare/institutions/" + dear + "/subsidies"), 200);
        assertThat(text(subsidies, "$[0].verdict")).isEqualTo("REFUSED");
        String decision = text(subsidies, "$[0].decisionId");
        assertThat(body(ok(jinan.as("auditor").get("/decisions/" + decision), 200))).contains("FEE_ABOVE_GUIDE_PRICE");
    }

    @Test
    void a_child_that_changes_nursery_is_counted_once_and_in_one_city_only() throws Exception {
        String first = openSince("FIRST-1", 180_000);
        String second = openSince("SECOND-1", 180_000);
        List<LocalDate> days = workingDays();
        LocalDate middle = days.get(days.size() / 2);
        String certificate = huiyu.core.party.TestNumbers.certificate();
        String child = jinan.child(14, certificate);
        ok(jinan.enrol(first, child, "full_day", MONTH.atDay(1).toString(), middle.minusDays(1).toString()), 201);
        ok(jinan.enrol(second, child, "full_day", middle.toString(), null), 201);
        comes(first, child, days.subList(0, days.size() / 2));
        comes(second, child, days.subList(days.size() / 2, days.size()));
        assertThat(text(ok(close(second), 200), "$.childMonths")).as("the first is paid, by the tenant's rule").isEqualTo("0");
        assertThat(text(ok(close(second), 200), "$.children[0].reason")).isEqualTo("CHILD_MONTH_PAID_ELSEWHERE");
        assertThat(text(ok(close(first), 200), "$.childMonths")).isEqualTo("1");

        ChildcareCity neighbour = ChildcareCity.withoutPolicy(mvc, jinan.province);
        String sea = "SEA-1";
        neighbour.register(sea, 20);
        String same = neighbour.child(14, certificate);
        String third = huiyu.core.party.TestNumbers.certificate();
        String here = jinan.child(14, third);
        String there = neighbour.child(14, third);
        ok(neighbour.enrol(sea, same, "full_day", MONTH.atDay(1).toString(), null), 201);
        ok(neighbour.enrol(sea, there, "full_day", MONTH.atDay(1).toString(), null), 201);
        ok(jinan.enrol(first, here, "full_day", MONTH.atDay(1).toString(), null), 201);
        neighbour.comes(sea, same, days);
        neighbour.comes(sea, there, days);
        comes(first, here, days);
        List<MvcTestResult> both;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            both = threads.invokeAll(List.<Callable<MvcTestResult>>of(
                            () -> close(first), () -> neighbour.system(sea).put("/childcare/institutions/" + sea + "/months/" + MONTH, null)))
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
        both.forEach(each -> ok(each, 200));
        double counted = Double.parseDouble(text(both.get(0), "$.childMonths")) + Double.parseDouble(text(both.get(1), "$.childMonths"));
        assertThat(counted).as("one of them each").isEqualTo(2);
        assertThat(body(both.get(1))).contains("CLAIMED_ELSEWHERE").contains("该儿童当月已在其他城市计入");
    }

    @Test
    void an_amount_that_has_ended_is_refused_when_the_month_is_reported() {
        ChildcareCity beijing = ChildcareCity.inheriting(mvc, "beijing");
        String old = "HUTONG-1";
        beijing.register(old, 20);
        beijing.file(old);
        OWNER.execute("update childcare.filing set decided_on = date '2025-01-01', published_on = date '2025-01-01' where tenant_id = ?", beijing.id);
        String child = beijing.child(30);
        ok(beijing.enrol(old, child, "full_day", "2025-12-01", null), 201);
        beijing.comes(old, child, List.of(LocalDate.of(2025, 12, 1), LocalDate.of(2025, 12, 2)));
        ok(beijing.system(old).put("/childcare/institutions/" + old + "/months/2025-12", null), 200);
        ok(beijing.system(old).post("/childcare/institutions/" + old + "/subsidies", "{\"programme\": \"beijing-childcare-enrolment\"}"), 201);

        MvcTestResult refused = beijing.system(old).put("/childcare/institutions/" + old + "/months/2026-01", null);

        assertFieldProblem(refused, "childcare.per_child.monthly", "parameter-ended");
        assertProblem(beijing.as("caseworker").get("/childcare/institutions/" + old + "/months/2026-01"), 404, "month-not-closed");
        assertFieldProblem(beijing.system(old).put("/childcare/institutions/" + old + "/months/2999-01", null), "month", "month-not-over");
    }

    /** Filed two years ago: a filing of today would not cover the month. */
    private String openSince(String code, long feeFen) {
        jinan.register(code, 20);
        jinan.file(code);
        OWNER.execute(
                """
                update childcare.filing f set decided_on = date '2024-01-01', published_on = date '2024-01-01'
                  from childcare.institution i where i.tenant_id = f.tenant_id and i.id = f.institution_id and f.tenant_id = ? and i.code = ?""",
                jinan.id, code);
        ok(jinan.system(code).put("/childcare/institutions/" + code + "/prices/full_day/2024-01-01", "{\"monthlyFen\": " + feeFen + "}"), 200);
        return code;
    }

    private String enrolled(String institution, LocalDate from) {
        String child = jinan.child(14);
        ok(jinan.enrol(institution, child, "full_day", from.toString(), null), 201);
        return child;
    }

    private void comes(String institution, String child, List<LocalDate> days) {
        jinan.comes(institution, child, days);
    }

    private MvcTestResult attend(String institution, String child, LocalDate day, boolean present, String reason) {
        return jinan.attend(institution, child, day, present, reason);
    }

    /** October 2026: 1 to 7 are off, 10 is a make-up day; any other month: Monday to Friday, for the rules ask the calendar. */
    private List<LocalDate> workingDays() {
        return jinan.workingDays(MONTH);
    }

    private MvcTestResult close(String institution) {
        return jinan.system(institution).put("/childcare/institutions/" + institution + "/months/" + MONTH, null);
    }

    private MvcTestResult apply(String institution, String programme) {
        return jinan.system(institution).post("/childcare/institutions/" + institution + "/subsidies", "{\"programme\": \"" + programme + "\"}");
    }

    private static String fact(String value) {
        return "{\"value\": " + value + ", \"validFrom\": \"2024-01-01\", \"document\": \"济卫评〔2024〕1号\"}";
    }

    private void account(String institution) {
        MvcTestResult account = ok(jinan.system(institution).put("/childcare/institutions/" + institution + "/account",
                "{\"holder\": \"托育园\", \"number\": \"3700001234509876\", \"bankCode\": \"102451000017\"}"), 200);
        assertThat(text(account, "$.verified")).isEqualTo("true");
        assertThat(text(account, "$.number")).isEqualTo("****9876");
    }

    private MvcTestResult decide(String caseId) {
        ok(jinan.verdict("colleague", caseId), 200);
        MvcTestResult decided = ok(jinan.verdict("reviewer", caseId), 200);
        events.dispatchAll();
        return decided;
    }

    private String openCase(String institution) {
        return text(ok(jinan.as("auditor").get("/childcare/institutions/" + institution + "/subsidies"), 200), "$[0].caseId");
    }

    private int paidFen(String file) {
        return JsonPath.<List<Integer>>read(
                        body(ok(jinan.as("auditor").get("/payment-lines?limit=100&subjectId=" + file), 200)), "$.items[?(@.status == 'paid')].amountFen")
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
