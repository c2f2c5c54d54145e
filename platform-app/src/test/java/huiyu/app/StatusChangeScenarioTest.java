package huiyu.app;

import static huiyu.app.StoryCity.body;
import static huiyu.app.StoryCity.ok;
import static huiyu.app.StoryCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import huiyu.core.party.TestNumbers;
import huiyu.core.payment.BankSimulator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * A family receives Jinan's supplement for subsistence allowance and is paid; then it turns out that the allowance ended
 * two months ago. From the report over a new decision to what is owed, and to the payment it is set off from.
 */
class StatusChangeScenarioTest extends PlatformTest {

    private static final String PROGRAMME = "jinan-childcare-subsidy";
    private static final YearMonth THIS_MONTH = YearMonth.now(FundFixture.CHINA);
    private static final LocalDate BORN = THIS_MONTH.minusMonths(4).atDay(5);
    private static final LocalDate ALLOWANCE_ENDED = THIS_MONTH.minusMonths(2).atEndOfMonth();

    private StoryCity jinan;
    private String child;
    private String mother;

    @BeforeEach
    void fiveMonthsWithTheSupplementArePaid() {
        jinan = StoryCity.inheriting(mvc, CoreDatabase.createProvince(), "shandong-jinan");
        CoreDatabase.assign(jinan.id, "cashier-" + jinan.id, "FINANCE_OFFICER");
        CoreDatabase.assign(jinan.id, "treasurer-" + jinan.id, "FINANCE_OFFICER");
        jinan.read("jinan.subsidy.supplement_test", "any_day_of_month", LocalDate.of(BORN.getYear() - 1, 1, 1));
        FundFixture funds = new FundFixture();
        for (int year = THIS_MONTH.getYear() - 1; year <= THIS_MONTH.getYear() + 1; year++) {
            funds.createFund(jinan.id, "jinan", Funder.CITY, PROGRAMME, year, "100000.00");
        }
        MvcTestResult reported = ok(jinan.as("clerk").post("/life-events",
                """
                {"eventNumber": "B-1", "kind": "birth", "occurredOn": "%1$s",
                 "birth": {
                   "child": {"name": "小满", "birthDate": "%1$s", "birthCertificate": "%2$s", "birthOrder": 2, "householdDivision": "%3$s"},
                   "parents": [{"role": "mother", "name": "李梅", "citizenId": "%4$s"}],
                   "facts": [{"fact": "family.status", "value": "dibao", "from": "%1$s"}]}}"""
                        .formatted(BORN, TestNumbers.certificate(), jinan.code, TestNumbers.citizenId(LocalDate.of(1994, 2, 3)))), 200);
        child = text(reported, "$.subjectId");
        decide(caseOf(reported));
        mother = JsonPath.<List<String>>read(
                body(ok(jinan.as("clerk").get("/people/" + child), 200)), "$..[?(@.kin == 'mother')].personId").getFirst();
        ok(jinan.as("clerk").post("/people/" + mother + "/payee-accounts",
                "{\"holder\": \"李梅\", \"number\": \"6222021602001234567\", \"bankCode\": \"102451000017\"}"), 200);
        pay(THIS_MONTH);
        assertThat(paidFen()).isEqualTo(5 * 800_00);
    }

