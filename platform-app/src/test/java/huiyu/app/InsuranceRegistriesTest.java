package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Institutions, employers and catalogues over HTTP: what is registered is there, what is wrong is named. */
class InsuranceRegistriesTest extends PlatformTest {

    private static final String HOSPITAL = "{\"nameZh\": \"市妇幼保健院\", \"nameEn\": \"Maternity hospital\"}";
    private static final String CATALOGUE =
            """
            code,name,kind,self_pay,ceiling
            X-001,注射用药,drug,0.1,
            S-001,床位费,service,0,35.00
            Z-001,特需服务,service,1,
            """;

    private final int province = CoreDatabase.createProvince();
    private final int city = InsuranceWorld.city(province, "insurance");
    private final String admin = "admin-" + city;
    private final String clerk = "clerk-" + city;

    InsuranceRegistriesTest() {
        CoreDatabase.assign(city, admin, "TENANT_ADMIN");
        CoreDatabase.assign(city, clerk, "COUNTER_CLERK");
    }

    @Test
    void a_city_without_the_module_has_no_such_operations() {
        int other = CoreDatabase.createCity(province);
        CoreDatabase.assign(other, "admin-" + other, "TENANT_ADMIN");

        assertProblem(as("admin-" + other).get("/insurance/institutions"), 404, "module-not-enabled");
        assertProblem(as("admin-" + other).get("/assistance/status-kinds"), 404, "module-not-enabled");
    }

    @Test
    void an_institution_s_level_changes_from_a_day_on_and_its_past_stays() {
        assertThat(as(admin).put("/insurance/institutions/H37010001", HOSPITAL)).hasStatusOk();
        assertThat(as(admin).put("/insurance/institutions/H37010001/terms/2024-01-01", term(2))).hasStatusOk();

        MvcTestResult upgraded = as(admin).put("/insurance/institutions/H37010001/terms/2026-01-01", term(3));

        assertThat(upgraded).bodyJson().extractingPath("$.terms[0].level").isEqualTo(2);
        assertThat(upgraded).bodyJson().extractingPath("$.terms[0].validTo").isEqualTo("2025-12-31");
        assertThat(upgraded).bodyJson().extractingPath("$.terms[1].level").isEqualTo(3);
        assertThat(as(admin).put("/insurance/institutions/H37010001/terms/2026-01-01", term(3))).hasStatusOk();
        assertProblem(as(admin).put("/insurance/institutions/H37010001/terms/2026-01-01", term(1)), 409, "institution-term-exists");
        assertFieldProblem(as(admin).put("/insurance/institutions/H37010001/terms/2025-06-01", term(1)), "validFrom", "after-last-term");
        assertProblem(as(admin).put("/insurance/institutions/H99999999/terms/2025-06-01", term(1)), 404, "institution-not-found");
        assertProblem(as(clerk).put("/insurance/institutions/H37010001", HOSPITAL), 403, "permission-missing");
        assertProblem(as(admin).put("/insurance/institutions/H37010001/terms/2027-01-01", term(4)), 422, "invalid-request");
    }

    @Test
    void institutions_are_listed_page_by_page() {
        for (int i = 1; i <= 3; i++) {
            as(admin).put("/insurance/institutions/H3701000" + i, HOSPITAL);
        }

        MvcTestResult first = as(admin).get("/insurance/institutions?limit=2");

        assertThat(first).bodyJson().extractingPath("$.items").asArray().hasSize(2);
        String cursor = Json.text(first, "$.nextCursor");
        MvcTestResult second = as(admin).get("/insurance/institutions?limit=2&cursor=" + cursor);
        assertThat(second).bodyJson().extractingPath("$.items[0].code").isEqualTo("H37010003");
        assertThat(second).bodyJson().doesNotHavePath("$.nextCursor");
        assertProblem(as(admin).get("/insurance/institutions?cursor=nonsense"), 422, "invalid-cursor");
    }

