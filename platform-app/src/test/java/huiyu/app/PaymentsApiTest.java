package huiyu.app;

import static huiyu.core.payment.PaymentWorld.PROGRAMME;
import static huiyu.core.payment.PaymentWorld.Segment.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.party.TestNumbers;
import huiyu.core.payment.BankSimulator;
import huiyu.core.payment.PaymentWorld;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Money over HTTP: from a fund to a bank file and back, with two finance officers; what is wrong is named. */
class PaymentsApiTest extends PlatformTest {

    private static final String THIS_MONTH = YearMonth.now(ZoneId.of("Asia/Shanghai")).toString();
    private static final int THIS_YEAR = YearMonth.parse(THIS_MONTH).getYear();
    private static final String ACCOUNT = "6222021602001234567";

    private static final String CUT_OFF =
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt><GrpHdr>";

    private final PaymentWorld decisions = new PaymentWorld();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final String clerk = "clerk-" + jinan;
    private final String caseworker = "caseworker-" + jinan;
    private final String first = "finance-1-" + jinan;
    private final String second = "finance-2-" + jinan;
    private UUID child;

    @BeforeEach
    void staffAFamilyAndAFund() {
        CoreDatabase.assign(jinan, clerk, "COUNTER_CLERK");
        CoreDatabase.assign(jinan, caseworker, "CASEWORKER");
        CoreDatabase.assign(jinan, first, "FINANCE_OFFICER");
        CoreDatabase.assign(jinan, second, "FINANCE_OFFICER");
        child = registerFamily();
        events.dispatchAll();
        assertThat(createFund("380100-CITY", "city")).hasStatus(201);
    }

    @Test
    void a_decision_is_paid_by_a_file_that_two_people_let_out_and_the_bank_answers() {
        allocate("key-1", 1_000_00);
        decisions.decide(jinan, child, null, monthly(THIS_MONTH + "-01", THIS_MONTH + "-28", 600_00));

        String batch = "/api/payment-batches/" + runToBatch();
        assertThat(send(second, HttpMethod.GET, batch + "/lines", null))
                .bodyJson().extractingPath("$.items[0].account").isEqualTo("****4567");
        assertThat(send(first, HttpMethod.POST, batch + "/check", null)).hasStatusOk();
        assertThat(send(first, HttpMethod.POST, batch + "/release", null)).hasStatus(403)
                .bodyJson().extractingPath("$.code").isEqualTo("four-eyes");
        assertThat(send(second, HttpMethod.POST, batch + "/release", null)).hasStatusOk()
                .bodyJson().extractingPath("$.status").isEqualTo("released");
        assertThat(send(caseworker, HttpMethod.GET, batch + "/bank-file", null)).hasStatus(403);
        MvcTestResult file = send(second, HttpMethod.GET, batch + "/bank-file", null);
        assertThat(file).hasStatusOk().hasContentType(MediaType.APPLICATION_XML);
        assertThat(body(file)).contains(ACCOUNT, "李梅", "600.00");

        assertThat(upload(batch, BankSimulator.answer(body(file), Map.of()))).hasStatusOk()
                .bodyJson().extractingPath("$.paid").isEqualTo(1);
        assertThat(send(caseworker, HttpMethod.GET, "/api/payment-lines?subjectId=" + child, null))
                .bodyJson().extractingPath("$.items[0].status").isEqualTo("paid");
        assertThat(send(first, HttpMethod.GET, "/api/funds?fiscalYear=" + THIS_YEAR, null))
                .bodyJson().extractingPath("$.items[0].balance.paidFen").isEqualTo(600_00);
        MvcTestResult figures = send(caseworker, HttpMethod.GET, "/api/payment-figures?year=" + THIS_YEAR, null);
        assertThat(figures).hasStatusOk().bodyJson().extractingPath("$.items[0].paidFen").isEqualTo(600_00);
        String month = com.jayway.jsonpath.JsonPath.read(body(figures), "$.items[0].month");
        assertThat(send(caseworker, HttpMethod.GET, "/api/payment-lines?status=paid&month=" + month, null))
                .bodyJson().extractingPath("$.items[0].amountFen").isEqualTo(600_00);
    }

