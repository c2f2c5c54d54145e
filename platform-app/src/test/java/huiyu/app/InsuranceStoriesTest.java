package huiyu.app;

import static huiyu.app.SettlementWorld.GROWN_UP;
import static huiyu.app.SettlementWorld.bill;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.app.SettlementWorld.City;
import huiyu.app.SettlementWorld.Person;
import huiyu.core.db.CoreDatabase;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From an enrolment to an allowance nobody applied for; from a list of civil affairs to a bill and a warning. */
class InsuranceStoriesTest extends PlatformTest {

    private static SettlementWorld world;
    private static City city;

    @Autowired
    private ApplicationContext platform;

    @BeforeEach
    void city() {
        if (world == null) {
            world = new SettlementWorld(mvc, platform);
            city = world.city(100_000_000, "insurance", "assistance");
            CoreDatabase.assign(city.id, "caseworker-" + city.id, "CASEWORKER");
        }
    }

    @Test
    void a_settled_delivery_opens_the_allowance_case_by_itself_with_the_employer_s_wage() {
        Person woman = employee("6000.00");

        MvcTestResult settled = city.settle(bill(city.hospital, "M-" + woman.id(), woman, "delivery", "2026-03-05", "6400.00",
                ", \"children\": 1, \"attributes\": {\"delivery_date\": \"2026-03-04\"}"));
        assertThat(settled).hasStatusOk();
        events.dispatchAll();

        Map<String, Object> opened = city.count("select count(*) as n, max(programme) as programme from core.case_file where tenant_id = ? and subject_id = '" + woman.id() + "'");
        assertThat(opened).containsEntry("n", 1L).containsEntry("programme", "cn-maternity-allowance");
        assertThat(assessed(woman)).as("98 days of 6,000 / 30").isEqualTo(19_600_00L);
    }

    @Test
    void a_resident_s_delivery_opens_no_allowance_case() {
        Person woman = city.insure(GROWN_UP);

        assertThat(city.settle(bill(city.hospital, "N-" + woman.id(), woman, "delivery", "2026-03-05", "6400.00"))).hasStatusOk();
        events.dispatchAll();

        assertThat(city.count("select count(*) as n from core.case_file where tenant_id = ? and subject_id = '" + woman.id() + "'")).containsEntry("n", 0L);
    }

    @Test
    void a_newborn_enrolled_by_its_birth_certificate_is_covered_by_both_numbers_once_it_has_an_identity_number() {
        String certificate = TestNumbers.certificate();
        LocalDate born = LocalDate.of(2026, 3, 10);
        String guardian = TestNumbers.citizenId(GROWN_UP);
        String newborn = """
                {"person": {"kind": "birth-certificate", "number": "%s"}, "name": "小宝", "kind": "newborn", "insuredYear": 2026, "birthDate": "%s",
                 "guardian": {"kind": "citizen-id", "number": "%s"}, "guardianName": "李妈妈", "paidOn": "2026-05-20", "individualFen": 40000,
                 "fiscalFen": 70000, "coverFrom": "2026-03-10", "coverTo": "2026-12-31"}""".formatted(certificate, born, guardian);

        MvcTestResult enrolled = city.clerk().with("Idempotency-Key", "k-" + certificate).post("/insurance/enrolments", newborn);
        assertThat(enrolled).hasStatus(201);
        assertThat(city.clerk().with("Idempotency-Key", "k-" + certificate).post("/insurance/enrolments", newborn)).hasStatus(201);
        assertProblem(city.clerk().with("Idempotency-Key", "other-" + certificate).post("/insurance/enrolments", newborn), 409, "enrolment-overlaps");
        assertFieldProblem(city.clerk().with("Idempotency-Key", "g-" + certificate).post("/insurance/enrolments", newborn.replaceAll("\"guardian\": \\{.*?},", "")), "guardian", "guardian-needed");

        String identity = TestNumbers.citizenId(born);
        UUID file = UUID.fromString(Json.text(enrolled, "$.personId"));
        platform.getBean(huiyu.core.db.TenantTransaction.class).execute(city.id, tx -> platform.getBean(huiyu.core.party.People.class)
                .addIdentifier(tx, file, huiyu.core.party.Identifiers.citizenId("n", identity), huiyu.core.party.Origin.of("household-registration", "test")));

        assertThat(cover("citizen-id", identity, "2026-04-01")).bodyJson().extractingPath("$.covered").isEqualTo(true);
        assertThat(cover("birth-certificate", certificate, "2026-04-01")).bodyJson().extractingPath("$.covered").isEqualTo(true);
        assertThat(cover("citizen-id", identity, "2027-04-01")).bodyJson().extractingPath("$.covered").isEqualTo(false);
        MvcTestResult settled = city.settle(bill(city.hospital, "O-" + file, new Person(city, file, identity), "inpatient", "2026-04-05", "20000.00"));
        assertThat(settled).bodyJson().extractingPath("$.layers[0].paidFen").isEqualTo(14_512_50);
    }