    @Test
    void a_corrected_wage_declaration_supersedes_and_a_wrong_code_is_named() {
        String code = InsuranceWorld.creditCode();
        assertThat(as(clerk).put("/insurance/employers/" + code, "{\"name\": \"测试制造有限公司\"}")).hasStatusOk();
        assertThat(as(clerk).put("/insurance/employers/" + code + "/wages/2025", wages(600_000))).hasStatusOk();

        MvcTestResult corrected = as(clerk).put("/insurance/employers/" + code + "/wages/2025", wages(680_000));

        assertThat(corrected).bodyJson().extractingPath("$.wages").asArray().hasSize(1);
        assertThat(corrected).bodyJson().extractingPath("$.wages[0].averageMonthlyFen").isEqualTo(680_000);
        assertFieldProblem(as(clerk).put("/insurance/employers/" + code.substring(0, 17) + (code.endsWith("0") ? "1" : "0"), "{\"name\": \"x\"}"), "creditCode", "credit-code-check-digit");
        assertProblem(as(clerk).put("/insurance/employers/" + code + "/wages/2025", wages(0)), 422, "invalid-request");
        assertFieldProblem(as(clerk).put("/insurance/employers/" + code + "/wages/2999", wages(1)), "year", "not-in-future");
        assertProblem(as(clerk).get("/insurance/employers/" + InsuranceWorld.creditCode()), 404, "employer-not-found");
    }

    @Test
    void an_employer_s_own_system_declares_for_itself_only() {
        String code = InsuranceWorld.creditCode();
        String other = InsuranceWorld.creditCode();
        InsuranceWorld.client(city, "payroll-" + city);
        as(clerk).put("/insurance/employers/" + code, "{\"name\": \"测试制造有限公司\", \"clientId\": \"payroll-" + city + "\"}");
        as(clerk).put("/insurance/employers/" + other, "{\"name\": \"另一单位\"}");

        assertThat(asClient("payroll-" + city).put("/insurance/employers/" + code + "/wages/2025", wages(600_000))).hasStatusOk();
        assertProblem(asClient("payroll-" + city).put("/insurance/employers/" + other + "/wages/2025", wages(600_000)), 403, "not-own-employer");
    }

    @Test
    void a_catalogue_of_the_province_holds_in_its_cities_and_never_changes() {
        CoreDatabase.assign(province, "policy-" + province, "POLICY_OFFICER");
        InsuranceWorld.enable(province, "insurance");
        CoreDatabase.assign(city, "policy-" + city, "POLICY_OFFICER");

        assertThat(upload("policy-" + province, CATALOGUE)).bodyJson().extractingPath("$.items").isEqualTo(3);
        assertThat(upload("policy-" + province, CATALOGUE)).hasStatusOk();
        assertProblem(upload("policy-" + province, CATALOGUE + "X-002,另一药,drug,0,\n"), 409, "catalogue-version-exists");

        assertThat(as("policy-" + city).get("/insurance/catalogues")).bodyJson().extractingPath("$[0].inherited").isEqualTo(true);
        MvcTestResult items = as("policy-" + city).get("/insurance/catalogues/province/2026-01-01/items?limit=2");
        assertThat(items).bodyJson().extractingPath("$.items[0].code").isEqualTo("S-001");
        assertThat(items).bodyJson().extractingPath("$.items[0].ceilingFen").isEqualTo(3500);
        assertThat(items).bodyJson().extractingPath("$.nextCursor").isNotNull();
    }

    @Test
    void a_wrong_row_of_a_catalogue_is_named_and_nothing_is_imported() {
        CoreDatabase.assign(city, "policy-" + city, "POLICY_OFFICER");

        assertFieldProblem(upload("policy-" + city, CATALOGUE + "X-001,再来一次,drug,0,\n"), "file.row[5].code", "duplicate");
        assertFieldProblem(upload("policy-" + city, CATALOGUE + "X-009,坏比例,drug,1.5,\n"), "file.row[5].self_pay", "share-four-places");
        assertFieldProblem(upload("policy-" + city, "code,name,kind,ceiling\nX,x,drug,\n"), "file", "column-missing");
        assertProblem(upload("policy-" + city, "PK\u0003\u0004 no workbook"), 400, "catalogue-unreadable");
        assertThat(as("policy-" + city).get("/insurance/catalogues")).bodyJson().extractingPath("$").asArray().isEmpty();
    }

    private MvcTestResult upload(String officer, String file) {
        return mvc.method(HttpMethod.PUT)
                .uri("/api/insurance/catalogues/province/2026-01-01?document=目录文件")
                .header("Authorization", "Bearer " + TestTokens.person(officer))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(file.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private static String term(int level) {
        return "{\"level\": " + level + ", \"divisionCode\": \"370102\", \"contract\": \"2026-001\"}";
    }

    private static String wages(long fen) {
        return "{\"averageMonthlyFen\": " + fen + ", \"headcount\": 12}";
    }
}
