package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.app.SettlementWorld.City;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A birth reminds the family to insure the child; what they pay is paid back where the place says so, without a form. */
class PremiumStoryTest extends PlatformTest {

    private static final LocalDate TODAY = LocalDate.now(FundFixture.CHINA);
    private static final LocalDate BORN = TODAY.minusDays(20);
    private static final String ACCOUNT = "6222021602003333333";
    private static SettlementWorld shandong;
    private static SettlementWorld fujian;
    private static SettlementWorld gansu;

    @Autowired
    private ApplicationContext platform;

    @BeforeEach
    void provinces() {
        if (shandong == null) {
            shandong = new SettlementWorld(mvc, platform, "shandong");
            fujian = new SettlementWorld(mvc, platform);
            gansu = new SettlementWorld(mvc, platform);
        }
    }

    @Test
    void a_birth_in_fuzhou_reminds_the_mother_and_enrolling_in_time_covers_from_birth_under_both_numbers() {
        City fuzhou = city(fujian, List.of("fujian", "fujian-fuzhou"), "insurance");
        Newborn child = birth(fuzhou, 1);

        MvcTestResult told = as("caseworker-" + fuzhou.id).get("/notices?personId=" + child.mother());
        assertThat(told).bodyJson().extractingPath("$.items[0].templateCode").isEqualTo("insurance.enrolment-reminder");
        assertThat(told).bodyJson().extractingPath("$.items[0].bodyZh").asString().contains("小满", BORN.plusDays(90).toString());
        assertThat(told).bodyJson().extractingPath("$.items[0].bodyEn").asString().contains("Enrolled by " + BORN.plusDays(90));

        MvcTestResult enrolled = enrol(fuzhou, child, "");
        assertThat(enrolled).bodyJson().extractingPath("$.personId").isEqualTo(child.file());
        assertThat(enrolled).bodyJson().extractingPath("$.coverFrom").isEqualTo(BORN.toString());
        assertThat(enrolled).bodyJson().extractingPath("$.basis.floors").isEqualTo("none-in-force");
        String bill =
                """
                {"institution": "%s", "number": "N-%s", "person": {"kind": "birth-certificate", "number": "%s"}, "kind": "inpatient",
                 "admitted": "%s", "discharged": "%s", "totalFen": 300000, "inScopeFen": 250000}"""
                        .formatted(fuzhou.hospital, child.certificate(), child.certificate(), BORN, BORN.plusDays(4));
        assertThat(fuzhou.settle(bill)).as("treated before anything was paid").hasStatusOk();

        String identity = TestNumbers.citizenId(BORN);
        StoryCity.ok(fuzhou.clerk().post("/people/" + child.file() + "/identifiers",
                "{\"kind\": \"citizen-id\", \"number\": \"" + identity + "\"}"), 200);
        MvcTestResult cover = fuzhou.clerk().post("/insurance/cover",
                "{\"person\": {\"kind\": \"citizen-id\", \"number\": \"" + identity + "\"}, \"day\": \"" + BORN + "\"}");
        assertThat(cover).bodyJson().extractingPath("$.covered").isEqualTo(true);
    }

    @Test
    void in_jinan_a_second_child_s_first_premium_is_paid_back_by_itself_and_a_first_child_s_is_not() {
        City jinan = city(shandong, List.of("shandong-jinan"), "insurance");
        withoutReview(shandong, jinan, "jinan-newborn-premium-subsidy");
        FinanceDesk finance = new FinanceDesk(mvc, events, jinan);
        finance.fund("city", "jinan-newborn-premium-subsidy");
        Newborn first = birth(jinan, 1);
        Newborn second = birth(jinan, 2);
        String stated = ", \"coverFrom\": \"" + BORN + "\", \"coverTo\": \"" + BORN.getYear() + "-12-31\"";

        enrol(jinan, first, stated);
        enrol(jinan, second, stated);
        events.dispatchAll();

        assertThat(cases(jinan, first.file())).isEmpty();
        assertThat(cases(jinan, second.file())).containsExactly("jinan-newborn-premium-subsidy decided 40000");
        String id = jinan.list("select id::text from core.case_file where tenant_id = ? and subject_id = '" + second.file() + "'").getFirst();
        assertThat(as("caseworker-" + jinan.id).get("/cases/" + id + "/explanation?lang=zh")).bodyText().contains("400.00");
        finance.account(second.mother(), "李梅", ACCOUNT);
        assertThat(finance.pay()).contains(ACCOUNT, "400.00");
    }