    @Test
    void files_that_are_no_answer_are_problems_that_say_so() {
        allocate("key-1", 1_000_00);
        decisions.decide(jinan, child, null, monthly(THIS_MONTH + "-01", THIS_MONTH + "-28", 600_00));
        String batch = "/api/payment-batches/" + runToBatch();

        assertThat(upload(batch, "<a/>")).hasStatus(422).bodyJson().extractingPath("$.code").isEqualTo("bank-answer-not-pain-002");
        assertThat(upload(batch, CUT_OFF)).hasStatus(422).bodyJson().extractingPath("$.code").isEqualTo("bank-answer-broken");
        assertThat(send(first, HttpMethod.POST, batch + "/bank-answer", "{}")).hasStatus(415);
        assertThat(send(first, HttpMethod.GET, batch + "/bank-file", null)).hasStatus(409)
                .bodyJson().extractingPath("$.code").isEqualTo("batch-not-released");
    }

    @Test
    void less_by_a_later_decision_is_recovered() {
        allocate("key-1", 1_000_00);
        UUID former = decisions.decide(jinan, child, null, monthly(THIS_MONTH + "-01", THIS_MONTH + "-28", 600_00));
        String batch = "/api/payment-batches/" + runToBatch();
        send(first, HttpMethod.POST, batch + "/check", null);
        send(second, HttpMethod.POST, batch + "/release", null);
        upload(batch, BankSimulator.answer(body(send(second, HttpMethod.GET, batch + "/bank-file", null)), Map.of()));

        decisions.decide(jinan, child, former, monthly(THIS_MONTH + "-01", THIS_MONTH + "-28", 400_00));
        run();

        MvcTestResult recoveries = send(first, HttpMethod.GET, "/api/recoveries?subjectId=" + child, null);
        assertThat(recoveries).bodyJson().extractingPath("$.items[0].balanceFen").isEqualTo(200_00);
        String recovery = "/api/recoveries/" + value(recoveries, "$.items[0].id");
        assertThat(send(first, HttpMethod.POST, recovery + "/notice", null)).hasStatusOk();
        assertThat(send(first, HttpMethod.PUT, recovery + "/plan", "{\"kind\": \"at-once\"}")).hasStatusOk()
                .bodyJson().extractingPath("$.status").isEqualTo("planned");
        assertThat(keyed("repay-1", recovery + "/repayments", "{\"amountFen\": 20000, \"reference\": \"BANK-1\"}")).hasStatus(201)
                .bodyJson().extractingPath("$.status").isEqualTo("settled");
        assertThat(keyed("repay-1", recovery + "/repayments", "{\"amountFen\": 20000, \"reference\": \"BANK-1\"}")).hasStatus(201)
                .bodyJson().extractingPath("$.balanceFen").isEqualTo(0);
    }

    @Test
    void the_same_allocation_twice_counts_once_and_wrong_funds_name_their_fields() {
        allocate("key-1", 1_000_00);
        assertThat(allocate("key-1", 1_000_00)).bodyJson().extractingPath("$.balance.allocatedFen").isEqualTo(1_000_00);
        assertThat(allocate("key-1", 2_000_00)).hasStatus(422)
                .bodyJson().extractingPath("$.code").isEqualTo("idempotency-key-reused");
        assertThat(allocate("key-2", -1_000_01)).hasStatus(422)
                .bodyJson().extractingPath("$.arguments.missingFen").isEqualTo(1);

        assertThat(createFund("380100-CITY", "city")).hasStatus(201);
        assertThat(createFund("OTHER", "city")).hasStatus(409).bodyJson().extractingPath("$.code").isEqualTo("programme-has-fund");
        assertThat(createFund("no spaces", "city")).hasStatus(422).bodyJson().extractingPath("$.errors[0].field").isEqualTo("code");
        assertThat(createFund("OTHER", "moon")).hasStatus(422).bodyJson().extractingPath("$.errors[0].field").isEqualTo("funder");
        assertThat(send(first, HttpMethod.POST, "/api/payment-runs", "{\"month\": \"2026-13\"}")).hasStatus(422)
                .bodyJson().extractingPath("$.errors[0].field").isEqualTo("month");
        assertThat(send(first, HttpMethod.GET, "/api/payment-batches?status=lost", null)).hasStatus(422)
                .bodyJson().extractingPath("$.errors[0].field").isEqualTo("status");
        assertThat(send(first, HttpMethod.GET, "/api/funds", null)).hasStatus(422)
                .bodyJson().extractingPath("$.errors[0].field").isEqualTo("fiscalYear");
        assertThat(send(first, HttpMethod.GET, "/api/payment-runs?cursor=nonsense", null)).hasStatus(422)
                .bodyJson().extractingPath("$.code").isEqualTo("invalid-cursor");
    }

