package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.app.SettlementWorld.City;
import huiyu.app.SettlementWorld.Person;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.indicator.FigureWork;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From a settled delivery to money on the woman's own account: nobody applies, nobody brings a paper. */
class AllowanceStoryTest extends PlatformTest {

    private static final String PROGRAMME = "cn-maternity-allowance";
    private static final String HERS = "6222021602009876543";
    private static final String HER_MOTHERS = "6222021602001111111";
    private static final LocalDate TODAY = LocalDate.now(FundFixture.CHINA);
    private static SettlementWorld shandong;
    private static SettlementWorld fujian;

    @Autowired
    private ApplicationContext platform;

    @Autowired
    private FigureWork figures;

    @BeforeEach
    void provinces() {
        if (shandong == null) {
            shandong = new SettlementWorld(mvc, platform, "shandong");
            fujian = new SettlementWorld(mvc, platform);
        }
    }

    @Test
    void in_jinan_the_employer_is_asked_for_the_wage_and_98_of_158_days_reach_the_woman_s_own_account() {
        City jinan = staffed(shandong.city(List.of("shandong-jinan"), List.of("jinan-maternity-delivery"), 10_000_000, "insurance"));
        String employer = employer(jinan);
        Person woman = employee(jinan, employer);
        settle(jinan, woman, TODAY.minusDays(6), TODAY.minusDays(3), ", \"delivery_date\": \"" + TODAY.minusDays(5) + "\"");

        assertThat(caseOf(jinan, woman)).containsEntry("status", "awaiting-facts").containsEntry("programme", PROGRAMME);
        assertThat(notices(jinan, woman)).as("her employer's wage is not asked of her").isEmpty();
        assertThat(system(jinan).get(questionsTo(employer))).bodyJson().extractingPath("$[0].year").isEqualTo(TODAY.getYear() - 1);
        assertThat(system(jinan).get(questionsTo(employer))).bodyJson().extractingPath("$[0].waiting").isEqualTo(1);
        assertProblem(system(jinan).get(questionsTo(employer(jinan, "another-" + jinan.id))), 403, "not-own-employer");
        assertThat(as("caseworker-" + jinan.id).get("/insurance/wage-questions?limit=1")).bodyJson().extractingPath("$.items[0].creditCode").isEqualTo(employer);

        fund(jinan);
        declare(jinan, employer, 600_000);

        assertThat(caseOf(jinan, woman)).containsEntry("status", "decided").containsEntry("days", 7);
        assertThat(system(jinan).get(questionsTo(employer))).bodyJson().extractingPath("$").asArray().isEmpty();
        assertThat(notices(jinan, woman)).containsExactly("decision.granted");
        MvcTestResult leave = jinan.clerk().get("/insurance/leave-days?day=" + TODAY);
        assertThat(leave).bodyJson().extractingPath("$.maternityDays").isEqualTo(158);
        assertThat(leave).bodyJson().extractingPath("$.paidByFundDays").isEqualTo(98);
        assertThat(leave).bodyJson().extractingPath("$.paidByEmployerDays").isEqualTo(60);

        FinanceDesk finance = new FinanceDesk(mvc, events, jinan);
        finance.account(mother(jinan, woman), "李外婆", HER_MOTHERS);
        finance.account(woman.id().toString(), "李妈妈", HERS);
        String file = finance.pay();

        assertThat(file).contains(HERS, "19600.00").doesNotContain(HER_MOTHERS);
        assertThat(notices(jinan, woman)).containsExactlyInAnyOrder("decision.granted", "payment.paid");
        assertThat(as("caseworker-" + jinan.id).get("/payment-lines?subjectId=" + woman.id())).bodyJson().extractingPath("$.items[0].status").isEqualTo("paid");
    }