    @Test
    void a_share_below_its_floor_is_named() {
        City jinan = city(shandong, List.of("shandong-jinan"), "insurance");
        String resident =
                """
                {"person": {"kind": "citizen-id", "number": "%s"}, "name": "王小满", "kind": "resident", "insuredYear": 2025, "paidOn": "2024-12-01",
                 "individualFen": 39999, "fiscalFen": 70000, "coverFrom": "2025-01-01", "coverTo": "2025-12-31"}"""
                        .formatted(TestNumbers.citizenId(SettlementWorld.GROWN_UP));
        assertFieldProblem(keyed(jinan).post("/insurance/enrolments", resident), "individualFen", "premium-below-floor");
        assertFieldProblem(keyed(jinan).post("/insurance/enrolments", resident.replace("39999", "40000").replace("70000", "69999")), "fiscalFen", "premium-below-floor");
        assertThat(keyed(jinan).post("/insurance/enrolments", resident.replace("39999", "40000"))).hasStatus(201)
                .bodyJson().extractingPath("$.basis.floors").isEqualTo("kept");
    }

    @Test
    void in_dangchang_an_impoverished_household_gets_a_hundred_yuan_when_it_enrols_and_others_get_no_case() {
        City dangchang = city(gansu, List.of("gansu-dangchang"), "insurance", "assistance");
        withoutReview(gansu, dangchang, "dangchang-premium-help");
        FinanceDesk finance = new FinanceDesk(mvc, events, dangchang);
        finance.fund("city", "dangchang-premium-help");
        StoryCity.ok(as("admin-" + dangchang.id).put("/assistance/status-kinds/impoverished",
                "{\"nameZh\": \"脱贫户\", \"nameEn\": \"Impoverished household\", \"source\": \"rural-revitalisation\"}"), 200);
        String poor = TestNumbers.citizenId(SettlementWorld.GROWN_UP);
        String other = TestNumbers.citizenId(SettlementWorld.GROWN_UP);
        StoryCity.ok(dangchang.clerk().post("/assistance/statuses",
                "{\"person\": {\"kind\": \"citizen-id\", \"number\": \"" + poor + "\"}, \"name\": \"王小满\", \"status\": \"impoverished\", \"from\": \"2025-01-01\"}"), 200);

        String person = resident(dangchang, poor);
        String neighbour = resident(dangchang, other);

        assertThat(cases(dangchang, person)).containsExactly("dangchang-premium-help decided 10000");
        assertThat(cases(dangchang, neighbour)).isEmpty();
        finance.account(person, "王小满", ACCOUNT);
        assertThat(finance.pay()).contains(ACCOUNT, "100.00");
    }

    @Test
    void the_next_year_s_premium_is_helped_again_while_the_status_is_held_and_no_longer_after() {
        City dangchang = city(gansu, List.of("gansu-dangchang"), "insurance", "assistance");
        withoutReview(gansu, dangchang, "dangchang-premium-help");
        new FinanceDesk(mvc, events, dangchang).fund("city", "dangchang-premium-help");
        StoryCity.ok(as("admin-" + dangchang.id).put("/assistance/status-kinds/impoverished",
                "{\"nameZh\": \"脱贫户\", \"nameEn\": \"Impoverished household\", \"source\": \"rural-revitalisation\"}"), 200);
        String number = TestNumbers.citizenId(SettlementWorld.GROWN_UP);
        impoverished(dangchang, number, "");
        String person = resident(dangchang, number);
        assertThat(cases(dangchang, person)).containsExactly("dangchang-premium-help decided 10000");

        resident(dangchang, number, TODAY.getYear() + 1);

        assertThat(cases(dangchang, person)).containsExactly("dangchang-premium-help decided 10000", "dangchang-premium-help decided 20000");
        assertThat(dangchang.list("select kind from core.case_file where tenant_id = ? order by id")).containsExactly("first", "renewal");
        assertThat(dangchang.list("select d.difference ->> 'totalFen' from core.decision d where d.tenant_id = ? and d.supersedes is not null")).containsExactly("10000");

        impoverished(dangchang, number, ", \"to\": \"" + TODAY.getYear() + "-12-31\"");
        assertThat(dangchang.list("select total_fen::text from core.decision where tenant_id = ? order by decided_at")).as("the status ends before the year begins").containsExactly("10000", "20000", "10000");
        resident(dangchang, number, TODAY.getYear() + 2);
        assertThat(cases(dangchang, person)).hasSize(3);
    }

