package huiyu.app;

import static huiyu.app.StoryCity.PROGRAMME;
import static huiyu.app.StoryCity.body;
import static huiyu.app.StoryCity.ok;
import static huiyu.app.StoryCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.app.StoryCity.Family;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A family that no hospital and no clerk has registered asks for itself, through the app of its city. */
class OwnFamilyTest extends PlatformTest {

    private static final LocalDate BORN = LocalDate.now(FundFixture.CHINA).minusDays(40);

    private final int province = CoreDatabase.createProvince();
    private final String fatherNumber = TestNumbers.citizenId(LocalDate.of(1993, 5, 6));
    private final String certificate = TestNumbers.certificate();
    private StoryCity jinan;

    @BeforeEach
    void aCityRunsTheNationalSubsidy() {
        jinan = new StoryCity(mvc, province);
    }

    @Test
    void a_father_registers_applies_is_granted_renews_and_takes_it_back() {
        MvcTestResult registered = ok(register("father", fatherNumber, "赵刚", certificate), 200);
        String child = text(registered, "$.childId");
        Asking father = jinan.app().with("Huiyu-On-Behalf-Of", text(registered, "$.personId"));
        assertThat(body(ok(father.get("/people/" + child), 200))).contains("小雪", "赵刚");

        MvcTestResult receipt = ok(father.post("/cases", application(child)), 200);
        String first = text(receipt, "$.caseId");
        assertThat(text(ok(father.get("/cases/" + first), 200), "$.summary.channel")).isEqualTo("app");
        assertThat(text(receipt, "$.status")).isEqualTo("in-review");
        ok(jinan.verdict("colleague", first, "approve", ""), 200);
        assertThat(text(ok(jinan.verdict("reviewer", first, "approve", ""), 200), "$.status")).isEqualTo("decided");
        events.dispatchAll();
        assertThat(body(ok(father.get("/notices"), 200))).contains("decision.granted");

        String second = text(ok(again(father).post("/cases", application(child)), 200), "$.caseId");
        assertThat(text(ok(father.get("/cases/" + second), 200), "$.summary.kind")).isEqualTo("renewal");
        assertThat(text(ok(father.post("/cases/" + second + "/withdrawal", "{\"reason\": \"不需要了\"}"), 200), "$.status"))
                .isEqualTo("withdrawn");
        assertThat(body(ok(jinan.as("auditor").get("/audit-entries?targetId=" + child), 200))).contains("family.self-registered");
    }

    @Test
    void registering_again_changes_nothing_and_an_elder_child_joins_the_same_guardian() {
        MvcTestResult first = ok(register("father", fatherNumber, "赵刚", certificate), 200);
        String before = body(ok(jinan.as("auditor").get("/people/" + text(first, "$.childId")), 200));
        assertThat(body(ok(register("father", fatherNumber, "赵刚", certificate), 200))).isEqualTo(body(first));
        MvcTestResult renamed = jinan.app().post("/guardians/families", family("father", fatherNumber, "赵刚", certificate).replace("小雪", "小雨"));
        assertThat(body(ok(renamed, 200))).isEqualTo(body(first));
        assertThat(body(ok(jinan.as("auditor").get("/people/" + text(first, "$.childId")), 200))).isEqualTo(before);

        MvcTestResult elder = ok(register("father", fatherNumber, "赵刚", TestNumbers.certificate()), 200);
        assertThat(text(elder, "$.personId")).isEqualTo(text(first, "$.personId"));
        assertThat(text(elder, "$.childId")).isNotEqualTo(text(first, "$.childId"));
    }

    @Test
    void nothing_is_told_of_a_child_that_is_on_file_with_others_nor_of_a_name_that_is_not_the_one_on_file() {
        Family others = jinan.birth();
        String before = body(ok(jinan.as("auditor").get("/people/" + others.child()), 200));
        MvcTestResult ofAnother = register("father", fatherNumber, "赵刚", others.certificate());
        MvcTestResult underAnotherName = register("mother", others.motherNumber(), "李霞", certificate);
        MvcTestResult ownUnderAnotherName = register("mother", others.motherNumber(), "李霞", others.certificate());
        for (MvcTestResult refused : List.of(ofAnother, underAnotherName, ownUnderAnotherName)) {
            assertProblem(refused, 409, "counter-needed");
            assertThat(withoutCall(refused)).as("the same words whatever the cause").isEqualTo(withoutCall(ofAnother));
        }
        assertThat(body(ok(jinan.as("auditor").get("/people/" + others.child()), 200))).isEqualTo(before);
        assertProblem(jinan.app().post("/guardians", "{\"citizenId\": \"%s\", \"name\": \"赵刚\"}".formatted(fatherNumber)),
                404, "guardian-not-on-file");
        assertThat(body(ok(jinan.as("auditor").get("/audit-entries?targetId=" + others.child()), 200))).contains("family.sent-to-counter");
        assertThat(text(ok(register("mother", others.motherNumber(), "李梅", others.certificate()), 200), "$.childId"))
                .as("the own child of a family that a hospital has reported").isEqualTo(others.child());
    }