    /** Each figure of the month beside what the books say, counted here in SQL of its own. */
    @Test
    void the_month_s_figures_are_what_the_books_say() {
        City jinan = staffed(shandong.city(List.of("shandong-jinan"), List.of("jinan-maternity-delivery"), 10_000_000, "insurance"));
        CoreDatabase.assign(shandong.province, "padmin-" + shandong.province, "PROVINCE_ADMIN");
        fund(jinan);
        String employer = employer(jinan);
        declare(jinan, employer, 600_000);
        Person one = employee(jinan, employer);
        Person other = employee(jinan, employer);
        Person resident = jinan.insure(SettlementWorld.GROWN_UP);
        settle(jinan, one, TODAY, TODAY, "");
        settle(jinan, other, TODAY, TODAY, ", \"difficult\": \"true\"");
        settle(jinan, resident, TODAY, TODAY, "");
        FinanceDesk finance = new FinanceDesk(mvc, events, jinan);
        finance.account(one.id().toString(), "李妈妈", HERS);
        finance.pay();

        YearMonth month = YearMonth.from(TODAY);
        StoryCity.ok(as("padmin-" + shandong.province).with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/indicator-runs", "{\"month\": \"" + month + "\"}"), 202);
        figures.run();

        assertThat(cell(jinan, "insurance.delivery-patient-share", month)).isEqualTo(counted(jinan,
                "select sum(greatest(in_scope_fen - core.sum_of(layer_fen), 0)) || ' ' || sum(in_scope_fen) from insurance.settlement where tenant_id = ? and kind = 'delivery'"))
                .as("nothing of the employees', half of the resident's 6,000").isEqualTo("300000 1800000");
        assertThat(cell(jinan, "decisions.average-granted", month)).isEqualTo(counted(jinan,
                "select sum(total_fen) || ' ' || count(*) from core.decision where tenant_id = ? and programme = '" + PROGRAMME + "' and verdict = 'GRANTED'"))
                .startsWith("4");
        assertThat(cell(jinan, "payments.paid", month)).isEqualTo(counted(jinan,
                "select sum(amount_fen) || ' null' from core.payment_line where tenant_id = ? and status = 'paid'")).isEqualTo("1960000 null");
        assertThat(cell(jinan, "days.trigger-to-payment", month)).as("one case, paid on the day of its trigger").isEqualTo("0 1");
        assertThat(cells(jinan, "funds.execution", month)).contains(counted(jinan,
                """
                select (select sum(p.amount_fen) from core.fund_posting p where p.tenant_id = f.tenant_id and p.fund_id = f.id and p.account in ('paid', 'ordered'))
                       || ' ' || (select sum(a.amount_fen) from core.fund_allocation a where a.tenant_id = f.tenant_id and a.fund_id = f.id)
                  from core.fund f where f.tenant_id = ? and f.code like 'F-%'"""));
    }

    private String cell(City city, String indicator, YearMonth month) {
        return String.join(",", cells(city, indicator, month));
    }

    private List<String> cells(City city, String indicator, YearMonth month) {
        MvcTestResult answer = StoryCity.ok(city.audit("/indicators/" + indicator + "/figures?from=" + month + "&to=" + month), 200);
        return JsonPath.<List<Map<String, Object>>>read(StoryCity.body(answer), "$.cells").stream()
                .map(cell -> cell.get("numerator") + " " + cell.get("denominator"))
                .toList();
    }

    private static String counted(City city, String sql) {
        return city.list(sql).getFirst();
    }

    @Test
    void a_corrected_wage_is_a_new_decision_and_a_difference() {
        City jinan = staffed(shandong.city(List.of("shandong-jinan"), List.of("jinan-maternity-delivery"), 10_000_000, "insurance"));
        fund(jinan);
        String employer = employer(jinan);
        declare(jinan, employer, 600_000);
        Person woman = employee(jinan, employer);
        settle(jinan, woman, TODAY.minusDays(3), TODAY.minusDays(3), "");
        assertThat(decided(jinan, woman)).isEqualTo(19_600_00L);

        declare(jinan, employer, 630_000);

        assertThat(decided(jinan, woman)).isEqualTo(20_580_00L);
    }

