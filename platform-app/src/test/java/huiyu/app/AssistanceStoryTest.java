package huiyu.app;

import static huiyu.app.SettlementWorld.GROWN_UP;
import static huiyu.app.SettlementWorld.bill;
import static org.assertj.core.api.Assertions.assertThat;

import huiyu.app.SettlementWorld.City;
import huiyu.app.SettlementWorld.Person;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.impact.EffectWork;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Families near ruin are found before they ask, and helped without a form, as far as the money goes. */
class AssistanceStoryTest extends PlatformTest {

    private static final LocalDate TODAY = LocalDate.now(FundFixture.CHINA);
    private static final List<String> LAYERS = List.of("dangchang-resident-insurance", "dangchang-further-reimbursement");
    private static SettlementWorld gansu;
    private static City dangchang;

    @Autowired
    private ApplicationContext platform;

    @Autowired
    private EffectWork followUps;

    @BeforeEach
    void county() {
        if (dangchang == null) {
            gansu = new SettlementWorld(mvc, platform);
            dangchang = gansu.city(List.of("gansu-dangchang"), LAYERS, 1_000_000, "insurance", "assistance");
            CoreDatabase.assign(dangchang.id, "caseworker-" + dangchang.id, "CASEWORKER");
            standards(dangchang);
            StoryCity.ok(admin().put("/assistance/status-kinds/impoverished",
                    "{\"nameZh\": \"脱贫户\", \"nameEn\": \"Impoverished household\", \"source\": \"rural-revitalisation\"}"), 200);
        }
    }

    private static void standards(City county) {
        gansu.decree(county.id, "/proposals",
                """
                    {"title": "本县标准", "reason": "县级文件", "effectiveFrom": "2020-01-01", "changes": [
                      {"kind": "value", "key": "dangchang.inpatient.deductible", "content": {"value": "0.00", "basis": "reading"}},
                      {"kind": "value", "key": "assistance.extra.rate", "content": {"value": "0.5", "basis": "reading"}},
                      {"kind": "value", "key": "assistance.fund.advance_min_share", "content": {"value": "0.9", "basis": "reading"}},
                      {"kind": "value", "key": "assistance.monitoring.of", "replace": true, "content": {"value": "household", "basis": "reading"}}]}""");
    }

    @Test
    void what_is_left_above_five_thousand_in_a_year_is_reimbursed_again_in_the_same_settlement() {
        Person person = dangchang.insure(GROWN_UP);

        MvcTestResult first = dangchang.settle(bill(dangchang.hospital, "A-" + person.id(), person, "inpatient", "2026-03-05", "20000.00"));
        MvcTestResult second = dangchang.settle(bill(dangchang.hospital, "B-" + person.id(), person, "inpatient", "2026-04-05", "20000.00"));

        assertThat(first).bodyJson().extractingPath("$.patientFen").isEqualTo(4_000_00);
        assertThat(second).bodyJson().extractingPath("$.layers[?(@.layer == 'assistance')].paidFen").asArray().containsExactly(1_500_00);
        assertThat(second).bodyJson().extractingPath("$.patientFen").isEqualTo(2_500_00);
    }

