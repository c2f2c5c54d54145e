package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import huiyu.core.impact.EffectWork;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provincial clerk changes an amount, sees by policy cases and in money what that does, has a colleague approve it, and
 * it happens: in the decisions of two cities at once.
 */
class PolicyChangeScenarioTest extends PlatformTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROGRAMME = "cn-childcare-subsidy";
    private static final String AMOUNT = "subsidy.national.annual_amount";
    private static final int NEXT_YEAR = LocalDate.now(FundFixture.CHINA).getYear() + 1;

    private final int province = CoreDatabase.createProvince();
    private final int large = CoreDatabase.createCity(province);
    private final int small = CoreDatabase.createCity(province);
    private final Map<UUID, Integer> cityOfChild = new ConcurrentHashMap<>();

    @Autowired
    private EffectWork work;

    @BeforeEach
    void sixChildrenInOneCityAndTwoInAnotherGetWhatTheProvinceAdopted() {
        staff(province, "ann", "POLICY_OFFICER");
        staff(province, "ben", "POLICY_OFFICER");
        for (int city : new int[] {large, small}) {
            staff(city, "clerk", "CASEWORKER");
            staff(city, "officer", "POLICY_OFFICER");
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
            cityOfChild.put(birth(city, "E-" + child), city);
        }
        events.dispatchAll();
    }

    @Test
    void what_was_worked_out_before_the_approval_is_what_happens_after_it() {
        JsonNode proposal = moreFromNextYear();
        String path = "/api/proposals/" + proposal.get("id").asString();
        assertProblem(send("ben", province, HttpMethod.GET, path + "/effect", null), 404, "effect-not-asked");

        json(send("ann", province, HttpMethod.POST, path + "/effect", null), 202);
        json(send("ann", province, HttpMethod.POST, path + "/effect", null), 202);
        work();
        JsonNode effect = json(send("ben", province, HttpMethod.GET, path + "/effect", null), 200);

        assertThat(effect.get("status").asString()).as(effect.toString()).isEqualTo("completed");
        assertThat(effect.get("citiesDone").asInt()).isEqualTo(2);
        assertThat(effect.get("cases").get("passed").asInt()).isPositive();
        JsonNode figures = effect.get("figures");
        assertThat(figures.get("decisions").asInt()).isEqualTo(8);
        assertThat(figures.get("decisionsChanged").asInt()).as("of the large city only").isEqualTo(6);
        assertThat(figures.get("byPlace")).hasSize(2).allSatisfy(place -> assertThat(place.hasNonNull("decisions"))
                .isEqualTo(place.get("divisionCode").asString().equals(CoreDatabase.divisionCode(large))));
        assertThat(figures.get("groups").get(0).get("direction").asString()).isEqualTo("MORE");
        long expected = figures.get("differenceFen").asLong();
        assertThat(expected).isPositive().isEqualTo(sum(figures.get("byYear")));

        decree(proposal);
        assertThat(json(send("ben", province, HttpMethod.GET, path + "/effect", null), 200).get("outdated").asBoolean()).isTrue();
        events.dispatchAll();
        work();
        events.dispatchAll();

        JsonNode followUps = json(send("ann", province, HttpMethod.GET, path + "/follow-ups", null), 200);
        assertThat(followUps).hasSize(2);
        assertThat(followUps.get(0).get("status").asString()).as(followUps.toString()).isEqualTo("completed");
        assertThat(followUps.get(0).get("reopened").asInt()).isEqualTo(8);
        assertThat(followUps.get(1).get("dueOn").asString()).isEqualTo(NEXT_YEAR + "-01-01");
        assertThat(followUps.get(1).get("status").asString()).isEqualTo("running");
        assertThat(differences(large)).isEqualTo(expected);
        assertThat(differences(small)).isEqualTo(expected / 6 * 2);
        assertThat(casesOf(large)).as("one more case per child, none per second look").isEqualTo(12);
        work();
        assertThat(casesOf(large)).isEqualTo(12);
    }

    @Test
    void a_city_sees_its_own_districts_and_a_neighbour_or_a_clerk_sees_nothing() {
        JsonNode draft = json(send("officer", large, HttpMethod.POST, "/api/proposals", draft(raise(), NEXT_YEAR + "-01-01")), 201);
        String path = "/api/proposals/" + draft.get("id").asString();
        json(send("officer", large, HttpMethod.POST, path + "/effect", null), 202);
        work();

        JsonNode figures = json(send("officer", large, HttpMethod.GET, path + "/effect", null), 200).get("figures");
        assertThat(figures.get("decisionsChanged").asInt()).isEqualTo(6);
        assertThat(figures.get("byPlace")).hasSize(1);
        assertThat(figures.get("byPlace").get(0).get("decisions").asInt()).isEqualTo(6);
        assertProblem(send("officer", small, HttpMethod.GET, path + "/effect", null), 404, "proposal-not-found");
        assertProblem(send("officer", small, HttpMethod.POST, path + "/effect", null), 404, "proposal-not-found");
        assertProblem(send("clerk", large, HttpMethod.POST, path + "/effect", null), 403, "permission-missing");
    }

    @Test
    void a_proposal_that_is_decided_is_not_worked_out_any_more() {
        JsonNode proposal = moreFromNextYear();
        String path = "/api/proposals/" + proposal.get("id").asString();
        json(send("ann", province, HttpMethod.POST, path + "/withdrawal", "{\"reason\": \"有误\"}"), 200);

        assertProblem(send("ann", province, HttpMethod.POST, path + "/effect", null), 409, "proposal-status");
        assertThat(json(send("ann", province, HttpMethod.GET, path + "/follow-ups", null), 200)).isEmpty();
    }

    private JsonNode moreFromNextYear() {
        return propose(raise(), NEXT_YEAR + "-01-01");
    }

    private static String raise() {
        return "{\"kind\": \"value\", \"key\": \"%s\", \"content\": {\"value\": \"4800.00\", \"basis\": \"reading\"}}".formatted(AMOUNT);
    }

    private JsonNode propose(String changes, String from) {
        return json(send("ann", province, HttpMethod.POST, "/api/proposals", draft(changes, from)), 201);
    }

    private static String draft(String changes, String from) {
        return "{\"title\": \"调整\", \"reason\": \"新文件\", \"effectiveFrom\": \"%s\", \"changes\": [%s]}".formatted(from, changes);
    }

    private void decree(JsonNode proposal) {
        String path = "/api/proposals/" + proposal.get("id").asString();
        json(send("ann", province, HttpMethod.POST, path + "/checks", null), 200);
        json(send("ann", province, HttpMethod.POST, path + "/submission", "{\"acknowledgement\": \"标准提高\"}"), 200);
        json(send("ben", province, HttpMethod.POST, path + "/approval", "{\"reason\": \"同意\"}"), 200);
    }

    private void work() {
        events.dispatchAll();
        work.run();
    }

    private UUID birth(int city, String number) {
        JsonNode event = json(send("clerk", city, HttpMethod.POST, "/api/life-events",
                """
                {"eventNumber": "%s", "kind": "birth", "occurredOn": "2026-03-05",
                 "birth": {
                   "child": {"name": "小满", "birthDate": "2026-03-05", "birthCertificate": "%s", "birthOrder": 1,
                             "householdDivision": "%s"},
                   "parents": [{"role": "mother", "name": "李梅", "citizenId": "%s"}],
                   "facts": [{"fact": "family.children", "value": [{"birth_date": "2026-03-05"}]}]}}"""
                        .formatted(number, TestNumbers.certificate(), CoreDatabase.divisionCode(city),
                                TestNumbers.citizenId(LocalDate.of(1994, 2, 3)))), 200);
        assertThat(event.get("cases").get(0).get("status").asString()).as(event.toString()).isEqualTo("decided");
        return UUID.fromString(event.get("subjectId").asString());
    }

    private static long sum(JsonNode cells) {
        long sum = 0;
        for (JsonNode cell : cells) {
            sum += cell.path("differenceFen").asLong(0);
        }
        return sum;
    }

    /** What the decisions that supersede others change, as they say themselves. */
    private static long differences(int city) {
        return CoreDatabase.transactions().read(city, read -> read.dsl()
                .fetchSingle("select coalesce(sum((difference ->> 'totalFen')::bigint), 0)::bigint from core.decision where tenant_id = ? and supersedes is not null", city)
                .get(0, Long.class));
    }

    private static int casesOf(int city) {
        return CoreDatabase.transactions().read(city, read -> read.dsl()
                .fetchSingle("select count(*)::int from core.case_file where tenant_id = ?", city)
                .get(0, Integer.class));
    }

    private static void staff(int tenant, String name, String role) {
        CoreDatabase.assign(tenant, name + "-" + tenant, role);
    }

    private MvcTestResult send(String name, int tenant, HttpMethod method, String uri, String body) {
        var request = mvc.method(method).uri(uri)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person(name + "-" + tenant))
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