    /** INS-A21: trigger, payee and no materials. INS-A23: a step that asks for a paper is blocked. */
    @Test
    void in_fuzhou_the_birth_on_file_says_the_day_and_no_step_may_ask_for_a_paper() {
        City fuzhou = staffed(fujian.city(List.of("fujian", "fujian-fuzhou"), List.of(), 0, "insurance"));
        fund(fuzhou);
        String employer = employer(fuzhou);
        declare(fuzhou, employer, 750_000);
        Person woman = employee(fuzhou, employer);
        LocalDate born = TODAY.minusDays(5);
        StoryCity.ok(asClient(fuzhou.client).post("/insurance/prenatal-registrations",
                """
                {"person": {"kind": "citizen-id", "number": "%s"}, "name": "李妈妈", "registeredOn": "%s", "expectedOn": "%s", "institution": "%s"}"""
                        .formatted(woman.number(), TODAY.minusDays(200), born.plusDays(3), fuzhou.hospital)), 200);
        StoryCity.ok(fuzhou.clerk().with("Idempotency-Key", "b-" + woman.id()).post("/life-events",
                """
                {"eventNumber": "B-%s", "kind": "birth", "occurredOn": "%s", "birth": {
                  "child": {"name": "小榕", "birthDate": "%s", "birthCertificate": "%s"},
                  "parents": [{"role": "mother", "name": "李妈妈", "citizenId": "%s"}]}}"""
                        .formatted(woman.id(), born, born, TestNumbers.certificate(), woman.number())), 200);

        settle(fuzhou, woman, TODAY.minusDays(7), TODAY.minusDays(2), ", \"difficult\": \"true\"");

        assertThat(as("caseworker-" + fuzhou.id).get("/insurance/prenatal-registrations?personId=" + woman.id()))
                .bodyJson().extractingPath("$[0].endedOn").isNotNull();
        assertThat(fuzhou.list("select state from insurance.settlement where tenant_id = ?")).as("Fuzhou has no layer: the bill is taken, and only recorded").containsExactly("recorded");
        assertThat(decided(fuzhou, woman)).as("(98 + 15) days of 7,500 / 30").isEqualTo(28_250_00L);
        assertThat(notices(fuzhou, woman)).containsExactly("decision.granted", "insurance.enrolment-reminder");
        for (String document : List.of("marriage_certificate", "employer_stamp")) {
            MvcTestResult step = as("ann" + fuzhou.id).with("Idempotency-Key", UUID.randomUUID().toString()).post("/proposals",
                    """
                    {"title": "加收材料", "reason": "经办需要", "effectiveFrom": "%s", "changes": [
                      {"kind": "value", "key": "casework.review.documents", "content": {"value": ["street:caseworker:%s"], "basis": "reading"}}]}"""
                            .formatted(TODAY, document));
            assertFieldProblem(step, "changes[0].content", "material-not-on-item-list");
        }
        assertProblem(fuzhou.clerk().post("/insurance/allowance/material-checks", "{\"documents\": [\"marriage_certificate\"]}"), 422, "invalid-request");
    }

    /** INS-A15, INS-A16, by what the hospital sends: 83 days are less than three months of 28 days, 84 are three, 196 are seven. */
    @Test
    void a_miscarriage_gives_the_days_of_its_tier_by_months_of_28_days() {
        City xiamen = staffed(fujian.city(List.of("fujian", "fujian-xiamen"), List.of(), 0, "insurance"));
        fund(xiamen);
        String employer = employer(xiamen);
        declare(xiamen, employer, 600_000);

        for (Map.Entry<Integer, Integer> tier : Map.of(83, 15, 84, 42, 195, 42, 196, 98).entrySet()) {
            Person woman = employee(xiamen, employer);
            settle(xiamen, woman, TODAY.minusDays(3), TODAY.minusDays(3), ", \"outcome\": \"miscarriage\", \"pregnancy_days\": \"" + tier.getKey() + "\"");

            assertThat(decided(xiamen, woman)).as(tier.getKey() + " days").isEqualTo(tier.getValue() * 200_00L);
        }
        Person unstated = employee(xiamen, employer);
        settle(xiamen, unstated, TODAY.minusDays(3), TODAY.minusDays(3), ", \"outcome\": \"miscarriage\"");
        assertThat(caseOf(xiamen, unstated)).as("how long it lasted is asked, not guessed").containsEntry("status", "awaiting-facts");
    }