    @Test
    void a_household_s_cost_adds_up_and_warns_once_and_the_warning_becomes_a_status_and_a_case() {
        Person one = dangchang.insure(GROWN_UP);
        Person other = dangchang.insure(GROWN_UP);
        StoryCity.ok(dangchang.clerk().put("/people/" + other.id() + "/household",
                "{\"withPersonId\": \"" + one.id() + "\", \"from\": \"2020-01-01\", \"source\": \"declared\"}"), 200);
        settle(one, "C", "15000.00");
        assertThat(warnings()).noneMatch(id -> id.contains(one.id().toString()));

        settle(other, "D", "15000.00");
        settle(one, "E", "5000.00");

        List<String> raised = warnings().stream().filter(row -> row.contains(one.id().toString()) || row.contains(other.id().toString())).toList();
        assertThat(raised).as("3,000 + 3,000 of two people who live together").containsExactly(other.id() + " 600000 household");
        String warning = "/assistance/warnings/" + dangchang.list(
                "select id::text from assistance.warning where tenant_id = ? and person_id = '" + other.id() + "'").getFirst() + "/outcome";
        assertFieldProblem(caseworker().put(warning, "{\"kind\": \"status-granted\", \"reason\": \"符合条件\"}"), "status", "required");
        assertFieldProblem(caseworker().put(warning, "{\"kind\": \"status-granted\", \"reason\": \"符合条件\", \"status\": \"rich\"}"), "status", "unknown-status");
        MvcTestResult closed = caseworker().put(warning, "{\"kind\": \"status-granted\", \"reason\": \"符合条件\", \"status\": \"impoverished\"}");
        assertThat(closed).bodyJson().extractingPath("$.result").isEqualTo("impoverished");
        assertThat(closed).bodyJson().extractingPath("$.of").isEqualTo("household");
        assertThat(dangchang.clerk().get("/assistance/statuses?personId=" + other.id())).bodyJson().extractingPath("$.items[0].from").isEqualTo(TODAY.toString());
        assertThat(eligible()).as("found by the status, nobody applied").contains(other.id() + " 10000").noneMatch(row -> row.startsWith(one.id().toString()));

        MvcTestResult receipt = StoryCity.ok(keyed().post("/cases", "{\"programme\": \"dangchang-premium-help\", \"subjectId\": \"" + other.id() + "\"}"), 200);
        assertThat(receipt).bodyJson().extractingPath("$.status").isEqualTo("in-review");
    }

    @Test
    void a_programme_for_three_people_grants_exactly_three_of_eight_who_ask_at_once() throws Exception {
        gansu.decree(dangchang.id, "/proposals",
                """
                {"title": "免费关节置换", "reason": "援助项目", "effectiveFrom": "2020-01-01", "changes": [
                  {"kind": "parameter", "key": "programme.cap.headcount.free-joint", "content": {"type": "count"}},
                  {"kind": "value", "key": "programme.cap.headcount.free-joint", "content": {"value": 3, "basis": "reading"}},
                  {"kind": "parameter", "key": "casework.review.steps.free-joint", "content": {"type": "texts"}},
                  {"kind": "value", "key": "casework.review.steps.free-joint", "content": {"value": [], "basis": "reading"}},
                  {"kind": "programme", "key": "free-joint", "content": {
                    "name": {"zh": "免费关节置换", "en": "Free joint replacement"}, "family": "assistance-project", "subject": "person",
                    "conditions": [{"status": {"of": "person", "any_of": ["impoverished"], "when": "at_application"}}],
                    "components": [{"code": "operation", "name": {"zh": "手术", "en": "Operation"},
                                    "shape": {"one_off@1": {"amount": 10000.00, "on": "application"}}}], "payees": "subject"}}]}""");
        new FinanceDesk(mvc, events, dangchang).fund("city", "free-joint");
        Map<String, String> numbers = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            String number = TestNumbers.citizenId(GROWN_UP);
            numbers.put(Json.text(impoverished(number, ""), "$.items[0].personId"), number);
        }

