package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a birth to a decision over HTTP, by the national policy as it is shipped. */
class BirthScenarioTest extends PlatformTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROGRAMME = "cn-childcare-subsidy";

    private final int city = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final String division = CoreDatabase.dsl()
            .fetchSingle("select division_code from core.tenant where id = ?", city)
            .get(0, String.class);
    private final String hospital = "hospital-" + city;
    private final String clerk = "clerk-" + city;
    private final String reviewer = "reviewer-" + city;
    private final String certificate = TestNumbers.certificate();

    @BeforeEach
    void theCityAdoptsTheNationalPolicy() {
        CoreDatabase.assign(city, hospital, "CASEWORKER");
        CoreDatabase.assign(city, clerk, "CASEWORKER");
        CoreDatabase.assign(city, reviewer, "REVIEWER");
        CoreDatabase.assign(city, "ann-" + city, "POLICY_OFFICER");
        CoreDatabase.assign(city, "ben-" + city, "POLICY_OFFICER");
        CoreDatabase.transactions().execute(city, tx -> tx.dsl()
                .execute("insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'subsidy', date '2023-01-01')", city));
        FundFixture funds = new FundFixture();
        int year = LocalDate.now(FundFixture.CHINA).getYear();
        funds.createFund(city, "centre", Funder.CENTRE, PROGRAMME, year, "100000.00");
        funds.createFund(city, "city", Funder.CITY, PROGRAMME, year, "100000.00");
        adopt("cn-national");
    }

    private void adopt(String pack) {
        String ann = "ann-" + city;
        JsonNode proposal = json(send(ann, HttpMethod.POST, "/api/packs/" + pack + "/proposals",
                "{\"reason\": \"实施国家育儿补贴制度\"}"), 201);
        String path = "/api/proposals/" + proposal.get("id").asString();
        json(send(ann, HttpMethod.POST, path + "/checks", null), 200);
        json(send(ann, HttpMethod.POST, path + "/submission", "{}"), 200);
        json(send("ben-" + city, HttpMethod.POST, path + "/approval", "{\"reason\": \"同意\"}"), 200);
    }

    @Test
    void a_birth_reported_once_becomes_a_reviewed_decision_with_its_explanation() {
        JsonNode event = json(report("E-1", certificate), 200);
        JsonNode opened = event.get("cases").get(0);
        assertThat(opened.get("programme").asString()).isEqualTo(PROGRAMME);
        assertThat(json(report("E-1", certificate), 200).get("id")).isEqualTo(event.get("id"));
        String caseId = opened.get("id").asString();

        JsonNode view = json(send(clerk, HttpMethod.GET, "/api/cases/" + caseId, null), 200);
        assertThat(view.get("summary").get("status").asString()).as(view.toString()).isEqualTo("in-review");
        assertThat(view.get("permittedActions").toString()).contains("approve");

        approve(clerk, caseId);
        JsonNode decided = approve(reviewer, caseId);
        assertThat(decided.get("status").asString()).isEqualTo("decided");

        JsonNode after = json(send(reviewer, HttpMethod.GET, "/api/cases/" + caseId, null), 200);
        assertThat(after.get("decision").get("verdict").asString()).isEqualTo("GRANTED");
        assertThat(after.get("totalFen").asLong()).isPositive();
        String decision = after.get("decision").get("id").asString();
        JsonNode replay = json(send(reviewer, HttpMethod.GET, "/api/decisions/" + decision + "/replay", null), 200);
        assertThat(replay.get("same").asBoolean()).isTrue();
        JsonNode explanation = json(send(clerk, HttpMethod.GET, "/api/cases/" + caseId + "/explanation?lang=zh", null), 200);
        assertThat(explanation.toString()).contains("3600.00");
        assertThat(send(clerk, HttpMethod.GET, "/api/decisions/" + decision, null)).hasStatusOk();
    }

    @Test
    void a_worklist_shows_the_task_and_a_verdict_on_somebody_elses_step_is_a_problem() {
        json(report("E-2", certificate), 200);
        JsonNode tasks = json(send(clerk, HttpMethod.GET, "/api/tasks?view=team", null), 200).get("items");
        assertThat(tasks).hasSize(1);
        JsonNode task = tasks.get(0);

        assertThat(verdict(reviewer, task, task.get("caseSummary").get("version").asInt()))
                .hasStatus(403).bodyJson().extractingPath("$.code").isEqualTo("step-not-yours");
        assertThat(verdict(clerk, task, 999))
                .hasStatus(409).bodyJson().extractingPath("$.code").isEqualTo("case-changed");
    }

    @Test
    void worklists_name_the_child_and_count_what_waits() {
        json(report("E-5", certificate), 200);
        JsonNode task = json(send(clerk, HttpMethod.GET, "/api/tasks?view=team", null), 200).get("items").get(0);
        assertThat(task.get("caseSummary").get("subjectName").asString()).isEqualTo("小满");

        JsonNode counts = json(send(clerk, HttpMethod.GET, "/api/task-counts", null), 200);
        assertThat(counts.get("team").asInt()).isEqualTo(1);
        assertThat(counts.get("mine").asInt()).isZero();
        assertThat(send(clerk, HttpMethod.POST, "/api/tasks/" + task.get("id").asString() + "/assignment", "{\"assignee\": \"me\"}"))
                .hasStatusOk();
        assertThat(json(send(clerk, HttpMethod.GET, "/api/task-counts", null), 200).get("mine").asInt()).isEqualTo(1);

        JsonNode figure = json(send(clerk, HttpMethod.GET, "/api/case-figures", null), 200).get("items").get(0);
        assertThat(figure.get("programme").asString()).isEqualTo(PROGRAMME);
        assertThat(figure.get("status").asString()).isEqualTo("in-review");
        assertThat(figure.get("cases").asInt()).isEqualTo(1);
        assertThat(figure.get("overdue").asInt()).isZero();
    }

    @Test
    void a_late_task_of_a_case_whose_clock_stands_still_is_not_counted_as_overdue() {
        json(report("E-6", certificate), 200);
        change("update core.task set due_on = date '2020-01-01' where tenant_id = ?");
        assertThat(json(send(clerk, HttpMethod.GET, "/api/task-counts", null), 200).get("overdue").asInt()).isEqualTo(1);

        change("update core.case_file set paused_on = date '2019-12-01', remaining_days = 3 where tenant_id = ?");
        JsonNode counts = json(send(clerk, HttpMethod.GET, "/api/task-counts", null), 200);
        assertThat(counts.get("overdue").asInt()).isZero();
        assertThat(counts.get("team").asInt()).isEqualTo(1);
        assertThat(json(send(clerk, HttpMethod.GET, "/api/tasks?view=overdue", null), 200).get("items")).isEmpty();
    }

    @Test
    void a_case_whose_assessment_is_not_kept_is_listed_without_a_verdict() {
        json(report("E-7", certificate), 200);
        change("update core.case_file set assessment = null where tenant_id = ?");

        JsonNode listed = json(send(clerk, HttpMethod.GET, "/api/cases", null), 200).get("items").get(0);
        assertThat(listed.has("verdict")).isFalse();
        json(send(clerk, HttpMethod.GET, "/api/tasks?view=team", null), 200);
        json(send(clerk, HttpMethod.GET, "/api/cases/" + listed.get("id").asString(), null), 200);
    }

    private void change(String sql) {
        CoreDatabase.transactions().execute(city, tx -> tx.dsl().execute(sql, city));
    }

    @Test
    void a_report_that_breaks_rules_names_field_and_rule() {
        assertThat(report("E-3", "T3")).hasStatus(422).bodyJson().extractingPath("$.errors[0].field")
                .isEqualTo("birth.child.birthCertificate");
        assertThat(send(clerk, HttpMethod.GET, "/api/cases/" + UUID.randomUUID(), null)).hasStatus(404);
        assertThat(send(clerk, HttpMethod.GET, "/api/take-up/" + PROGRAMME, null)).hasStatusOk();
        assertThat(send(clerk, HttpMethod.GET, "/api/take-up/" + PROGRAMME + "/districts", null)).hasStatusOk();
        assertThat(send(clerk, HttpMethod.POST, "/api/previews",
                "{\"facts\": {\"child\": {\"birth_date\": \"2026-03-01\", \"birth_order\": 1, \"household\": \"%s\"}}}".formatted(division)))
                .hasStatusOk().bodyJson().extractingPath("$.items[0].verdict").isEqualTo("GRANTED");
    }

    @Test
    void a_switched_off_module_answers_for_its_programmes_as_for_its_operations() {
        String child = json(report("E-4", certificate), 200).get("subjectId").asString();
        CoreDatabase.transactions().execute(city, tx -> tx.dsl()
                .execute("update core.tenant_module set enabled_to = date '2023-12-31' where tenant_id = ?", city));
        String facts = "{\"child\": {\"birth_date\": \"2026-03-01\"}}";

        MvcTestResult applied = send(clerk, HttpMethod.POST, "/api/cases",
                "{\"programme\": \"%s\", \"subjectId\": \"%s\"}".formatted(PROGRAMME, child));
        assertProblem(applied, 404, "module-not-enabled");
        assertThat(applied).bodyJson().extractingPath("$.arguments.module").isEqualTo("subsidy");
        assertProblem(send(clerk, HttpMethod.GET, "/api/take-up/" + PROGRAMME, null), 404, "module-not-enabled");
        assertProblem(send(clerk, HttpMethod.GET, "/api/take-up/" + PROGRAMME + "/districts", null), 404, "module-not-enabled");
        assertProblem(send(clerk, HttpMethod.POST, "/api/previews",
                "{\"programme\": \"%s\", \"facts\": %s}".formatted(PROGRAMME, facts)), 404, "module-not-enabled");
        assertThat(send(clerk, HttpMethod.POST, "/api/previews", "{\"facts\": %s}".formatted(facts)))
                .hasStatusOk().bodyJson().extractingPath("$.items").asArray().isEmpty();
    }

    private MvcTestResult report(String number, String birthCertificate) {
        return send(hospital, HttpMethod.POST, "/api/life-events",
                """
                {"eventNumber": "%s", "kind": "birth", "occurredOn": "2026-03-05",
                 "birth": {
                   "child": {"name": "小满", "birthDate": "2026-03-05", "birthCertificate": "%s", "birthOrder": 1,
                             "householdDivision": "%s"},
                   "parents": [{"role": "mother", "name": "李梅", "citizenId": "%s"}],
                   "facts": [{"fact": "family.children", "value": [{"birth_date": "2026-03-05"}]}]}}"""
                        .formatted(number, birthCertificate, division, mother));
    }

    private final String mother = TestNumbers.citizenId(LocalDate.of(1994, 2, 3));

    private JsonNode approve(String reviewing, String caseId) {
        JsonNode view = json(send(reviewing, HttpMethod.GET, "/api/cases/" + caseId, null), 200);
        JsonNode task = view.get("tasks").get(0);
        return json(verdict(reviewing, task, view.get("summary").get("version").asInt()), 200);
    }

    private MvcTestResult verdict(String reviewing, JsonNode task, int version) {
        return send(reviewing, HttpMethod.POST, "/api/tasks/" + task.get("id").asString() + "/verdict",
                "{\"verdict\": \"approve\", \"caseVersion\": %d}".formatted(version));
    }

    private MvcTestResult send(String username, HttpMethod method, String uri, String body) {
        var request = mvc.method(method).uri(uri)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person(username))
                .header("Idempotency-Key", UUID.randomUUID().toString());
        return body == null ? request.exchange() : request.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    private static JsonNode json(MvcTestResult result, int status) {
        try {
            String body = result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(result.getResponse().getStatus()).as(body).isEqualTo(status);
            return JSON.readTree(body);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
