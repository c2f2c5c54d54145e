package huiyu.app;

import static huiyu.app.StoryCity.PROGRAMME;
import static huiyu.app.StoryCity.body;
import static huiyu.app.StoryCity.ok;
import static huiyu.app.StoryCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.app.StoryCity.Family;
import huiyu.core.db.CoreDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What each person of a city can do, and what the wrong one is told: over HTTP, by the national policy. */
class PeopleOfACityTest extends PlatformTest {

    private final int province = CoreDatabase.createProvince();
    private StoryCity jinan;

    @BeforeEach
    void aCityRunsTheNationalSubsidy() {
        jinan = new StoryCity(mvc, province);
    }

    @Test
    void a_guardian_answers_what_is_asked_sees_why_and_how_much_and_is_told() {
        Family family = jinan.birth("", huiyu.core.party.TestNumbers.citizenId(java.time.LocalDate.of(1994, 2, 3)));
        events.dispatchAll();
        Asking guardian = jinan.guardian(family);
        MvcTestResult asked = ok(guardian.get("/cases/" + family.caseId()), 200);
        assertThat(text(asked, "$.questions[0].fact")).isEqualTo("child.birth_order");
        assertThat(text(asked, "$.summary.paused")).isEqualTo("true");
        assertThat(text(asked, "$.permittedActions")).contains("answer", "withdraw").doesNotContain("approve");

        MvcTestResult answered = ok(guardian.post("/cases/" + family.caseId() + "/answers",
                "{\"facts\": [{\"fact\": \"child.birth_order\", \"value\": 1}]}"), 200);
        assertThat(text(answered, "$.status")).isEqualTo("in-review");
        assertThat(text(answered, "$.paused")).isEqualTo("false");
        assertThat(body(ok(guardian.get("/cases/" + family.caseId() + "/explanation?lang=en"), 200))).contains("3600");
        assertThat(body(ok(guardian.get("/notices"), 200))).contains("case.questions");
        assertThat(text(ok(guardian.get("/cases/" + family.caseId() + "/receipt"), 200), "$.promiseDays")).isEqualTo("30");
    }

    @Test
    void a_guardian_sees_the_own_family_only_and_nothing_of_the_office() {
        Family own = jinan.birth();
        Family others = jinan.birth();
        Asking guardian = jinan.guardian(own);
        MvcTestResult list = ok(guardian.get("/cases"), 200);
        assertThat(JsonPath.<List<String>>read(body(list), "$.items[*].id")).containsExactly(own.caseId());
        assertThat(text(list, "$.items[0].subjectName")).isEqualTo("小满");
        assertThat(text(list, "$.items[0].programmeNameZh")).isEqualTo("国家育儿补贴");
        assertProblem(guardian.get("/cases/" + others.caseId()), 404, "case-not-found");
        assertProblem(guardian.get("/cases/" + others.caseId() + "/explanation"), 404, "case-not-found");
        assertProblem(guardian.post("/cases/" + others.caseId() + "/withdrawal", "{\"reason\": \"不要了\"}"), 404, "case-not-found");
        assertProblem(guardian.post("/cases", application(others.child())), 403, "not-your-child");
        assertProblem(guardian.get("/people/" + others.child()), 404, "person-not-found");
        assertProblem(guardian.get("/tasks"), 403, "permission-missing");
        assertProblem(guardian.get("/decisions?subjectId=" + own.child()), 403, "permission-missing");
        assertProblem(guardian.get("/life-events?subjectId=" + own.child()), 403, "permission-missing");
        assertProblem(jinan.app().get("/cases"), 403, "permission-missing");
    }

    @Test
    void an_app_finds_a_guardian_by_number_and_name_together_only() {
        Family family = jinan.birth();
        assertProblem(jinan.app().post("/guardians", "{\"citizenId\": \"%s\", \"name\": \"王五\"}".formatted(family.motherNumber())),
                404, "guardian-not-on-file");
        assertProblem(jinan.as("clerk").post("/guardians", "{\"citizenId\": \"%s\", \"name\": \"李梅\"}".formatted(family.motherNumber())),
                403, "permission-missing");
        assertFieldProblem(jinan.app().post("/guardians", "{\"citizenId\": \"110101199003070000\", \"name\": \"李梅\"}"),
                "citizenId", "citizen-id-check-digit");
    }