    @Test
    void of_two_who_register_the_same_child_at_once_one_is_its_family() throws Exception {
        String otherNumber = TestNumbers.citizenId(LocalDate.of(1992, 7, 8));
        List<Callable<Integer>> both = List.of(
                () -> register("father", fatherNumber, "赵刚", certificate).getResponse().getStatus(),
                () -> register("guardian", otherNumber, "钱多", certificate).getResponse().getStatus());
        List<Integer> answers = new ArrayList<>();
        try (var together = Executors.newFixedThreadPool(2)) {
            for (var answer : together.invokeAll(both)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void who_only_says_to_be_the_family_is_not_joined_to_the_mother_a_hospital_reports_and_a_person_looks_at_it() {
        String child = text(ok(register("guardian", fatherNumber, "赵刚", certificate), 200), "$.childId");
        MvcTestResult reported = ok(jinan.as("clerk").post("/life-events",
                """
                {"eventNumber": "OWN-1", "kind": "birth", "occurredOn": "%s",
                 "birth": {"child": {"name": "小雪", "birthDate": "%s", "birthCertificate": "%s", "birthOrder": 1, "householdDivision": "%s"},
                           "parents": [{"role": "mother", "name": "周洁", "citizenId": "%s"}]}}"""
                        .formatted(BORN, BORN, certificate, jinan.code, TestNumbers.citizenId(LocalDate.of(1995, 1, 2)))), 200);
        assertThat(text(reported, "$.subjectId")).isEqualTo(child);
        MvcTestResult seen = ok(jinan.as("caseworker").get("/cases/" + text(reported, "$.cases[0].id")), 200);
        assertThat(JsonPath.<List<String>>read(body(seen), "$.tasks[*].reasonZh")).anyMatch(reason -> reason.contains("自行登记"));
        assertThat(body(ok(jinan.as("auditor").get("/people/" + child), 200))).contains("赵刚").doesNotContain("周洁");
    }

    @Test
    void a_wrong_field_is_named_as_the_app_has_sent_it_and_nobody_but_an_app_may_vouch() {
        assertFieldProblem(register("father", "110101199003070000", "赵刚", certificate), "guardian.citizenId", "citizen-id-check-digit");
        assertFieldProblem(register("father", fatherNumber, "赵刚", "T1"), "child.identifier", "birth-certificate-length");
        String good = family("father", fatherNumber, "赵刚", certificate);
        assertFieldProblem(jinan.app().post("/guardians/families", good.replace(BORN.toString(), "2999-01-01")), "child.birthDate", "date-in-future");
        assertFieldProblem(jinan.app().post("/guardians/families", good.replace("\"" + jinan.code + "\"", "\"12\"")), "child.householdDivision", "division-code");
        assertProblem(jinan.as("clerk").post("/guardians/families", good), 403, "permission-missing");
        assertProblem(jinan.app().post("/guardians", "{\"citizenId\": \"%s\", \"name\": \"赵刚\"}".formatted(fatherNumber)), 404, "guardian-not-on-file");
    }

    private MvcTestResult register(String kin, String number, String name, String childsCertificate) {
        return jinan.app().post("/guardians/families", family(kin, number, name, childsCertificate));
    }

    private String family(String kin, String number, String name, String childsCertificate) {
        return """
                {"guardian": {"citizenId": "%s", "name": "%s", "kin": "%s", "phone": "13800001111"},
                 "child": {"identifier": {"kind": "birth-certificate", "number": "%s"}, "name": "小雪", "birthDate": "%s",
                           "householdDivision": "%s"}}"""
                .formatted(number, name, kin, childsCertificate, BORN, jinan.code);
    }

    private static String application(String child) {
        return """
                {"programme": "%s", "subjectId": "%s",
                 "facts": [{"fact": "child.birth_order", "value": 1}, {"fact": "family.children", "value": [{"birth_date": "%s"}]}]}"""
                .formatted(PROGRAMME, child, BORN);
    }

    private static Asking again(Asking guardian) {
        return guardian.with("Idempotency-Key", java.util.UUID.randomUUID().toString());
    }

    /** Without what names this one call. */
    private static String withoutCall(MvcTestResult refused) {
        return body(refused).replaceAll("\"correlationId\":\"[^\"]*\"", "");
    }
}