        List<Callable<Integer>> asking = numbers.keySet().stream()
                .<Callable<Integer>>map(person -> () -> keyed().post(
                        "/cases", "{\"programme\": \"free-joint\", \"subjectId\": \"" + person + "\"}").getResponse().getStatus())
                .toList();
        try (ExecutorService clerks = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> answer : clerks.invokeAll(asking)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(dangchang.list("select verdict || ' ' || coalesce(array_to_string(reasons, ','), '') from core.decision where tenant_id = ? and programme = 'free-joint' order by 1"))
                .hasSize(8)
                .filteredOn(verdict -> verdict.startsWith("GRANTED")).hasSize(3);
        assertThat(dangchang.list("select array_to_string(reasons, ',') from core.decision where tenant_id = ? and programme = 'free-joint' and verdict = 'REFUSED'"))
                .hasSize(5).containsOnly("PROGRAMME_FULL");
        List<String> line = dangchang.list("select subject_id::text from core.decision where tenant_id = ? and programme = 'free-joint' and verdict = 'REFUSED' order by decided_at, id");
        String holder = dangchang.list("select subject_id::text from core.capped_grant where tenant_id = ? and programme = 'free-joint' and released_at is null order by id").getFirst();

        impoverished(numbers.get(line.get(0)), ", \"to\": \"2025-06-30\"");
        impoverished(numbers.get(holder), ", \"to\": \"2025-06-30\"");

        assertThat(holders()).as("the first in line has lost the status too: the second gets the place").hasSize(3).doesNotContain(holder, line.get(0)).contains(line.get(1));
        assertThat(dangchang.list("select template_code from core.notice where tenant_id = ? and person_id = '" + line.get(1) + "' order by created_at desc")).contains("decision.granted");

        gansu.decree(dangchang.id, "/proposals",
                """
                {"title": "名额增至五人", "reason": "追加捐赠", "effectiveFrom": "2020-01-01", "changes": [
                  {"kind": "value", "key": "programme.cap.headcount.free-joint", "replace": true, "content": {"value": 5, "basis": "reading"}}]}""");
        events.dispatchAll();
        followUps.run();
        events.dispatchAll();

        assertThat(holders()).as("two places more, and the two who wait longest are called, not the last").hasSize(5)
                .contains(line.get(2), line.get(3)).doesNotContain(line.get(4));
    }

    @Test
    void an_advance_below_nine_tenths_of_last_year_s_execution_is_told_before_it_is_allocated() {
        Person person = dangchang.insure(GROWN_UP);
        StoryCity.ok(dangchang.settle(bill(dangchang.hospital, "Y-" + person.id(), person, "inpatient", "2025-05-05", "10000.00")), 200);
        long executed = Long.parseLong(dangchang.list(
                """
                select sum(s.ordered_fen + s.paid_fen)::text from core.fund f join core.fund_slice s on s.tenant_id = f.tenant_id and s.fund_id = f.id
                 where f.tenant_id = ? and f.code = 'dangchang-resident-insurance' and f.fiscal_year = 2025""").getFirst());
        FinanceDesk finance = new FinanceDesk(mvc, events, dangchang);
        String fund = dangchang.list("select id::text from core.fund where tenant_id = ? and code = 'dangchang-resident-insurance' and fiscal_year = 2026").getFirst();

        MvcTestResult check = finance.officer(1).get("/assistance/funds/" + fund + "/advance-check");

        assertThat(check).bodyJson().extractingPath("$.previousExecutionFen").isEqualTo((int) executed);
        assertThat(check).bodyJson().extractingPath("$.passes").isEqualTo(true);
        MvcTestResult unknown = finance.officer(1).get("/assistance/funds/" + dangchang.list(
                "select id::text from core.fund where tenant_id = ? and code = 'dangchang-resident-insurance' and fiscal_year = 2025").getFirst() + "/advance-check");
        assertThat(unknown).as("nothing was executed in 2024: nobody says it passes").bodyJson().doesNotHavePath("$.passes");
        assertProblem(finance.officer(1).get("/assistance/funds/" + UUID.randomUUID() + "/advance-check"), 404, "not-found");
    }

    private static List<String> holders() {
        return dangchang.list("select subject_id::text from core.capped_grant where tenant_id = ? and programme = 'free-joint' and released_at is null");
    }

    private MvcTestResult impoverished(String number, String to) {
        MvcTestResult recorded = StoryCity.ok(dangchang.clerk().post("/assistance/statuses",
                "{\"person\": {\"kind\": \"citizen-id\", \"number\": \"" + number + "\"}, \"name\": \"王小满\", \"status\": \"impoverished\", \"from\": \"2025-01-01\"" + to + "}"), 200);
        events.dispatchAll();
        return recorded;
    }

