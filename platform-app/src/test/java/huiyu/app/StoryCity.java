package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import huiyu.core.party.TestNumbers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A city that runs the national subsidy as it is shipped, with staff of every role, an app, and money. */
final class StoryCity {

    static final String PROGRAMME = "cn-childcare-subsidy";

    final int id;
    final String code;
    private final MockMvcTester mvc;
    private int events;

    /** With the national policy as its own. */
    StoryCity(MockMvcTester mvc, int province) {
        this(mvc, province, false);
        adopt(id, "cn-national");
    }

    /** Under a province that has adopted the national policy: with this pack as its own. */
    static StoryCity inheriting(MockMvcTester mvc, int province, String pack) {
        StoryCity city = new StoryCity(mvc, province, true);
        city.adopt(province, "cn-national");
        city.adopt(city.id, pack);
        return city;
    }

    private StoryCity(MockMvcTester mvc, int province, boolean officersAbove) {
        this.mvc = mvc;
        id = CoreDatabase.createCity(province);
        code = CoreDatabase.divisionCode(id);
        CoreDatabase.assign(id, "admin-" + id, "TENANT_ADMIN");
        CoreDatabase.assign(id, "clerk-" + id, "COUNTER_CLERK");
        CoreDatabase.assign(id, "caseworker-" + id, "CASEWORKER");
        CoreDatabase.assign(id, "colleague-" + id, "CASEWORKER");
        CoreDatabase.assign(id, "reviewer-" + id, "REVIEWER");
        CoreDatabase.assign(id, "auditor-" + id, "AUDITOR");
        for (int tenant : officersAbove ? new int[] {id, province} : new int[] {id}) {
            CoreDatabase.assign(tenant, "ann-" + tenant, "POLICY_OFFICER");
            CoreDatabase.assign(tenant, "ben-" + tenant, "POLICY_OFFICER");
        }
        CoreDatabase.transactions().execute(id, tx -> tx.dsl()
                .execute("insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'subsidy', date '2023-01-01')", id));
        FundFixture funds = new FundFixture();
        int year = LocalDate.now(FundFixture.CHINA).getYear();
        funds.createFund(id, "centre", Funder.CENTRE, PROGRAMME, year, "100000.00");
        funds.createFund(id, "city", Funder.CITY, PROGRAMME, year, "100000.00");
        CoreDatabase.transactions().execute(id, tx -> tx.dsl().execute(
                """
                insert into core.client_assignment (tenant_id, client_id, display_name, role, status, valid_from)
                values (?, ?, '城市应用', 'CITY_APP', 'active', date '2023-01-01')""",
                id, "app-" + id));
    }

    /** Loads a pack as it is shipped, for this city or for its province. */
    private void adopt(int tenant, String pack) {
        decree(tenant, ok(as("ann", tenant).post("/packs/" + pack + "/proposals", "{\"reason\": \"实施育儿补贴制度\"}"), 201));
    }

    /** Sets a parameter whose value is only a reading otherwise. */
    void read(String parameter, String value, LocalDate from) {
        decree(id, ok(as("ann", id).post("/proposals",
                """
                {"title": "口径", "reason": "按本市口径执行", "effectiveFrom": "%s",
                 "changes": [{"kind": "value", "key": "%s", "content": {"value": "%s", "basis": "reading"}}]}"""
                        .formatted(from, parameter, value)), 201));
    }

    private void decree(int tenant, MvcTestResult made) {
        String proposal = text(made, "$.id");
        ok(as("ann", tenant).post("/proposals/" + proposal + "/checks", null), 200);
        ok(as("ann", tenant).post("/proposals/" + proposal + "/submission", "{\"acknowledgement\": \"按本市口径执行\"}"), 200);
        ok(as("ben", tenant).post("/proposals/" + proposal + "/approval", "{\"reason\": \"同意\"}"), 200);
    }

    /** Staff of this city, by the word before the dash. */
    Asking as(String role) {
        return as(role, id);
    }

    private Asking as(String role, int tenant) {
        return new Asking(mvc, TestTokens.person(role + "-" + tenant)).with("Idempotency-Key", UUID.randomUUID().toString());
    }

    String subject(String role) {
        return TestTokens.subject(role + "-" + id);
    }

    Asking app() {
        return new Asking(mvc, TestTokens.client("app-" + id)).with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** The app on behalf of a parent it has identified. */
    Asking guardian(Family family) {
        return app().with("Huiyu-On-Behalf-Of", family.mother());
    }

    /** What a birth led to. */
    record Family(String child, String caseId, String mother, String motherNumber, String certificate) {}

    /** A child of this year whose birth was reported; everything is known. */
    Family birth() {
        return birth("\"birthOrder\": 1,", TestNumbers.citizenId(LocalDate.of(1994, 2, 3)));
    }

    Family birth(String order, String motherNumber) {
        String certificate = TestNumbers.certificate();
        LocalDate born = LocalDate.now(FundFixture.CHINA).minusDays(30);
        MvcTestResult reported = ok(as("clerk").post("/life-events",
                """
                {"eventNumber": "E-%d-%d", "kind": "birth", "occurredOn": "%s",
                 "birth": {
                   "child": {"name": "小满", "birthDate": "%s", "birthCertificate": "%s", %s "householdDivision": "%s"},
                   "parents": [{"role": "mother", "name": "李梅", "citizenId": "%s"}],
                   "facts": [{"fact": "family.children", "value": [{"birth_date": "%s"}]}]}}"""
                        .formatted(id, ++events, born, born, certificate, order, code, motherNumber, born)), 200);
        String mother = text(ok(app().post("/guardians", "{\"citizenId\": \"%s\", \"name\": \"李梅\"}".formatted(motherNumber)), 200), "$.personId");
        return new Family(text(reported, "$.subjectId"), text(reported, "$.cases[0].id"), mother, motherNumber, certificate);
    }

    MvcTestResult verdict(String role, String caseId, String verdict, String reason) {
        MvcTestResult view = ok(as(role).get("/cases/" + caseId), 200);
        return as(role).post("/tasks/" + text(view, "$.tasks[0].id") + "/verdict",
                "{\"verdict\": \"%s\", \"caseVersion\": %d, \"reason\": \"%s\"}"
                        .formatted(verdict, JsonPath.<Integer>read(body(view), "$.summary.version"), reason));
    }

    static MvcTestResult ok(MvcTestResult result, int status) {
        assertThat(result.getResponse().getStatus()).as(body(result)).isEqualTo(status);
        return result;
    }

    static String text(MvcTestResult result, String path) {
        return JsonPath.read(body(result), path).toString();
    }

    static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