    private String runToBatch() {
        run();
        return value(send(first, HttpMethod.GET, "/api/payment-batches?status=draft", null), "$.items[0].id");
    }

    private void run() {
        MvcTestResult started =
                send(first, HttpMethod.POST, "/api/payment-runs", "{\"month\": \"%s\"}".formatted(THIS_MONTH));
        assertThat(started).hasStatus(202);
        events.dispatchAll();
        assertThat(send(first, HttpMethod.GET, "/api/payment-runs/" + value(started, "$.id"), null))
                .bodyJson().extractingPath("$.status").isEqualTo("completed");
    }

    private MvcTestResult createFund(String code, String funder) {
        return send(first, HttpMethod.POST, "/api/funds",
                """
                {"code": "%s", "nameZh": "育儿补贴专户", "nameEn": "Childcare subsidy", "fiscalYear": %d, "funder": "%s",
                 "programmes": ["%s"],
                 "debtor": {"name": "济南市财政局", "account": "3700001234567890", "bank": "105451000001"}}"""
                        .formatted(code, THIS_YEAR, funder, PROGRAMME));
    }

    private MvcTestResult allocate(String key, long fen) {
        String fund = value(send(first, HttpMethod.GET, "/api/funds?fiscalYear=" + THIS_YEAR, null), "$.items[0].id");
        return keyed(key, "/api/funds/" + fund + "/allocations",
                "{\"amountFen\": %d, \"document\": \"济财社〔2026〕1号\"}".formatted(fen));
    }

    /** A child with a mother, whose first account bears her name and so counts as checked. */
    private UUID registerFamily() {
        MvcTestResult family = send(clerk, HttpMethod.POST, "/api/people/families",
                """
                {"source": "declared",
                 "child": {"name": "李安", "identifiers": [{"kind": "birth-certificate", "number": "%s"}],
                           "facts": [{"attribute": "birth_date", "value": "2026-03-05"}]},
                 "relatives": [{"kin": "mother",
                                "person": {"name": "李梅", "identifiers": [{"kind": "citizen-id", "number": "%s"}]}}]}"""
                        .formatted(TestNumbers.certificate(), TestNumbers.citizenId(LocalDate.of(1994, 2, 3))));
        assertThat(family).hasStatusOk();
        String mother = value(family, "$.relatives[0].personId");
        assertThat(send(clerk, HttpMethod.POST, "/api/people/" + mother + "/payee-accounts",
                "{\"holder\": \"李梅\", \"number\": \"%s\", \"bankCode\": \"102451000017\"}".formatted(ACCOUNT)))
                .hasStatusOk().bodyJson().extractingPath("$.status").isEqualTo("verified");
        return UUID.fromString(value(family, "$.childId"));
    }

    private MvcTestResult upload(String batch, String xml) {
        return mvc.post().uri(batch + "/bank-answer")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person(first))
                .contentType(MediaType.APPLICATION_XML)
                .content(xml.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private MvcTestResult keyed(String key, String uri, String json) {
        return mvc.post().uri(uri)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person(first))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .exchange();
    }

    private MvcTestResult send(String who, HttpMethod method, String uri, String json) {
        var request = mvc.method(method).uri(uri).header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person(who));
        return (json == null ? request : request.contentType(MediaType.APPLICATION_JSON).content(json)).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String value(MvcTestResult result, String path) {
        return com.jayway.jsonpath.JsonPath.<Object>read(body(result), path).toString();
    }
}
