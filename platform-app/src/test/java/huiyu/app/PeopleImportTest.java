package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.party.TestNumbers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A roll of people from a file: wrong rows by number, right ones on file once, whoever sends it however often. */
class PeopleImportTest extends PlatformTest {

    private static final DSLContext OWNER = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);
    private static final LocalDate BORN = LocalDate.of(1994, 2, 3);

    private final int province = CoreDatabase.createProvince();
    private final int jinan = CoreDatabase.createCity(province);
    private final int fuzhou = CoreDatabase.createCity(province);
    private final String mei = TestNumbers.citizenId(BORN);
    private final String lan = TestNumbers.citizenId(BORN);
    private final String certificate = TestNumbers.certificate();

    @BeforeEach
    void staff() {
        CoreDatabase.assign(jinan, "caseworker-" + jinan, "CASEWORKER");
        CoreDatabase.assign(fuzhou, "caseworker-" + fuzhou, "CASEWORKER");
    }

    @Test
    void a_dry_run_names_each_wrong_row_and_puts_nobody_on_file() {
        String broken = mei.substring(0, 17) + (mei.endsWith("1") ? "2" : "1");
        String id = begun(upload(jinan, true,
                "姓名,证件类型,证件号码,出生日期,手机,户籍区划",
                "李梅,身份证," + mei + ",1994-02-03,13812345678,370102",
                ",," + lan,
                "李兰,," + broken,
                "李兰,护照," + lan,
                "李兰,," + lan + ",1994-02-04",
                "李兰,," + lan + ",,12345",
                "小满,出生医学证明," + certificate,
                "李兰,," + lan + ",,,37",
                "王梅,," + mei,
                "李梅,," + mei));

        MvcTestResult errors = get(jinan, "/api/people-imports/" + id + "/errors");
        assertThat(JsonPath.<List<Integer>>read(body(errors), "$.items[*].row")).containsExactly(3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(JsonPath.<List<String>>read(body(errors), "$.items[*].field")).containsExactly(
                "name", "number", "kind", "birthDate", "phone", "birthDate", "household", "number");
        assertThat(JsonPath.<List<String>>read(body(errors), "$.items[*].rule")).containsExactly(
                "required", "citizen-id-check-digit", "identifier-kind", "differs-from-citizen-id", "mobile-phone", "birth-date-required",
                "division-code", "number-of-somebody-else");
        assertThat(errors).bodyJson().extractingPath("$.items[1].zh").isEqualTo("身份证号码校验码不正确");
        assertThat(body(errors)).doesNotContain(mei).doesNotContain(broken);
        assertThat(get(jinan, "/api/people-imports/" + id)).bodyJson().extractingPath("$.goodRows").isEqualTo(2);
        assertThat(people()).isZero();
    }

    @Test
    void right_rows_are_put_on_file_once_and_found_afterwards() {
        String[] roll = {
            "name,number,kind,birthDate,household,phone",
            "李梅," + mei + ",citizen-id,,370102,13812345678",
            "小满," + certificate + ",birth-certificate,2026-03-05,,",
            "李梅," + mei + ",,1994-02-03,,"
        };
        String first = begun(upload(jinan, false, roll));
        String again = begun(upload(jinan, false, roll));

        for (String id : List.of(first, again)) {
            assertThat(get(jinan, "/api/people-imports/" + id)).bodyJson().extractingPath("$.badRows").isEqualTo(0);
        }
        assertThat(people()).isEqualTo(2);
        assertThat(count("core.person_phone")).isEqualTo(1);
        assertThat(count("core.fact")).isEqualTo(3);
        assertThat(count("core.sheet_part")).isZero();
        MvcTestResult found = send(jinan, HttpMethod.POST, "/api/people/search",
                "{\"identifier\": {\"kind\": \"citizen-id\", \"number\": \"%s\"}}".formatted(mei));
        assertThat(found).bodyJson().extractingPath("$.items[0].name").isEqualTo("李梅");
        assertThat(found).bodyJson().extractingPath("$.items[0].birthDate").isEqualTo("1994-02-03");
    }

    @Test
    void what_contradicts_the_file_is_refused_and_a_new_phone_takes_the_place_of_the_old() {
        begun(upload(jinan, false, "name,number,phone", "李梅," + mei + ",13812345678", "李兰," + lan + ","));
        String id = begun(upload(jinan, false, "name,number,phone", "王梅," + mei + ",13900000000", "李兰," + lan + ",13811112222", "李兰," + lan + ","));

        assertThat(get(jinan, "/api/people-imports/" + id + "/errors")).bodyJson().extractingPath("$.items[*].rule").asArray()
                .containsExactly("name-differs-from-file");
        assertThat(people()).isEqualTo(2);
        assertThat(count("core.person_phone")).isEqualTo(2);
    }

    @Test
    void another_city_sees_nothing_of_an_import_and_staff_of_a_district_import_nobody() {
        String id = begun(upload(jinan, true, "name,number", "李梅," + mei));
        assertThat(get(fuzhou, "/api/people-imports/" + id)).hasStatus(404);
        assertThat(get(fuzhou, "/api/people-imports/" + id + "/errors")).hasStatus(404);

        OWNER.execute(
                """
                with u as (insert into core.org_unit (tenant_id, division_code, level, name_zh, name_en, lineage)
                           select ?, '370102', 'district', '历下', 'Lixia', array[uuidv7()] returning tenant_id, id)
                update core.staff_assignment a set org_unit_id = u.id from u where a.tenant_id = u.tenant_id""",
                jinan);
        assertProblem(upload(jinan, true, "name,number", "李梅," + mei), 403, "import-needs-whole-city");
    }

    @Test
    void the_template_is_itself_a_right_file() {
        String template = body(get(jinan, "/api/people-imports/template"));
        assertThat(template).startsWith("\uFEFF姓名,证件类型,证件号码");
        String id = begun(upload(jinan, true, template.getBytes(StandardCharsets.UTF_8)));
        assertThat(get(jinan, "/api/people-imports/" + id)).bodyJson().extractingPath("$.goodRows").isEqualTo(1);
    }

    @Test
    void what_is_no_roll_is_a_problem() {
        assertFieldProblem(upload(jinan, true, "name,phone", "李梅,13812345678"), "file", "sheet-column");
        assertFieldProblem(upload(jinan, true, "name,number"), "file", "sheet-rows");
        assertProblem(upload(jinan, true, new byte[] {'P', 'K', 1}), 400, "sheet-unreadable");
        assertProblem(upload(jinan, true, new byte[] {(byte) 0xff, (byte) 0xfe}), 400, "sheet-unreadable");
    }

    private int people() {
        return count("core.person");
    }

    private int count(String table) {
        return OWNER.fetchSingle("select count(*)::int from " + table + " where tenant_id = ?", jinan).get(0, Integer.class);
    }

    /** The import's id, once its rows are worked through. */
    private String begun(MvcTestResult answer) {
        assertThat(answer).hasStatus(202);
        events.dispatchAll();
        return JsonPath.read(body(answer), "$.id");
    }

    private MvcTestResult upload(int city, boolean dryRun, String... lines) {
        return upload(city, dryRun, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private MvcTestResult upload(int city, boolean dryRun, byte[] file) {
        return mvc.method(HttpMethod.POST)
                .uri("/api/people-imports?dryRun=" + dryRun)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person("caseworker-" + city))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(file)
                .exchange();
    }

    private MvcTestResult get(int city, String path) {
        return send(city, HttpMethod.GET, path, null);
    }

    private MvcTestResult send(int city, HttpMethod method, String path, String json) {
        var request = mvc.method(method).uri(path).header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person("caseworker-" + city));
        return (json == null ? request : request.contentType(MediaType.APPLICATION_JSON).content(json)).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
