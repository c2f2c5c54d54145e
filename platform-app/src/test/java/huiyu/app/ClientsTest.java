package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.clientcall.ClientCallDesk;
import huiyu.core.clientcall.ClientCalls;
import huiyu.core.db.CoreDatabase;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ClientsTest extends PlatformTest {

    @Autowired
    private ClientCalls calls;

    private final int province = CoreDatabase.createProvince();
    private final int city = CoreDatabase.createCity(province);
    private final String provinceCode = CoreDatabase.divisionCode(province);
    private final String code = CoreDatabase.divisionCode(city);
    private final String admin = "client-admin-" + code;
    private final String above = "client-admin-" + provinceCode;

    @BeforeEach
    void administrators_work_in_both() {
        identityProvider.setAway(false);
        CoreDatabase.assign(city, admin, "TENANT_ADMIN");
        CoreDatabase.assign(province, above, "PROVINCE_ADMIN");
    }

    @Test
    void a_secret_is_told_once() {
        MvcTestResult registered = register(admin, code, "hospital", "INTEGRATOR");
        assertThat(registered).hasStatus(201);
        assertThat(identityProvider.clientLogsIn(code + "-hospital", Json.text(registered, "$.secret"))).isTrue();

        assertProblem(register(admin, code, "hospital", "INTEGRATOR"), 409, "client-exists");
        assertThat(as(admin).get("/tenants/" + code + "/clients")).bodyText().doesNotContain("secret");
    }

    @Test
    void a_registration_cut_short_goes_on_from_there() {
        identityProvider.setAway(true);
        assertProblem(register(admin, code, "bureau", "INTEGRATOR"), 503, "identity-provider-away");

        identityProvider.setAway(false);
        assertThat(register(admin, code, "bureau", "INTEGRATOR")).hasStatus(201);
    }

    @Test
    void a_client_of_the_province_may_act_for_its_cities_and_no_others() {
        register(above, provinceCode, "health", "INTEGRATOR");
        String elsewhere = CoreDatabase.divisionCode(CoreDatabase.createCity(CoreDatabase.createProvince()));

        assertProblem(asClient(provinceCode + "-health").in(code).get("/tenants"), 403, "permission-missing");
        assertProblem(asClient(provinceCode + "-health").in(elsewhere).get("/tenants"), 403, "tenant-mismatch");
    }

    @Test
    void a_disabled_client_is_out_at_once() {
        register(admin, code, "old", "INTEGRATOR");
        as(admin).put("/tenants/" + code + "/clients/" + code + "-old/disabled", "{\"disabled\": true, \"reason\": \"停用\"}");

        assertProblem(asClient(code + "-old").get("/trial/for-guardians"), 403, "no-assignment");
    }

    @Test
    void a_city_app_acts_for_a_guardian_and_leaves_a_trace() {
        register(admin, code, "app", "CITY_APP");
        UUID person = UUID.randomUUID();
        CoreDatabase.assign(city, "auditor-of-app-" + code, "AUDITOR");

        assertThat(asClient(code + "-app").with("Huiyu-On-Behalf-Of", person.toString()).get("/trial/for-guardians"))
                .hasStatusOk().bodyJson().extractingPath("$.person").isEqualTo(person.toString());
        assertThat(as("auditor-of-app-" + code).get("/audit-entries?action=guardian.vouched&targetId=" + person))
                .bodyJson().extractingPath("$.items[0].actor").isEqualTo(code + "-app");
    }

    @Test
    void a_city_app_may_do_nothing_on_its_own() {
        register(admin, code, "alone", "CITY_APP");

        assertProblem(asClient(code + "-alone").get("/trial/for-guardians"), 403, "permission-missing");
    }

    @Test
    void nobody_but_a_city_app_acts_for_a_guardian() {
        register(admin, code, "posing", "INTEGRATOR");
        CoreDatabase.assign(city, "clerk-posing-" + code, "COUNTER_CLERK");
        String person = UUID.randomUUID().toString();

        assertVouchingRefused(asClient(code + "-posing").with("Huiyu-On-Behalf-Of", person).get("/trial/for-guardians"));
        assertVouchingRefused(as("clerk-posing-" + code).with("Huiyu-On-Behalf-Of", person).get("/trial/for-guardians"));
    }

    @Test
    void a_person_id_that_is_none_is_refused_by_the_header() {
        register(admin, code, "sloppy", "CITY_APP");

        assertFieldProblem(
                asClient(code + "-sloppy").with("Huiyu-On-Behalf-Of", "320102199003070018").get("/trial/for-guardians"),
                "Huiyu-On-Behalf-Of", "uuid");
    }

    @Test
    void a_person_whose_name_looks_like_a_clients_is_still_a_person() {
        register(admin, code, "real", "INTEGRATOR");

        assertProblem(as("service-account-" + code + "-real").get("/trial/for-guardians"), 403, "no-assignment");
    }

    @Test
    void a_systems_calls_are_shown_with_their_problems_and_nothing_personal() {
        register(admin, code, "caller", "INTEGRATOR");
        assertProblem(asClient(code + "-caller").with("X-Correlation-Id", "trial-0001").get("/people/" + UUID.randomUUID()), 403, "permission-missing");
        assertProblem(asClient(code + "-caller").get("/trial/for-guardians"), 403, "permission-missing");
        as(admin).get("/tenants");
        ClientCallDesk.write(calls);

        MvcTestResult shown = as(admin).get("/tenants/" + code + "/clients/" + code + "-caller/calls?problems=true");
        assertThat(shown).hasStatusOk().bodyJson().extractingPath("$.items[*].operation").asArray()
                .containsExactlyInAnyOrder("getPerson", "trialGuardian");
        assertThat(shown).bodyJson().extractingPath("$.items[?(@.operation == 'getPerson')].path").asArray().containsExactly("/people/{personId}");
        assertThat(shown).bodyJson().extractingPath("$.items[?(@.operation == 'getPerson')].problem").asArray().containsExactly("permission-missing");
        assertThat(shown).bodyJson().extractingPath("$.items[?(@.operation == 'getPerson')].correlationId").asArray().containsExactly("trial-0001");
        assertProblem(as(admin).get("/tenants/" + code + "/clients/" + code + "-nobody/calls"), 404, "client-not-found");
    }

    @Test
    void families_are_made_up_in_a_sandbox_only() {
        int sandbox = CoreDatabase.createSandbox(province);
        String sandboxCode = CoreDatabase.divisionCode(sandbox);
        register(above, sandboxCode, "trial", "INTEGRATOR");
        String order = "{\"families\": 2}";

        MvcTestResult made = asClient(sandboxCode + "-trial").with("Idempotency-Key", "families-1").post("/tenants/" + sandboxCode + "/sandbox-families", order);
        assertThat(made).hasStatus(201).bodyJson().extractingPath("$").asArray().hasSize(2);
        assertThat(Json.text(asClient(sandboxCode + "-trial").with("Idempotency-Key", "families-1").post("/tenants/" + sandboxCode + "/sandbox-families", order), "$[0].childId"))
                .isEqualTo(Json.text(made, "$[0].childId"));
        assertThat(as(above).get("/tenants/" + sandboxCode)).bodyJson().extractingPath("$.sandbox").isEqualTo(true);

        assertProblem(as(admin).with("Idempotency-Key", "families-2").post("/tenants/" + code + "/sandbox-families", order), 409, "not-a-sandbox");
        assertProblem(as(admin).with("Idempotency-Key", "families-3").post("/tenants/" + sandboxCode + "/sandbox-families", order), 404, "tenant-not-found");
    }

    private static void assertVouchingRefused(MvcTestResult result) {
        assertProblem(result, 403, "permission-missing");
        assertThat(result).bodyJson().extractingPath("$.arguments.permission").isEqualTo("guardian.vouch");
    }

    private MvcTestResult register(String username, String tenant, String name, String role) {
        return as(username).post("/tenants/" + tenant + "/clients",
                """
                {"name": "%s", "displayName": "系统", "role": "%s", "validFrom": "2026-01-01"}""".formatted(name, role));
    }
}
