package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class AccessTest extends PlatformTest {

    private final int province = CoreDatabase.createProvince();
    private final int jinan = CoreDatabase.createCity(province);
    private final int qingdao = CoreDatabase.createCity(province);

    static Stream<String> tokens_nobody_accepts() {
        return Stream.of(
                TestTokens.expired("zhang"),
                TestTokens.forAnotherAudience("zhang"),
                TestTokens.fromAnotherIssuer("zhang"),
                TestTokens.signedByAStranger("zhang"),
                "not-a-token");
    }

    @ParameterizedTest
    @MethodSource("tokens_nobody_accepts")
    void a_wrong_token_is_answered_by_a_401_problem(String token) {
        CoreDatabase.assign(jinan, "zhang", "AUDITOR");

        assertProblem(tenants(token, null), 401, "unauthorized");
    }

    @Test
    void no_token_is_answered_by_a_401_problem() {
        assertProblem(mvc.get().uri("/api/tenants").exchange(), 401, "unauthorized");
    }

    @Test
    void somebody_whom_no_tenant_knows_is_told_so() {
        assertProblem(tenants(TestTokens.person("nobody"), null), 403, "no-assignment");
    }

    @Test
    void who_belongs_to_one_tenant_need_not_name_it() {
        CoreDatabase.assign(jinan, "li", "CASEWORKER");

        assertThat(tenants(TestTokens.person("li"), null)).hasStatusOk().bodyJson().extractingPath("$.items[*].divisionCode")
                .asArray().contains(code(jinan), code(province)).doesNotContain(code(qingdao));
    }

    @Test
    void a_query_says_one_of_the_words_its_document_lists() {
        CoreDatabase.assign(jinan, "zhao", "CASEWORKER");

        MvcTestResult other = mvc.get().uri("/api/tasks?sort=bogus")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person("zhao")).exchange();
        assertProblem(other, 422, "invalid-request");
        assertThat(other).bodyJson().extractingPath("$.errors[0].field").isEqualTo("sort");
        assertThat(other).bodyJson().extractingPath("$.errors[0].en").asString().contains("dueOn");
    }

    @Test
    void who_belongs_to_two_tenants_must_name_one() {
        CoreDatabase.assign(jinan, "wang", "CASEWORKER");
        CoreDatabase.assign(qingdao, "wang", "CASEWORKER");

        MvcTestResult unnamed = tenants(TestTokens.person("wang"), null);
        assertProblem(unnamed, 400, "tenant-header-required");
        assertThat(unnamed).bodyJson().extractingPath("$.arguments.header").isEqualTo("Huiyu-Tenant");
        assertThat(tenants(TestTokens.person("wang"), code(qingdao))).hasStatusOk();
    }

    @Test
    void a_tenant_header_that_contradicts_the_token_is_refused_by_name() {
        CoreDatabase.assign(jinan, "zhao", "TENANT_ADMIN");

        MvcTestResult refused = tenants(TestTokens.person("zhao"), code(qingdao));
        assertProblem(refused, 403, "tenant-mismatch");
        assertThat(refused).bodyJson().extractingPath("$.arguments.header").isEqualTo("Huiyu-Tenant");
    }

    @Test
    void a_tenant_nobody_has_heard_of_is_refused_by_name() {
        CoreDatabase.assign(jinan, "qian", "TENANT_ADMIN");

        assertProblem(tenants(TestTokens.person("qian"), "000000"), 400, "tenant-unknown");
    }

    private MvcTestResult tenants(String token, String tenant) {
        var request = mvc.get().uri("/api/tenants").header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        return tenant == null ? request.exchange() : request.header("Huiyu-Tenant", tenant).exchange();
    }

    private static String code(int tenant) {
        return CoreDatabase.divisionCode(tenant);
    }
}
