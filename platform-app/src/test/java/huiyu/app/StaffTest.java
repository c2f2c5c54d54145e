package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class StaffTest extends PlatformTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private final int province = CoreDatabase.createProvince();
    private final int city = CoreDatabase.createCity(province);
    private final int neighbour = CoreDatabase.createCity(province);
    private final String code = CoreDatabase.divisionCode(city);
    private final String admin = "admin-of-" + code;

    @BeforeEach
    void an_administrator_works_in_the_city() {
        identityProvider.setAway(false);
        CoreDatabase.assign(city, admin, "TENANT_ADMIN");
    }

    @Test
    void an_invited_person_gets_in_when_the_identity_provider_knows_them() {
        String username = "clerk-" + code;
        identityProvider.setAway(true);
        assertThat(invite(username, role("COUNTER_CLERK"))).hasStatus(201)
                .bodyJson().extractingPath("$.status").isEqualTo("invited");
        events.dispatchAll();
        assertProblem(as(username).get("/tenants"), 403, "no-assignment");

        identityProvider.setAway(false);
        CoreDatabase.makeEventsDue();
        events.dispatchAll();
        assertThat(as(username).get("/tenants")).hasStatusOk();
        assertThat(identityProvider.isMember(code, username)).isTrue();
    }

    @Test
    void an_organization_that_the_identity_provider_has_lost_is_made_again_with_the_next_invitation() {
        String before = "before-" + code;
        invite(before, role("COUNTER_CLERK"));
        events.dispatchAll();
        identityProvider.forgetOrganization(code);
        assertThat(as(before).get("/tenants")).as("who works where is ours to say").hasStatusOk();

        String after = "after-" + code;
        invite(after, role("COUNTER_CLERK"));
        events.dispatchAll();
        assertThat(identityProvider.isMember(code, after)).isTrue();
        assertThat(as(after).get("/tenants")).hasStatusOk();
    }

    @Test
    void the_same_invitation_again_is_the_same_person_and_with_other_words_a_conflict() {
        String username = "again-" + code;
        MvcTestResult first = invite(username, role("CASEWORKER"));

        assertThat(Json.text(invite(username, role("CASEWORKER")), "$.id")).isEqualTo(Json.text(first, "$.id"));
        assertProblem(invite(username, role("REVIEWER")), 409, "staff-exists");
    }

    @Test
    void an_initial_password_opens_the_account_at_once() {
        String username = "demo-" + code;
        assertThat(as(admin).post("/tenants/" + code + "/staff", invitation(username, role("CASEWORKER"), ", \"initialPassword\": \"first-password\"")))
                .bodyJson().extractingPath("$.status").isEqualTo("active");
        assertThat(identityProvider.logsIn(username, "first-password")).isTrue();
    }

    @Test
    void nobody_gives_roles_to_themselves() {
        assertProblem(invite(admin, role("FINANCE_OFFICER")), 403, "self-assignment");
        String above = "above-" + code;
        CoreDatabase.assign(province, above, "PROVINCE_ADMIN");
        assertProblem(as(above).post("/tenants/" + code + "/staff", invitation(above, role("CASEWORKER"), "")), 403, "self-assignment");
    }

    @Test
    void the_province_staffs_its_cities_but_reads_none_of_their_files() {
        String above = "staffing-" + code;
        CoreDatabase.assign(province, above, "PROVINCE_ADMIN");

        assertThat(as(above).post("/tenants/" + code + "/staff", invitation("made-above-" + code, role("TENANT_ADMIN"), ""))).hasStatus(201);
        assertProblem(as(above).in(code).get("/tenants"), 403, "tenant-mismatch");
    }

    @Test
    void a_city_sees_and_staffs_no_other_city() {
        String other = CoreDatabase.divisionCode(neighbour);

        assertProblem(as(admin).get("/tenants/" + other + "/staff"), 404, "tenant-not-found");
        assertProblem(as(admin).post("/tenants/" + other + "/staff", invitation("x-" + other, role("CASEWORKER"), "")), 404, "tenant-not-found");
        assertProblem(as(admin).get("/tenants/" + CoreDatabase.divisionCode(province) + "/staff"), 403, "tenant-out-of-reach");
    }

    @Test
    void a_city_has_no_province_administrator() {
        assertFieldProblem(invite("grand-" + code, role("PROVINCE_ADMIN")), "role", "role-of-level");
    }

    @Test
    void a_wrong_role_is_refused_by_the_name_of_the_permission() {
        CoreDatabase.assign(city, "worker-" + code, "CASEWORKER");

        MvcTestResult refused = as("worker-" + code).get("/tenants/" + code + "/staff");
        assertProblem(refused, 403, "permission-missing");
        assertThat(refused).bodyJson().extractingPath("$.arguments.permission").isEqualTo("staff.read");
    }

    @Test
    void a_role_ends_with_its_last_day_and_a_disabled_person_is_out_at_once() {
        String username = "leaving-" + code;
        MvcTestResult invited = invite(username, role("CASEWORKER"));
        events.dispatchAll();
        String path = "/tenants/" + code + "/staff/" + Json.text(invited, "$.id");
        String assignment = Json.text(invited, "$.assignments[0].id");

        assertFieldProblem(as(admin).put(path + "/assignments/" + assignment + "/end", "{\"validTo\": \"2020-01-01\"}"), "validTo", "not-before");
        assertThat(as(admin).put(path + "/assignments/" + assignment + "/end", "{\"validTo\": \"%s\"}".formatted(TODAY))).hasStatusOk();
        assertThat(as(username).get("/tenants")).hasStatusOk();
        assertThat(as(admin).put(path + "/assignments/" + assignment + "/end", "{\"validTo\": \"%s\"}".formatted(TODAY.minusDays(1)))).hasStatusOk();
        assertProblem(as(username).get("/tenants"), 403, "no-assignment");

        as(admin).post(path + "/assignments", role("REVIEWER"));
        assertThat(as(username).get("/tenants")).hasStatusOk();
        assertThat(as(admin).put(path + "/disabled", "{\"disabled\": true, \"reason\": \"离职\"}")).hasStatusOk();
        assertProblem(as(username).get("/tenants"), 403, "no-assignment");
        events.dispatchAll();
        assertThat(identityProvider.isMember(code, username)).isFalse();
    }

    @Test
    void a_data_scope_is_one_org_unit_of_the_tenant() {
        assertFieldProblem(
                invite("scoped-" + code, "{\"role\": \"CASEWORKER\", \"orgUnit\": \"370102\", \"validFrom\": \"2026-01-01\"}"),
                "orgUnit", "org-unit-missing");
    }

    @Test
    void what_is_done_to_staff_stands_in_the_audit_trail_of_their_tenant_only() {
        String username = "audited-" + code;
        String id = Json.text(invite(username, role("CASEWORKER")), "$.id");
        CoreDatabase.assign(city, "auditor-" + code, "AUDITOR");
        CoreDatabase.assign(neighbour, "auditor-elsewhere-" + code, "AUDITOR");

        assertThat(as("auditor-" + code).get("/audit-entries?targetId=" + id))
                .bodyJson().extractingPath("$.items[*].action").asArray()
                .containsExactly("staff.role-given", "staff.invited");
        assertThat(as("auditor-elsewhere-" + code).get("/audit-entries?targetId=" + id))
                .bodyJson().extractingPath("$.items").asArray().isEmpty();
    }

    private MvcTestResult invite(String username, String assignment) {
        return as(admin).post("/tenants/" + code + "/staff", invitation(username, assignment, ""));
    }

    private static String invitation(String username, String assignment, String more) {
        return "{\"username\": \"%s\", \"displayName\": \"王芳\", \"assignments\": [%s]%s}".formatted(username, assignment, more);
    }

    private static String role(String role) {
        return "{\"role\": \"%s\", \"validFrom\": \"2026-01-01\"}".formatted(role);
    }
}