    @Test
    void whoever_organises_enrolment_sees_whom_no_enrolment_covers_on_a_day() {
        City other = world.city(100_000_000, "insurance");
        Person covered = other.insure(GROWN_UP);
        Person lapsed = other.insure(GROWN_UP, true, 2025);
        Person never = other.insure(GROWN_UP, true);

        assertThat(uncovered(other, "day=2026-06-30")).containsExactlyInAnyOrder(lapsed.id() + " resident 2025-12-31", never.id() + " null null");
        assertThat(uncovered(other, "day=2025-06-30")).containsExactly(never.id() + " null null");
        assertThat(uncovered(other, "day=2027-01-01")).contains(covered.id() + " resident 2026-12-31").hasSize(3);
        MvcTestResult first = other.clerk().get("/insurance/uncovered?day=2027-01-01&limit=2");
        assertThat(uncovered(other, "day=2027-01-01&limit=2&cursor=" + Json.text(first, "$.nextCursor"))).hasSize(1);
        assertProblem(other.clerk().get("/insurance/uncovered?day=2026-06-30&cursor=x"), 422, "invalid-cursor");
    }

    private static List<String> uncovered(City of, String query) {
        MvcTestResult answer = StoryCity.ok(of.clerk().get("/insurance/uncovered?" + query), 200);
        return JsonPath.<List<Map<String, Object>>>read(StoryCity.body(answer), "$.items").stream()
                .map(one -> one.get("personId") + " " + one.get("lastKind") + " " + one.get("lastCoverTo"))
                .toList();
    }

    /** AST-64. */
    @Test
    void civil_affairs_list_makes_the_next_bill_assisted_without_anybody_applying() {
        Person person = city.insure(GROWN_UP);
        assertThat(asAdmin().put("/assistance/status-kinds/dibao", "{\"nameZh\": \"最低生活保障\", \"nameEn\": \"Subsistence allowance\", \"source\": \"civil-affairs\"}")).hasStatusOk();
        String list = "kind,number,name,status,from,to\ncitizen-id," + person.number() + ",王小满,dibao,2026-01-01,\n";

        assertThat(upload(list)).bodyJson().extractingPath("$.changed").isEqualTo(1);
        assertThat(upload("\uFEFF" + list)).as("as spreadsheet programs save it").bodyJson().extractingPath("$.changed").isEqualTo(0);
        assertFieldProblem(upload(list + "citizen-id," + person.number() + ",王小满,rich,2026-01-01,\n"), "file.row[3].status", "unknown-status");
        assertFieldProblem(upload(list + "citizen-id,1,王小满,dibao,2026-01-01,\n"), "file.row[3].number", "citizen-id-length");
        assertProblem(upload("no,such\ncolumns,1\n"), 400, "list-unreadable");

        MvcTestResult settled = city.settle(bill(city.hospital, "P-" + person.id(), person, "inpatient", "2026-03-05", "20000.00", ", \"referral\": \"proper\""));
        assertThat(settled).bodyJson().extractingPath("$.layers[?(@.layer == 'assistance')].paidFen").asArray().isNotEmpty();
        assertThat(city.clerk().get("/assistance/statuses?status=dibao")).bodyJson().extractingPath("$.items").asArray().isNotEmpty();
        assertFieldProblem(city.clerk().get("/assistance/statuses"), "personId", "person-or-status");
    }