    @Test
    void a_guardian_withdraws_and_applies_again_with_a_receipt_of_its_own() {
        Family family = jinan.birth();
        Asking guardian = jinan.guardian(family);
        assertThat(text(ok(guardian.post("/cases/" + family.caseId() + "/withdrawal", "{\"reason\": \"不需要了\"}"), 200), "$.status"))
                .isEqualTo("withdrawn");
        MvcTestResult receipt = ok(guardian.post("/cases", application(family.child())), 200);
        assertThat(text(receipt, "$.caseId")).isNotEqualTo(family.caseId());
        MvcTestResult view = ok(jinan.as("caseworker").get("/cases/" + text(receipt, "$.caseId")), 200);
        assertThat(text(view, "$.summary.channel")).isEqualTo("app");
    }

    @Test
    void a_clerk_takes_an_application_at_the_counter_and_hands_out_the_receipt_with_the_promised_date() {
        Family family = jinan.birth();
        ok(jinan.as("clerk").post("/cases/" + family.caseId() + "/withdrawal", "{\"reason\": \"改由窗口办理\"}"), 200);
        MvcTestResult found = ok(jinan.as("clerk").post("/people/search",
                "{\"identifier\": {\"kind\": \"birth-certificate\", \"number\": \"%s\"}}".formatted(family.certificate())), 200);
        assertThat(text(found, "$.items[0].id")).isEqualTo(family.child());

        Asking once = jinan.as("clerk");
        String body = "{\"programme\": \"%s\", \"subjectId\": \"%s\", \"applicantId\": \"%s\"}"
                .formatted(PROGRAMME, family.child(), family.mother());
        MvcTestResult receipt = ok(once.post("/cases", body), 200);
        assertThat(text(receipt, "$.receiptNumber")).matches("\\d{8}-[0-9A-Z]{10}");
        assertThat(text(receipt, "$.dueOn")).isGreaterThan(text(receipt, "$.acceptedOn"));
        assertThat(text(ok(once.post("/cases", body), 200), "$.caseId")).isEqualTo(text(receipt, "$.caseId"));
        assertProblem(once.post("/cases", application(family.child())), 422, "idempotency-key-reused");
        assertFieldProblem(jinan.as("clerk").post("/cases", body.replace(family.mother(), family.child().replace('0', '1'))),
                "applicantId", "no-guardian-of-child");
    }

    @Test
    void a_returned_case_waits_for_the_family_with_its_clock_stopped_and_goes_on_when_handed_in_again() {
        Family family = jinan.birth();
        MvcTestResult returned = ok(jinan.verdict("colleague", family.caseId(), "return", "出生医学证明不清晰"), 200);
        assertThat(text(returned, "$.status")).isEqualTo("returned");
        assertThat(text(returned, "$.paused")).isEqualTo("true");
        assertThat(text(ok(jinan.as("clerk").get("/tasks?view=returned"), 200), "$.items[0].questionZh")).contains("出生医学证明不清晰");
        events.dispatchAll();
        assertThat(body(ok(jinan.guardian(family).get("/notices"), 200))).contains("case.returned");

        MvcTestResult again = ok(jinan.guardian(family).post("/cases/" + family.caseId() + "/resubmission", "{\"reason\": \"已补正\"}"), 200);
        assertThat(text(again, "$.status")).isEqualTo("in-review");
        assertThat(text(again, "$.paused")).isEqualTo("false");
        assertProblem(jinan.as("clerk").post("/cases/" + family.caseId() + "/resubmission", "{\"reason\": \"再交\"}"), 409, "case-not-returned");
    }

