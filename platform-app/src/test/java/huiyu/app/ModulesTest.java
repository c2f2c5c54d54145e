package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ModulesTest extends PlatformTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private final int province = CoreDatabase.createProvince();
    private final int city = CoreDatabase.createCity(province);
    private final String code = CoreDatabase.divisionCode(city);
    private final String admin = "switchboard-" + code;

    @BeforeEach
    void an_administrator_works_in_the_city() {
        CoreDatabase.assign(city, admin, "TENANT_ADMIN");
    }

    @Test
    void a_module_that_is_not_enabled_answers_404_and_an_enabled_one_answers() {
        MvcTestResult missing = as(admin).get("/trial/of-the-module");
        assertProblem(missing, 404, "module-not-enabled");
        assertThat(missing).bodyJson().extractingPath("$.arguments.module").isEqualTo("subsidy");

        assertThat(enable(TODAY, null)).hasStatusOk().bodyJson().extractingPath("$.enabled").isEqualTo(true);
        assertThat(as(admin).get("/trial/of-the-module")).hasStatusOk();
    }

    @Test
    void a_module_runs_from_its_first_day_to_its_last() {
        enable(TODAY.plusDays(1), null);
        assertProblem(as(admin).get("/trial/of-the-module"), 404, "module-not-enabled");

        enable(TODAY.minusDays(30), TODAY.minusDays(1));
        assertProblem(as(admin).get("/trial/of-the-module"), 404, "module-not-enabled");
        assertThat(as(admin).get("/me")).bodyJson().extractingPath("$.active.modules").asArray().isEmpty();
    }

    @Test
    void one_city_s_module_is_not_its_neighbour_s() {
        int neighbour = CoreDatabase.createCity(province);
        CoreDatabase.assign(neighbour, "next-door-" + code, "TENANT_ADMIN");
        enable(TODAY, null);

        assertProblem(as("next-door-" + code).get("/trial/of-the-module"), 404, "module-not-enabled");
    }

    @Test
    void periods_do_not_overlap_and_the_past_stays() {
        enable(TODAY.minusDays(60), TODAY.minusDays(30));

        assertProblem(enable(TODAY.minusDays(40), null), 409, "module-period-overlaps");
        assertFieldProblem(enable(TODAY.minusDays(60), TODAY), "enabledTo", "not-before");
        assertFieldProblem(enable(TODAY, TODAY.minusDays(1)), "enabledTo", "not-before");
        assertProblem(
                as(admin).put("/tenants/" + code + "/modules/nonsense", "{\"enabledFrom\": \"2026-01-01\"}"), 404, "module-unknown");
    }

    @Test
    void a_public_door_asks_nobody_for_a_token() {
        assertThat(mvc.get().uri("/api/trial/open").exchange()).hasStatusOk();
    }

    @Test
    void me_lists_all_tenants_and_leaves_the_choice_open() {
        int other = CoreDatabase.createCity(province);
        CoreDatabase.assign(other, admin, "AUDITOR");

        assertThat(as(admin).get("/me")).hasStatusOk().bodyJson().extractingPath("$.tenants.length()").isEqualTo(2);
        assertThat(as(admin).get("/me")).bodyJson().doesNotHavePath("$.active");
        assertThat(as(admin).in(CoreDatabase.divisionCode(other)).get("/me"))
                .bodyJson().extractingPath("$.active.roles").asArray().containsExactly("AUDITOR");
    }

    @Test
    void the_menu_shows_what_the_roles_allow() {
        assertThat(as(admin).get("/me")).bodyJson().extractingPath("$.active.menu[*].path").asArray()
                .contains("/staff", "/modules").doesNotContain("/tenants", "/tasks");
    }

    private MvcTestResult enable(LocalDate from, LocalDate to) {
        return as(admin).put(
                "/tenants/" + code + "/modules/subsidy",
                to == null
                        ? "{\"enabledFrom\": \"%s\"}".formatted(from)
                        : "{\"enabledFrom\": \"%s\", \"enabledTo\": \"%s\"}".formatted(from, to));
    }
}