    @Test
    void an_allowance_that_ended_unreported_is_decided_anew_and_what_was_paid_too_much_is_set_off() {
        MvcTestResult reported = ok(jinan.as("clerk").post("/life-events",
                """
                {"eventNumber": "S-1", "kind": "status-changed", "occurredOn": "%1$s", "child": {"subjectId": "%2$s"},
                 "status": {"facts": [{"fact": "family.status.dibao", "value": false, "from": "%1$s"}]}}"""
                        .formatted(ALLOWANCE_ENDED.plusDays(1), child)), 200);
        String change = caseOf(reported);
        MvcTestResult view = ok(jinan.as("caseworker").get("/cases/" + change), 200);
        // Three of 36 months keep the supplement of 200 yuan.
        assertThat(JsonPath.<Integer>read(body(view), "$.difference.totalFen")).isEqualTo(-33 * 200_00);
        assertThat(body(ok(jinan.as("cashier").get("/recoveries?subjectId=" + child), 200))).contains("\"items\":[]");
        decide(change);
        events.dispatchAll();

        MvcTestResult recoveries = ok(jinan.as("cashier").get("/recoveries?subjectId=" + child), 200);
        assertThat(JsonPath.<Integer>read(body(recoveries), "$.items[0].balanceFen")).isEqualTo(2 * 200_00);
        assertThat(paidFen()).as("what was paid stays as it was").isEqualTo(5 * 800_00);
        String recovery = "/recoveries/" + text(recoveries, "$.items[0].id");
        ok(jinan.as("cashier").post(recovery + "/notice", null), 200);
        ok(jinan.as("cashier").post(recovery + "/notice", null), 200);
        events.dispatchAll();
        assertThat(recoveryLetters()).singleElement().asString()
                .contains("小满", "共多发 400.00 元", "尚待退回 400.00 元", ALLOWANCE_ENDED.plusDays(1) + " 至 " + THIS_MONTH.atDay(1));
        assertThat(jinan.as("cashier").put(recovery + "/plan", "{\"kind\": \"set-off\", \"setOffShare\": \"0.6\"}")).hasStatus(422);
        ok(jinan.as("cashier").put(recovery + "/plan", "{\"kind\": \"set-off\", \"setOffShare\": \"0.5\"}"), 200);

        pay(THIS_MONTH.plusMonths(1));
        assertThat(paidFen()).as("half of 600 yuan is kept back").isEqualTo(5 * 800_00 + 300_00);
        assertThat(balanceFen(recovery)).isEqualTo(100_00);
        pay(THIS_MONTH.plusMonths(2));
        assertThat(paidFen()).as("only what is still owed is kept back").isEqualTo(5 * 800_00 + 300_00 + 500_00);
        assertThat(text(ok(jinan.as("cashier").get(recovery), 200), "$.status")).isEqualTo("settled");
    }

    private String caseOf(MvcTestResult reported) {
        return JsonPath.<List<String>>read(body(reported), "$.cases[?(@.programme == '" + PROGRAMME + "')].id").getFirst();
    }

    private void decide(String caseId) {
        ok(jinan.verdict("colleague", caseId, "approve", ""), 200);
        assertThat(text(ok(jinan.verdict("reviewer", caseId, "approve", ""), 200), "$.status")).isEqualTo("decided");
        events.dispatchAll();
    }

    private void pay(YearMonth month) {
        ok(jinan.as("cashier").post("/payment-runs", "{\"month\": \"%s\"}".formatted(month)), 202);
        events.dispatchAll();
        MvcTestResult drafts = ok(jinan.as("cashier").get("/payment-batches?status=draft"), 200);
        for (String id : JsonPath.<List<String>>read(body(drafts), "$.items[*].id")) {
            String batch = "/payment-batches/" + id;
            ok(jinan.as("cashier").post(batch + "/check", null), 200);
            ok(jinan.as("treasurer").post(batch + "/release", null), 200);
            answer(batch, BankSimulator.answer(body(ok(jinan.as("treasurer").get(batch + "/bank-file"), 200)), Map.of()));
        }
        events.dispatchAll();
    }

    private void answer(String batch, String xml) {
        ok(mvc.post().uri("/api" + batch + "/bank-answer")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person("cashier-" + jinan.id))
                .contentType(MediaType.APPLICATION_XML)
                .content(xml.getBytes(StandardCharsets.UTF_8))
                .exchange(), 200);
    }

    private int paidFen() {
        MvcTestResult lines = ok(jinan.as("caseworker").get("/payment-lines?limit=100&subjectId=" + child), 200);
        return JsonPath.<List<Integer>>read(body(lines), "$.items[?(@.status == 'paid')].amountFen").stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private List<String> recoveryLetters() {
        return JsonPath.read(
                body(ok(jinan.as("auditor").get("/notices?personId=" + mother), 200)),
                "$.items[?(@.templateCode == 'recovery.noticed')].bodyZh");
    }

    private int balanceFen(String recovery) {
        return JsonPath.read(body(ok(jinan.as("cashier").get(recovery), 200)), "$.balanceFen");
    }
}