    private static City staffed(City city) {
        CoreDatabase.assign(city.id, "caseworker-" + city.id, "CASEWORKER");
        InsuranceWorld.client(city.id, "hr-" + city.id);
        return city;
    }

    private String employer(City city) {
        return employer(city, "hr-" + city.id);
    }

    private String employer(City city, String client) {
        String code = InsuranceWorld.creditCode();
        StoryCity.ok(city.clerk().put("/insurance/employers/" + code,
                "{\"name\": \"测试制造有限公司\", \"clientId\": \"" + client + "\"}"), 200);
        return code;
    }

    private Asking system(City city) {
        return asClient("hr-" + city.id);
    }

    private static String questionsTo(String employer) {
        return "/insurance/employers/" + employer + "/wage-questions";
    }

    private void declare(City city, String employer, long fen) {
        StoryCity.ok(system(city).put("/insurance/employers/" + employer + "/wages/" + (TODAY.getYear() - 1),
                "{\"averageMonthlyFen\": " + fen + ", \"headcount\": 12}"), 200);
        events.dispatchAll();
    }

    /** Insured through the employer; her own mother is on file too. */
    private Person employee(City city, String employer) {
        String number = TestNumbers.citizenId(SettlementWorld.GROWN_UP);
        StoryCity.ok(city.clerk().post("/people/families",
                """
                {"source": "declared",
                 "child": {"name": "李妈妈", "identifiers": [{"kind": "citizen-id", "number": "%s"}]},
                 "relatives": [{"kin": "mother", "person": {"name": "李外婆", "identifiers": [{"kind": "citizen-id", "number": "%s"}]}}]}"""
                        .formatted(number, TestNumbers.citizenId(LocalDate.of(1966, 3, 1)))), 200);
        MvcTestResult enrolled = StoryCity.ok(city.clerk().with("Idempotency-Key", "e-" + number).post("/insurance/enrolments",
                """
                {"person": {"kind": "citizen-id", "number": "%s"}, "name": "李妈妈", "kind": "employee", "insuredYear": %d, "employer": "%s",
                 "paidOn": "2025-12-20", "individualFen": 0, "fiscalFen": 0, "coverFrom": "2025-01-01"}"""
                        .formatted(number, TODAY.getYear(), employer)), 201);
        return new Person(city, UUID.fromString(Json.text(enrolled, "$.personId")), number);
    }

    private void settle(City city, Person woman, LocalDate admitted, LocalDate discharged, String attributes) {
        StoryCity.ok(city.settle(
                """
                {"institution": "%s", "number": "M-%s", "person": {"kind": "citizen-id", "number": "%s"}, "kind": "delivery",
                 "admitted": "%s", "discharged": "%s", "children": 1, "totalFen": 640000, "inScopeFen": 600000,
                 "attributes": {"ward": "1"%s}}"""
                        .formatted(city.hospital, woman.id(), woman.number(), admitted, discharged, attributes)), 200);
        events.dispatchAll();
    }

    private void fund(City city) {
        new FinanceDesk(mvc, events, city).fund("insurance", PROGRAMME);
    }

    private String mother(City city, Person woman) {
        return city.count("select relative_id::text as id from core.kinship where tenant_id = ? and child_id = '" + woman.id() + "'").get("id").toString();
    }

    private static Map<String, Object> caseOf(City city, Person woman) {
        return city.count(
                """
                select status, programme, promise_days as days from core.case_file
                 where tenant_id = ? and subject_id = '%s'""".formatted(woman.id()));
    }

    private static long decided(City city, Person woman) {
        return (Long) city.count(
                """
                select coalesce(max(d.total_fen), -1)::bigint as fen from core.decision d
                 where d.tenant_id = ? and d.subject_id = '%s' and not exists (
                   select from core.decision later where later.tenant_id = d.tenant_id and later.supersedes = d.id)""".formatted(woman.id())).get("fen");
    }

    private static List<String> notices(City city, Person woman) {
        return city.list("select template_code from core.notice where tenant_id = ? and person_id = '" + woman.id() + "' order by 1");
    }
}
