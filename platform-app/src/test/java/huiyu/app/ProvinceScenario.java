package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import huiyu.core.impact.EffectWork;
import huiyu.core.party.TestNumbers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A province that adopted the national policy, decided by rule; six children in one of its cities, two in another. */
abstract class ProvinceScenario extends PlatformTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    protected static final String PROGRAMME = "cn-childcare-subsidy";
    protected static final int NEXT_YEAR = LocalDate.now(FundFixture.CHINA).getYear() + 1;

    protected final int province = CoreDatabase.createProvince();
    protected final int large = CoreDatabase.createCity(province);
    protected final int small = CoreDatabase.createCity(province);

    @Autowired
    private EffectWork effects;

    @BeforeEach
    void sixChildrenInOneCityAndTwoInAnotherGetWhatTheProvinceAdopted() {
        staff(province, "ann", "POLICY_OFFICER");
        staff(province, "ben", "POLICY_OFFICER");
        staff(province, "admin", "PROVINCE_ADMIN");
        staff(province, "auditor", "AUDITOR");
        for (int city : new int[] {large, small}) {
            staff(city, "clerk", "CASEWORKER");
            staff(city, "officer", "POLICY_OFFICER");
            staff(city, "admin", "TENANT_ADMIN");
            staff(city, "auditor", "AUDITOR");
            CoreDatabase.transactions().execute(city, tx -> tx.dsl()
                    .execute("insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'subsidy', date '2023-01-01')", city));
            FundFixture funds = new FundFixture();
            for (int year : new int[] {NEXT_YEAR - 1, NEXT_YEAR}) {
                funds.createFund(city, "centre", Funder.CENTRE, PROGRAMME, year, "100000.00");
                funds.createFund(city, "city", Funder.CITY, PROGRAMME, year, "100000.00");
            }
        }
        decree(json(send("ann", province, HttpMethod.POST, "/api/packs/cn-national/proposals", "{\"reason\": \"实施国家制度\"}"), 201));
        decree(propose("""
                {"kind": "parameter", "key": "casework.review.steps.%1$s", "content": {"type": "texts"}},
                {"kind": "value", "key": "casework.review.steps.%1$s", "content": {"value": [], "basis": "reading"}}"""
                .formatted(PROGRAMME), NEXT_YEAR - 1 + "-01-01"));
        work();
        for (int child = 0; child < 8; child++) {
            int city = child < 6 ? large : small;
            birth(city, "E-" + child);
        }
        events.dispatchAll();
    }

    protected JsonNode propose(String changes, String from) {
        return json(send("ann", province, HttpMethod.POST, "/api/proposals", draft(changes, from)), 201);
    }

    protected static String draft(String changes, String from) {
        return "{\"title\": \"调整\", \"reason\": \"新文件\", \"effectiveFrom\": \"%s\", \"changes\": [%s]}".formatted(from, changes);
    }

    protected void decree(JsonNode proposal) {
        String path = "/api/proposals/" + proposal.get("id").asString();
        json(send("ann", province, HttpMethod.POST, path + "/checks", null), 200);
        json(send("ann", province, HttpMethod.POST, path + "/submission", "{\"acknowledgement\": \"标准提高\"}"), 200);
        json(send("ben", province, HttpMethod.POST, path + "/approval", "{\"reason\": \"同意\"}"), 200);
    }

    protected void work() {
        events.dispatchAll();
        effects.run();
    }

    protected UUID birth(int city, String number) {
        JsonNode event = birth(city, number, "李梅", TestNumbers.citizenId(LocalDate.of(1994, 2, 3)));
        assertThat(event.get("cases").get(0).get("status").asString()).as(event.toString()).isEqualTo("decided");
        return UUID.fromString(event.get("subjectId").asString());
    }

    protected JsonNode birth(int city, String number, String mother, String motherNumber) {
        return json(send("clerk", city, HttpMethod.POST, "/api/life-events",
                """
                {"eventNumber": "%s", "kind": "birth", "occurredOn": "2026-03-05",
                 "birth": {
                   "child": {"name": "小满", "birthDate": "2026-03-05", "birthCertificate": "%s", "birthOrder": 1,
                             "householdDivision": "%s"},
                   "parents": [{"role": "mother", "name": "%s", "citizenId": "%s"}],
                   "facts": [{"fact": "family.children", "value": [{"birth_date": "2026-03-05"}]}]}}"""
                        .formatted(number, TestNumbers.certificate(), CoreDatabase.divisionCode(city), mother, motherNumber)), 200);
    }

    protected static void staff(int tenant, String name, String role) {
        CoreDatabase.assign(tenant, name + "-" + tenant, role);
    }

    protected MvcTestResult send(String name, int tenant, HttpMethod method, String uri, String body) {
        var request = mvc.method(method).uri(uri)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person(name + "-" + tenant))
                .header("Idempotency-Key", UUID.randomUUID().toString());
        return body == null ? request.exchange() : request.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    protected static JsonNode json(MvcTestResult result, int status) {
        try {
            String body = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
            assertThat(result.getResponse().getStatus()).as(body).isEqualTo(status);
            return JSON.readTree(body);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
