package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From a nation to a district by API calls alone. */
class TenantsTest extends PlatformTest {

    @BeforeEach
    void the_first_administrator_is_provisioned() {
        identityProvider.setAway(false);
        events.dispatchAll();
    }

    @Test
    void a_province_a_city_a_district_and_a_street_are_made_without_a_restart() {
        String province = freeProvince();
        String city = province.substring(0, 2) + "0100";

        assertThat(create("platform-admin", province, "province")).hasStatus(201)
                .bodyJson().extractingPath("$.status").isEqualTo("provisioning");
        events.dispatchAll();
        assertThat(as("platform-admin").get("/tenants/" + province)).bodyJson().extractingPath("$.status").isEqualTo("active");

        invite("platform-admin", province, "admin-" + province, "PROVINCE_ADMIN");
        assertThat(create("admin-" + province, city, "city")).hasStatus(201);
        events.dispatchAll();
        invite("admin-" + province, city, "admin-" + city, "TENANT_ADMIN");

        String district = city.substring(0, 4) + "02";
        assertThat(createUnit("admin-" + city, city, district)).hasStatus(201);
        assertThat(createUnit("admin-" + city, city, district + "001")).hasStatus(201)
                .bodyJson().extractingPath("$.parentId").isNotNull();
        assertThat(as("admin-" + city).get("/tenants/" + city + "/org-units"))
                .bodyJson().extractingPath("$.items[*].level").asArray().containsExactly("district", "street");
    }

    @Test
    void a_tenant_is_active_only_when_the_identity_provider_agrees() {
        String province = freeProvince();
        identityProvider.setAway(true);

        create("platform-admin", province, "province");
        events.dispatchAll();
        assertThat(status(province)).isEqualTo("provisioning");

        identityProvider.setAway(false);
        CoreDatabase.makeEventsDue();
        events.dispatchAll();
        assertThat(status(province)).isEqualTo("active");
    }

    @Test
    void the_same_tenant_again_is_the_same_and_under_another_name_a_conflict() {
        String province = freeProvince();
        create("platform-admin", province, "province");

        assertThat(create("platform-admin", province, "province")).hasStatus(201);
        assertProblem(
                as("platform-admin").post("/tenants", tenant(province, "province", "别名")), 409, "tenant-exists");
    }

    @ParameterizedTest
    @CsvSource({
        "370100, province, level, level-of-code",
        "370000, city, level, level-of-code",
        "110000, province, level, level-of-code",
        "110100, city, divisionCode, tenant-code",
        "370102, city, divisionCode, tenant-code",
        "990100, city, divisionCode, parent-missing",
        "37010, city, divisionCode, pattern",
        "070000, province, divisionCode, tenant-code"
    })
    void a_code_that_does_not_fit_is_refused_by_field_and_rule(String code, String level, String field, String rule) {
        assertFieldProblem(as("platform-admin").post("/tenants", tenant(code, level, "某地")), field, rule);
    }

    @Test
    void a_province_makes_no_cities_beside_its_own() {
        int mine = CoreDatabase.createProvince();
        CoreDatabase.assign(mine, "neighbour-" + mine, "PROVINCE_ADMIN");
        String theirs = freeProvince();
        create("platform-admin", theirs, "province");

        assertFieldProblem(create("neighbour-" + mine, theirs.substring(0, 2) + "0100", "city"), "divisionCode", "parent-missing");
        assertProblem(as("neighbour-" + mine).get("/tenants/" + theirs), 404, "tenant-not-found");
    }