    @Test
    void many_verdicts_at_once_have_an_outcome_each() {
        Family right = jinan.birth();
        Family wrong = jinan.birth();
        String first = text(ok(jinan.as("colleague").get("/cases/" + right.caseId()), 200), "$.tasks[0].id");
        MvcTestResult view = ok(jinan.as("colleague").get("/cases/" + right.caseId()), 200);
        String second = text(ok(jinan.as("colleague").get("/cases/" + wrong.caseId()), 200), "$.tasks[0].id");
        MvcTestResult outcomes = ok(jinan.as("colleague").post("/verdicts",
                "{\"verdicts\": [{\"taskId\": \"%s\", \"verdict\": \"approve\", \"caseVersion\": %s}, {\"taskId\": \"%s\", \"verdict\": \"approve\", \"caseVersion\": 99}]}"
                        .formatted(first, text(view, "$.summary.version"), second)), 200);
        assertThat(text(outcomes, "$.items[0].caseSummary.status")).isEqualTo("in-review");
        assertThat(text(outcomes, "$.items[1].problem.code")).isEqualTo("case-changed");
        assertProblem(jinan.as("clerk").post("/verdicts", "{\"verdicts\": []}"), 403, "permission-missing");
    }

    @Test
    void a_task_is_given_to_who_may_do_it_put_aside_and_taken_up_again() {
        Family family = jinan.birth();
        String task = text(ok(jinan.as("caseworker").get("/cases/" + family.caseId()), 200), "$.tasks[0].id");
        assertThat(body(ok(jinan.as("caseworker").get("/tasks/" + task + "/assignees"), 200)))
                .contains(jinan.subject("colleague")).doesNotContain(jinan.subject("reviewer"));
        assertFieldProblem(jinan.as("caseworker").post("/tasks/" + task + "/assignment", "{\"assignee\": \"nobody-known\"}"),
                "assignee", "assignee-not-eligible");
        assertFieldProblem(jinan.as("caseworker").post("/tasks/" + task + "/assignment",
                "{\"assignee\": \"%s\"}".formatted(jinan.subject("reviewer"))), "assignee", "assignee-not-eligible");
        MvcTestResult given = ok(jinan.as("caseworker").post("/tasks/" + task + "/assignment",
                "{\"assignee\": \"%s\"}".formatted(jinan.subject("colleague"))), 200);
        assertThat(text(given, "$.assigneeName")).isNotEmpty();
        assertThat(text(ok(jinan.as("colleague").get("/tasks?view=mine"), 200), "$.items[0].id")).isEqualTo(task);
        assertProblem(jinan.verdict("caseworker", family.caseId(), "approve", ""), 403, "step-not-yours");

        assertThat(text(ok(jinan.as("colleague").post("/tasks/" + task + "/hold", "{\"reason\": \"等待回函\"}"), 200), "$.state")).isEqualTo("on-hold");
        assertFieldProblem(jinan.as("colleague").post("/tasks/" + task + "/hold", "{\"reason\": \"等待回函\", \"until\": \"2020-01-01\"}"),
                "until", "date-in-past");
        assertThat(text(ok(jinan.as("colleague").post("/tasks/" + task + "/resumption", null), 200), "$.state")).isEqualTo("open");
        ok(jinan.as("caseworker").post("/tasks/" + task + "/assignment", "{\"assignee\": \"nobody\"}"), 200);
        assertThat(body(ok(jinan.as("colleague").get("/tasks?view=mine"), 200))).doesNotContain(task);
    }

    @Test
    void who_is_linked_as_a_citizen_does_not_judge_the_own_family() {
        Family family = jinan.birth();
        MvcTestResult staff = ok(jinan.as("admin").get("/tenants/" + jinan.code + "/staff"), 200);
        String colleague = JsonPath.<List<String>>read(body(staff), "$.items[?(@.username == 'colleague-%d')].id".formatted(jinan.id)).getFirst();
        String path = "/tenants/" + jinan.code + "/staff/" + colleague + "/citizen";
        assertFieldProblem(jinan.as("admin").put(path, "{\"citizenId\": \"123\"}"), "citizenId", "citizen-id-length");
        assertProblem(jinan.as("caseworker").put(path, "{\"citizenId\": \"%s\"}".formatted(family.motherNumber())), 403, "permission-missing");
        MvcTestResult linked = ok(jinan.as("admin").put(path, "{\"citizenId\": \"%s\"}".formatted(family.motherNumber())), 200);
        assertThat(text(linked, "$.citizenKnown")).isEqualTo("true");
        assertThat(body(linked)).doesNotContain(family.motherNumber());

        assertProblem(jinan.verdict("colleague", family.caseId(), "approve", ""), 403, "own-family");
        assertThat(text(ok(jinan.as("colleague").get("/cases/" + family.caseId()), 200), "$.permittedActions")).doesNotContain("approve");
    }