    @Test
    void in_jinan_what_grandparents_pay_for_long_term_care_is_paid_back_for_a_second_child_each_year_anew() {
        City jinan = city(shandong, List.of("shandong-jinan"), "insurance");
        withoutReview(shandong, jinan, "jinan-grandparents-ltc-subsidy");
        FinanceDesk finance = new FinanceDesk(mvc, events, jinan);
        finance.fund("city", "jinan-grandparents-ltc-subsidy");
        Newborn first = birth(jinan, 1);
        Newborn second = birth(jinan, 2);
        String grandmother = TestNumbers.citizenId(LocalDate.of(1961, 3, 1));

        care(jinan, grandmother, first, TODAY.getYear(), 10_000);
        assertThat(cases(jinan, first.file())).as("a first child").isEmpty();
        MvcTestResult enrolled = care(jinan, TestNumbers.citizenId(LocalDate.of(1960, 3, 1)), second, TODAY.getYear(), 10_000);
        assertThat(cases(jinan, second.file())).containsExactly("jinan-grandparents-ltc-subsidy decided 10000");
        String grandfather = TestNumbers.citizenId(LocalDate.of(1962, 3, 1));
        MvcTestResult wrong = care(jinan, grandfather, second, TODAY.getYear(), 99_000);
        String withdrawal = "/insurance/long-term-care-enrolments/" + Json.text(wrong, "$.id") + "/withdrawal";
        assertThat(cases(jinan, second.file())).contains("jinan-grandparents-ltc-subsidy decided 109000");
        for (int times = 0; times < 2; times++) {
            assertThat(jinan.clerk().put(withdrawal, "{\"reason\": \"金额录错\"}")).bodyJson().extractingPath("$.withdrawn").isEqualTo(true);
            events.dispatchAll();
        }
        care(jinan, grandfather, second, TODAY.getYear(), 12_000);
        assertThat(jinan.list("select total_fen::text from core.decision where tenant_id = ? and subject_id = '" + second.file() + "' order by decided_at")).endsWith("10000", "22000");
        assertProblem(jinan.clerk().put(withdrawal.replaceAll("[0-9a-f-]{36}", UUID.randomUUID().toString()), "{\"reason\": \"无\"}"), 404, "enrolment-not-found");

        assertThat(jinan.clerk().get("/insurance/long-term-care-enrolments?personId=" + Json.text(enrolled, "$.personId")))
                .bodyJson().extractingPath("$[0].grandchildId").isEqualTo(second.file());
        assertProblem(keyed(jinan).post("/insurance/long-term-care-enrolments", careBody(grandmother, first, TODAY.getYear(), 10_000)), 409, "care-enrolment-exists");
        assertFieldProblem(keyed(jinan).post("/insurance/long-term-care-enrolments", careBody(grandmother, first, TODAY.getYear() + 1, 10_000)
                .replace(first.certificate(), TestNumbers.certificate())), "grandchild.number", "person-not-found");
        assertThat(jinan.clerk().post("/insurance/cover", "{\"person\": {\"kind\": \"citizen-id\", \"number\": \"" + grandmother + "\"}, \"day\": \"" + TODAY + "\"}"))
                .as("it covers no bill").bodyJson().extractingPath("$.covered").isEqualTo(false);
        finance.account(second.mother(), "李梅", ACCOUNT);
        assertThat(finance.pay()).contains(ACCOUNT).doesNotContain("100.01");
        assertThat(jinan.list("select sum(amount_fen)::text from core.payment_line where tenant_id = ? and subject_id = '" + second.file() + "'")).containsExactly("22000");
    }

    private MvcTestResult care(City city, String number, Newborn child, int year, long fen) {
        MvcTestResult enrolled = StoryCity.ok(keyed(city).post("/insurance/long-term-care-enrolments", careBody(number, child, year, fen)), 201);
        events.dispatchAll();
        return enrolled;
    }

    private static String careBody(String number, Newborn child, int year, long fen) {
        return """
                {"person": {"kind": "citizen-id", "number": "%s"}, "name": "李外婆", "insuredYear": %d, "paidOn": "%s", "premiumFen": %d,
                 "grandchild": {"kind": "birth-certificate", "number": "%s"}}""".formatted(number, year, TODAY, fen, child.certificate());
    }

    private void impoverished(City city, String number, String to) {
        StoryCity.ok(city.clerk().post("/assistance/statuses",
                "{\"person\": {\"kind\": \"citizen-id\", \"number\": \"" + number + "\"}, \"name\": \"王小满\", \"status\": \"impoverished\", \"from\": \"2025-01-01\"" + to + "}"), 200);
        events.dispatchAll();
    }