    /** 30,000 were executed last year: 27,000 must be there in advance, and 20,000 are. */
    @Test
    void an_advance_a_fen_below_nine_tenths_fails_and_exactly_nine_tenths_passes() {
        City county = gansu.city(List.of("gansu-dangchang"), LAYERS, 20_000, "insurance", "assistance");
        standards(county);
        FinanceDesk finance = new FinanceDesk(mvc, events, county);
        String last = fundOf(county, 2025);
        finance.allocate(last, 10_000_00);
        Person person = county.insure(GROWN_UP);
        StoryCity.ok(county.settle(bill(county.hospital, "Z-1", person, "inpatient", "2025-05-05", "37500.00")), 200);

        String check = "/assistance/funds/" + fundOf(county, 2026) + "/advance-check?addedFen=";
        assertThat(finance.officer(1).get(check + "0")).bodyJson().extractingPath("$.previousExecutionFen").isEqualTo(30_000_00);
        assertThat(finance.officer(1).get(check + "0")).bodyJson().extractingPath("$.passes").isEqualTo(false);
        assertThat(finance.officer(1).get(check + "0")).bodyJson().extractingPath("$.percent").isEqualTo("66.67");
        assertThat(finance.officer(1).get(check + "699999")).bodyJson().extractingPath("$.passes").isEqualTo(false);
        assertThat(finance.officer(1).get(check + "700000")).bodyJson().extractingPath("$.passes").isEqualTo(true);
    }

    private static String fundOf(City county, int year) {
        return county.list("select id::text from core.fund where tenant_id = ? and code = 'dangchang-resident-insurance' and fiscal_year = " + year).getFirst();
    }

    @Test
    void a_warning_becomes_an_aid_case_of_the_programme_it_names() {
        Person person = dangchang.insure(GROWN_UP);
        settle(person, "W", "60000.00");
        String warning = "/assistance/warnings/" + dangchang.list(
                "select id::text from assistance.warning where tenant_id = ? and person_id = '" + person.id() + "'").getFirst() + "/outcome";
        assertFieldProblem(caseworker().put(warning, "{\"kind\": \"aid-case\", \"reason\": \"转临时救助\"}"), "programme", "required");
        assertFieldProblem(caseworker().put(warning, "{\"kind\": \"aid-case\", \"reason\": \"转临时救助\", \"programme\": \"none\"}"), "programme", "unknown-programme");
        dangchang.hold(person, "impoverished");

        MvcTestResult closed = StoryCity.ok(caseworker().put(warning,
                "{\"kind\": \"aid-case\", \"reason\": \"转参保资助\", \"programme\": \"dangchang-premium-help\"}"), 200);

        String opened = Json.text(closed, "$.result");
        assertThat(caseworker().get("/cases/" + opened)).bodyJson().extractingPath("$.summary.programme").isEqualTo("dangchang-premium-help");
        assertThat(dangchang.list("select subject_id || ' ' || channel from core.case_file where tenant_id = ? and id = '" + opened + "'")).containsExactly(person.id() + " event");
        assertProblem(caseworker().put(warning, "{\"kind\": \"closed\", \"reason\": \"误报\"}"), 409, "warning-closed");
    }

    private void settle(Person person, String number, String yuan) {
        StoryCity.ok(dangchang.settle(bill(dangchang.hospital, number + "-" + person.id(), person, "inpatient", "2026-06-05", yuan)), 200);
        events.dispatchAll();
    }

    private static List<String> warnings() {
        return dangchang.list("select person_id || ' ' || own_cost_fen || case when household_id is null then '' else ' household' end from assistance.warning where tenant_id = ?");
    }

    /** All pages. */
    private List<String> eligible() {
        List<String> rows = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            MvcTestResult page = StoryCity.ok(caseworker().get("/assistance/eligible?programme=dangchang-premium-help&limit=3" + cursor), 200);
            com.jayway.jsonpath.JsonPath.<List<java.util.Map<String, Object>>>read(StoryCity.body(page), "$.items")
                    .forEach(item -> rows.add(item.get("personId") + " " + item.get("amountFen")));
            cursor = StoryCity.body(page).contains("nextCursor") ? "&cursor=" + Json.text(page, "$.nextCursor") : null;
        }
        return rows;
    }

    private Asking keyed() {
        return dangchang.clerk().with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private Asking caseworker() {
        return as("caseworker-" + dangchang.id);
    }

    private Asking admin() {
        return as("admin-" + dangchang.id);
    }
}
