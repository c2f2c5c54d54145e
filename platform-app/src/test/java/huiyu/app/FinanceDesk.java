package huiyu.app;

import huiyu.app.SettlementWorld.City;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.job.EventDispatcher;
import huiyu.core.payment.BankSimulator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Two finance officers of a city and its bank: money into a fund, accounts, and a month's payments to the end. */
final class FinanceDesk {

    private static final LocalDate TODAY = LocalDate.now(FundFixture.CHINA);

    private final MockMvcTester mvc;
    private final EventDispatcher events;
    private final City city;

    FinanceDesk(MockMvcTester mvc, EventDispatcher events, City city) {
        this.mvc = mvc;
        this.events = events;
        this.city = city;
        CoreDatabase.assign(city.id, "finance1-" + city.id, "FINANCE_OFFICER");
        CoreDatabase.assign(city.id, "finance2-" + city.id, "FINANCE_OFFICER");
    }

    /** A fund of this year with a million yuan. */
    void fund(String funder, String... programmes) {
        String codes = Arrays.stream(programmes).map(code -> "\"" + code + "\"").collect(Collectors.joining(","));
        MvcTestResult made = StoryCity.ok(officer(1).post("/funds",
                """
                {"code": "F-%s", "nameZh": "专项资金", "nameEn": "Fund", "fiscalYear": %d, "funder": "%s", "programmes": [%s],
                 "debtor": {"name": "医保中心", "account": "3700001234567890", "bank": "105451000001"}}"""
                        .formatted(UUID.randomUUID().toString().substring(0, 8), TODAY.getYear(), funder, codes)), 201);
        allocate(Json.text(made, "$.id"), 1_000_000_00);
    }

    void allocate(String fund, long fen) {
        StoryCity.ok(officer(1).post("/funds/" + fund + "/allocations",
                "{\"amountFen\": " + fen + ", \"document\": \"年度预算\"}"), 201);
    }

    Asking officer(int number) {
        return new Asking(mvc, TestTokens.person("finance" + number + "-" + city.id)).with("Idempotency-Key", UUID.randomUUID().toString());
    }

    void account(String person, String holder, String number) {
        StoryCity.ok(city.clerk().post("/people/" + person + "/payee-accounts",
                "{\"holder\": \"%s\", \"number\": \"%s\", \"bankCode\": \"102451000017\"}".formatted(holder, number)), 200);
    }

    /** Runs this month's payments, lets them out by two people, and has the bank pay. @return the bank file */
    String pay() {
        StoryCity.ok(officer(1).post("/payment-runs", "{\"month\": \"%s\"}".formatted(YearMonth.from(TODAY))), 202);
        events.dispatchAll();
        String batch = "/payment-batches/" + Json.text(officer(1).get("/payment-batches?status=draft"), "$.items[0].id");
        StoryCity.ok(officer(1).post(batch + "/check", null), 200);
        StoryCity.ok(officer(2).post(batch + "/release", null), 200);
        String file = StoryCity.body(officer(2).get(batch + "/bank-file"));
        StoryCity.ok(mvc.post().uri("/api" + batch + "/bank-answer")
                .header("Authorization", "Bearer " + TestTokens.person("finance1-" + city.id))
                .contentType(MediaType.APPLICATION_XML)
                .content(BankSimulator.answer(file, Map.of()).getBytes(StandardCharsets.UTF_8))
                .exchange(), 200);
        events.dispatchAll();
        return file;
    }
}