    @Test
    void who_has_opened_a_file_stands_in_the_audit_trail_and_who_only_found_it_in_a_list_does_not() {
        Family family = jinan.birth();
        ok(jinan.as("caseworker").post("/people/search", "{\"name\": \"小满\"}"), 200);
        String trail = "/audit-entries?action=person.opened&targetId=" + family.child();
        assertThat(body(ok(jinan.as("auditor").get(trail), 200))).contains("\"items\":[]");

        ok(jinan.as("caseworker").get("/people/" + family.child()), 200);
        assertThat(text(ok(jinan.as("auditor").get(trail), 200), "$.items[0].actor")).isEqualTo(jinan.subject("caseworker"));
        ok(jinan.guardian(family).get("/people/" + family.child()), 200);
        assertThat(text(ok(jinan.as("auditor").get(trail), 200), "$.items[0].detail.onBehalfOf")).isEqualTo(family.mother());
        ok(jinan.as("clerk").get("/people/" + family.child() + "/facts"), 200);
        assertThat(text(ok(jinan.as("auditor").get(trail.replace("person.opened", "person.history-opened")), 200), "$.items[0].actor"))
                .isEqualTo(jinan.subject("clerk"));
    }

    @Test
    void an_auditor_reads_everything_and_changes_nothing() {
        Family family = jinan.birth();
        String task = text(ok(jinan.as("auditor").get("/cases/" + family.caseId()), 200), "$.tasks[0].id");
        ok(jinan.as("auditor").get("/cases"), 200);
        ok(jinan.as("auditor").get("/people/" + family.child()), 200);
        ok(jinan.as("auditor").get("/life-events?subjectId=" + family.child()), 200);
        ok(jinan.as("auditor").get("/decisions?subjectId=" + family.child()), 200);
        assertThat(body(ok(jinan.as("auditor").get("/audit-entries"), 200))).contains("guardian.identified");
        List.of("/cases", "/life-events", "/cases/" + family.caseId() + "/withdrawal", "/cases/" + family.caseId() + "/answers",
                        "/tasks/" + task + "/verdict", "/tasks/" + task + "/assignment", "/tasks/" + task + "/hold",
                        "/tasks/" + task + "/completion", "/people/families", "/people/" + family.child() + "/unmask",
                        "/people/" + family.child() + "/facts", "/person-merges", "/recusals")
                .forEach(path -> assertProblem(jinan.as("auditor").post(path, "{}"), 403, "permission-missing"));
    }

    @Test
    void a_province_sees_no_files_and_another_city_not_even_that_they_are_there() {
        Family family = jinan.birth();
        String above = "above-" + province;
        CoreDatabase.assign(province, above, "PROVINCE_ADMIN");
        assertProblem(as(above).get("/cases"), 403, "permission-missing");
        assertProblem(as(above).post("/people/search", "{\"name\": \"李\"}"), 403, "permission-missing");
        assertProblem(as(above).in(jinan.code).get("/cases/" + family.caseId()), 403, "tenant-mismatch");

        StoryCity qingdao = new StoryCity(mvc, province);
        assertProblem(qingdao.as("caseworker").get("/cases/" + family.caseId()), 404, "case-not-found");
        assertProblem(qingdao.as("caseworker").get("/people/" + family.child()), 404, "person-not-found");
        assertProblem(qingdao.as("caseworker").in(jinan.code).get("/cases/" + family.caseId()), 403, "tenant-mismatch");
        assertProblem(qingdao.as("caseworker").get("/decisions/" + UUID.randomUUID()), 404, "decision-not-found");
        assertProblem(qingdao.guardian(family).get("/cases/" + family.caseId()), 404, "case-not-found");
    }

    private static String application(String child) {
        return "{\"programme\": \"%s\", \"subjectId\": \"%s\"}".formatted(PROGRAMME, child);
    }
}