    @Test
    void own_cost_above_the_threshold_warns_once_and_the_warning_is_closed_with_a_reason() {
        world.decree(city.id, "/proposals",
                """
                {"title": "监测线", "reason": "省级方案", "effectiveFrom": "2025-01-01", "changes": [
                  {"kind": "value", "key": "assistance.monitoring.threshold", "content": {"value": "5000.00", "basis": "reading"}}]}""");
        Person person = city.insure(GROWN_UP);
        city.settle(bill(city.hospital, "Q1-" + person.id(), person, "inpatient", "2026-03-05", "10000.00"));
        events.dispatchAll();
        assertThat(warnings(person)).isZero();

        city.settle(bill(city.hospital, "Q2-" + person.id(), person, "inpatient", "2026-04-05", "10000.00"));
        city.settle(bill(city.hospital, "Q3-" + person.id(), person, "inpatient", "2026-05-05", "10000.00"));
        events.dispatchAll();

        assertThat(warnings(person)).isEqualTo(1);
        String id = city.count("select id::text as id from assistance.warning where tenant_id = ? and person_id = '" + person.id() + "'").get("id").toString();
        String outcome = "{\"kind\": \"referred\", \"reason\": \"转民政部门认定低保边缘\", \"body\": \"civil-affairs\"}";
        assertThat(as("caseworker-" + city.id).put("/assistance/warnings/" + id + "/outcome", outcome)).bodyJson().extractingPath("$.outcome.kind").isEqualTo("referred");
        assertThat(as("caseworker-" + city.id).put("/assistance/warnings/" + id + "/outcome", outcome)).hasStatusOk();
        assertProblem(as("caseworker-" + city.id).put("/assistance/warnings/" + id + "/outcome", outcome.replace("referred", "closed")), 409, "warning-closed");
    }

    @Test
    void the_leave_table_answers_an_employer_and_a_document_outside_the_list_is_refused() {
        assertThat(city.clerk().get("/insurance/leave-days?children=2")).bodyJson().extractingPath("$.maternityDays").isEqualTo(113);
        assertProblem(city.clerk().post("/insurance/allowance/material-checks", "{\"documents\": [\"marriage_certificate\"]}"), 422, "invalid-request");
    }

    private Person employee(String yuan) {
        String employer = InsuranceWorld.creditCode();
        assertThat(city.clerk().put("/insurance/employers/" + employer, "{\"name\": \"测试制造有限公司\"}")).hasStatusOk();
        assertThat(city.clerk().put("/insurance/employers/" + employer + "/wages/2025",
                "{\"averageMonthlyFen\": " + Math.round(Double.parseDouble(yuan) * 100) + ", \"headcount\": 12}")).hasStatusOk();
        String number = TestNumbers.citizenId(GROWN_UP);
        MvcTestResult enrolled = city.clerk().with("Idempotency-Key", "e-" + number).post("/insurance/enrolments",
                """
                {"person": {"kind": "citizen-id", "number": "%s"}, "name": "李妈妈", "kind": "employee", "insuredYear": 2026, "employer": "%s",
                 "paidOn": "2025-12-20", "individualFen": 0, "fiscalFen": 0, "coverFrom": "2025-01-01"}""".formatted(number, employer));
        assertThat(enrolled).hasStatus(201);
        return new Person(city, UUID.fromString(Json.text(enrolled, "$.personId")), number);
    }

    /** What the case came to, decided or waiting for a reviewer. */
    private long assessed(Person woman) {
        return (Long) city.count(
                """
                select coalesce((select sum((s ->> 'amountFen')::bigint) from jsonb_path_query(c.assessment, '$.segments[*]') s), -1)::bigint as n
                  from core.case_file c where c.tenant_id = ? and c.subject_id = '%s'""".formatted(woman.id())).get("n");
    }

    private long warnings(Person person) {
        return (Long) city.count("select count(*) as n from assistance.warning where tenant_id = ? and person_id = '" + person.id() + "'").get("n");
    }

    private MvcTestResult cover(String kind, String number, String day) {
        return city.clerk().post("/insurance/cover", "{\"person\": {\"kind\": \"" + kind + "\", \"number\": \"" + number + "\"}, \"day\": \"" + day + "\"}");
    }

    private Asking asAdmin() {
        return as("admin-" + city.id);
    }

    private MvcTestResult upload(String list) {
        return mvc.post()
                .uri("/api/assistance/status-imports?reference=2026-01")
                .header("Authorization", "Bearer " + huiyu.core.access.TestTokens.person(city.clerk))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(list.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .exchange();
    }
}