    @Test
    void a_special_family_planning_family_claims_its_care_subsidy_month_by_month() {
        City jinan = city(shandong, List.of("shandong-jinan"), "insurance", "assistance");
        withoutReview(shandong, jinan, "jinan-special-family-care");
        FinanceDesk finance = new FinanceDesk(mvc, events, jinan);
        finance.fund("city", "jinan-special-family-care");
        StoryCity.ok(as("admin-" + jinan.id).put("/assistance/status-kinds/special_family",
                "{\"nameZh\": \"计划生育特殊家庭\", \"nameEn\": \"Special family-planning family\", \"source\": \"health\"}"), 200);
        String number = TestNumbers.citizenId(LocalDate.of(1958, 4, 1));
        MvcTestResult held = StoryCity.ok(jinan.clerk().post("/assistance/statuses",
                "{\"person\": {\"kind\": \"citizen-id\", \"number\": \"" + number + "\"}, \"name\": \"王大满\", \"status\": \"special_family\", \"from\": \"2020-01-01\"}"), 200);
        String person = Json.text(held, "$.items[0].personId");

        MvcTestResult receipt = StoryCity.ok(keyed(jinan).post("/cases",
                "{\"programme\": \"jinan-special-family-care\", \"subjectId\": \"" + person + "\"}"), 200);
        assertThat(receipt).bodyJson().extractingPath("$.questions").asArray().isNotEmpty();
        StoryCity.ok(keyed(jinan).post("/cases/" + Json.text(receipt, "$.caseId") + "/answers",
                """
                {"facts": [{"fact": "person.care", "value": "institution_disabled"},
                           {"fact": "person.quantity.care_months", "value": 3, "from": "2026-07-01", "to": "2026-09-30"}]}"""), 200);

        assertThat(cases(jinan, person)).containsExactly("jinan-special-family-care decided 450000");
        finance.account(person, "王大满", ACCOUNT);
        assertThat(finance.pay()).contains(ACCOUNT, "4500.00");
    }

    private record Newborn(String file, String certificate, String mother, String motherNumber) {}

    private City city(SettlementWorld world, List<String> packs, String... modules) {
        City city = world.city(packs, List.of(), 0, modules);
        CoreDatabase.assign(city.id, "caseworker-" + city.id, "CASEWORKER");
        return city;
    }

    private static void withoutReview(SettlementWorld world, City city, String programme) {
        world.decree(city.id, "/proposals",
                """
                {"title": "免审核", "reason": "免申即享", "effectiveFrom": "2020-01-01", "changes": [
                  {"kind": "parameter", "key": "casework.review.steps.%1$s", "content": {"type": "texts"}},
                  {"kind": "value", "key": "casework.review.steps.%1$s", "content": {"value": [], "basis": "reading"}}]}""".formatted(programme));
    }

    private Asking keyed(City city) {
        return city.clerk().with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private Newborn birth(City city, int order) {
        String certificate = TestNumbers.certificate();
        String mother = TestNumbers.citizenId(SettlementWorld.GROWN_UP);
        MvcTestResult reported = StoryCity.ok(keyed(city).post("/life-events",
                """
                {"eventNumber": "B-%s", "kind": "birth", "occurredOn": "%s", "birth": {
                  "child": {"name": "小满", "birthDate": "%s", "birthCertificate": "%s", "birthOrder": %d},
                  "parents": [{"role": "mother", "name": "李梅", "citizenId": "%s"}]}}"""
                        .formatted(certificate, BORN, BORN, certificate, order, mother)), 200);
        events.dispatchAll();
        String child = Json.text(reported, "$.subjectId");
        String file = city.list("select relative_id::text from core.kinship where tenant_id = ? and child_id = '" + child + "'").getFirst();
        return new Newborn(child, certificate, file, mother);
    }

    /** By its certificate, the mother acting for it. */
    private MvcTestResult enrol(City city, Newborn child, String more) {
        MvcTestResult enrolled = StoryCity.ok(keyed(city).post("/insurance/enrolments",
                """
                {"person": {"kind": "birth-certificate", "number": "%s"}, "name": "小满", "kind": "newborn", "insuredYear": %d, "birthDate": "%s",
                 "guardian": {"kind": "citizen-id", "number": "%s"}, "guardianName": "李梅", "paidOn": "%s", "individualFen": 40000,
                 "fiscalFen": 70000%s}"""
                        .formatted(child.certificate(), BORN.getYear(), BORN, child.motherNumber(), TODAY, more)), 201);
        events.dispatchAll();
        return enrolled;
    }

    private String resident(City city, String number) {
        return resident(city, number, 2026);
    }

    private String resident(City city, String number, int year) {
        MvcTestResult enrolled = StoryCity.ok(keyed(city).post("/insurance/enrolments",
                """
                {"person": {"kind": "citizen-id", "number": "%1$s"}, "name": "王小满", "kind": "resident", "insuredYear": %2$d, "paidOn": "2025-12-01",
                 "individualFen": 40000, "fiscalFen": 70000, "coverFrom": "%2$d-01-01", "coverTo": "%2$d-12-31"}""".formatted(number, year)), 201);
        events.dispatchAll();
        return Json.text(enrolled, "$.personId");
    }

    /** Programme, state and fen of each case of a person. */
    private static List<String> cases(City city, String person) {
        return city.list(
                """
                select c.programme || ' ' || c.status || ' ' || coalesce(d.total_fen::text, '')
                  from core.case_file c left join core.decision d on d.tenant_id = c.tenant_id and d.case_id = c.id
                 where c.tenant_id = ? and c.subject_id = '%s' order by 1""".formatted(person));
    }
}