    @Test
    void a_suspended_tenant_lets_nobody_in_until_it_is_resumed() {
        int province = CoreDatabase.createProvince();
        int city = CoreDatabase.createCity(province);
        String code = CoreDatabase.divisionCode(city);
        CoreDatabase.assign(province, "above-" + city, "PROVINCE_ADMIN");
        CoreDatabase.assign(city, "inside-" + city, "CASEWORKER");

        assertThat(as("above-" + city).put("/tenants/" + code + "/status", "{\"status\": \"suspended\", \"reason\": \"欠费\"}")).hasStatusOk();
        assertProblem(as("inside-" + city).get("/tenants"), 403, "tenant-inactive");
        as("above-" + city).put("/tenants/" + code + "/status", "{\"status\": \"active\", \"reason\": \"已缴\"}");
        assertThat(as("inside-" + city).get("/tenants")).hasStatusOk();
    }

    @Test
    void nobody_suspends_their_own_tenant_or_one_above_it() {
        int province = CoreDatabase.createProvince();
        CoreDatabase.assign(province, "own-" + province, "PROVINCE_ADMIN");
        String body = "{\"status\": \"suspended\", \"reason\": \"x\"}";

        assertProblem(as("own-" + province).put("/tenants/" + CoreDatabase.divisionCode(province) + "/status", body), 403, "tenant-out-of-reach");
        assertProblem(as("own-" + province).put("/tenants/100000/status", body), 403, "tenant-out-of-reach");
    }

    @ParameterizedTest
    @CsvSource({"district-elsewhere, within-tenant", "street-without-district, parent-missing"})
    void an_org_unit_hangs_where_its_code_says(String what, String rule) {
        int province = CoreDatabase.createProvince();
        int city = CoreDatabase.createCity(province);
        CoreDatabase.assign(city, "units-" + what, "TENANT_ADMIN");
        String unit = what.equals("district-elsewhere") ? "370102" : "370102001";

        assertFieldProblem(createUnit("units-" + what, CoreDatabase.divisionCode(city), unit), "divisionCode", rule);
    }

    @Test
    void tenants_are_listed_page_by_page() {
        int province = CoreDatabase.createProvince();
        CoreDatabase.createCity(province);
        CoreDatabase.createCity(province);
        CoreDatabase.assign(province, "pages-" + province, "PROVINCE_ADMIN");

        MvcTestResult first = as("pages-" + province).get("/tenants?limit=3");
        assertThat(first).bodyJson().extractingPath("$.items.length()").isEqualTo(3);
        String cursor = Json.text(first, "$.nextCursor");
        assertThat(as("pages-" + province).get("/tenants?limit=3&cursor=" + cursor))
                .bodyJson().extractingPath("$.items.length()").isEqualTo(1);
        assertProblem(as("pages-" + province).get("/tenants?cursor=nonsense"), 422, "invalid-cursor");
    }

    private void invite(String inviter, String tenant, String username, String role) {
        assertThat(as(inviter).post("/tenants/" + tenant + "/staff",
                        """
                        {"username": "%s", "displayName": "管理员", "assignments": [{"role": "%s", "validFrom": "2026-01-01"}]}"""
                                .formatted(username, role)))
                .hasStatus(201);
        events.dispatchAll();
    }

    private MvcTestResult createUnit(String username, String tenant, String code) {
        return as(username).post("/tenants/" + tenant + "/org-units",
                "{\"divisionCode\": \"%s\", \"nameZh\": \"某区\", \"nameEn\": \"A unit\"}".formatted(code));
    }

    private MvcTestResult create(String username, String code, String level) {
        return as(username).post("/tenants", tenant(code, level, "某地"));
    }

    private String status(String code) {
        return Json.text(as("platform-admin").get("/tenants/" + code), "$.status");
    }

    private static String tenant(String code, String level, String name) {
        return "{\"divisionCode\": \"%s\", \"level\": \"%s\", \"nameZh\": \"%s\", \"nameEn\": \"Somewhere\"}"
                .formatted(code, level, name);
    }

    /** Two digits no real province has; the database lives as long as the test JVM. */
    private static String freeProvince() {
        return NEXT_PROVINCE.getAndIncrement() + "0000";
    }

    private static final java.util.concurrent.atomic.AtomicInteger NEXT_PROVINCE = new java.util.concurrent.atomic.AtomicInteger(66);
}
