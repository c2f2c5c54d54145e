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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An import whose connection is cut in the middle of a part: the part is undone and worked through again, nothing is there twice. */
class BrokenOffImportTest extends PlatformTest {

    private static final DSLContext OWNER = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);
    private static final String FATAL_NAME = "断线者";
    private static final int ROWS = 1_300;

    private final int city = CoreDatabase.createCity(CoreDatabase.createProvince());

    @BeforeEach
    void whoeverInsertsThatNameLosesTheConnection() {
        CoreDatabase.assign(city, "caseworker-" + city, "CASEWORKER");
        OWNER.execute(
                """
                create function core.test_cut() returns trigger language plpgsql as $$
                begin
                  perform pg_terminate_backend(pg_backend_pid());
                  return new;
                end $$""");
        OWNER.execute("create trigger test_cut before insert on core.person_name for each row when (new.name = '" + FATAL_NAME + "') execute function core.test_cut()");
    }

    @AfterEach
    void mended() {
        OWNER.execute("drop function if exists core.test_cut cascade");
    }

    @Test
    void it_goes_on_behind_the_last_whole_part_and_puts_everybody_on_file_once() {
        String id = begun(rows());

        events.dispatchAll();
        assertThat(get(id)).bodyJson().extractingPath("$.status").isEqualTo("running");
        assertThat(JsonPath.<Integer>read(body(get(id)), "$.readRows")).isPositive().isLessThan(ROWS).isEqualTo(count("core.person"));

        mended();
        CoreDatabase.makeEventsDue();
        events.dispatchAll();
        assertThat(get(id)).bodyJson().extractingPath("$.status").isEqualTo("done");
        assertThat(get(id)).bodyJson().extractingPath("$.goodRows").isEqualTo(ROWS);
        for (String table : List.of("core.person", "core.person_name", "core.person_identifier", "core.fact")) {
            assertThat(count(table)).as(table).isEqualTo(ROWS);
        }
        assertThat(count("core.sheet_part")).isZero();
    }

    @Test
    void one_whose_part_fails_for_ever_says_where_it_is_stopped_why_and_how_it_goes_on() {
        String id = begun(rows());
        for (int i = 0; i < 5; i++) {
            CoreDatabase.makeEventsDue();
            events.dispatchAll();
        }
        assertThat(get(id)).bodyJson().extractingPath("$.status").isEqualTo("stopped");
        assertThat(get(id)).bodyJson().extractingPath("$.stopped.fromRow").isEqualTo(1_002);
        assertThat(get(id)).bodyJson().extractingPath("$.stopped.toRow").isEqualTo(ROWS + 1);
        assertThat(JsonPath.<String>read(body(get(id)), "$.stopped.zh")).startsWith("导入已停在第 1002–1301 行").contains("程序出错").contains("从第 1002 行接着导入");
        assertThat(JsonPath.<String>read(body(get(id)), "$.stopped.en")).contains("rows 1002–1301").doesNotContain("{");

        mended();
        CoreDatabase.assign(city, "admin-" + city, "TENANT_ADMIN");
        String event = JsonPath.read(body(get(id)), "$.stopped.eventId");
        assertThat(as("admin-" + city).post("/stuck-events/" + event + "/retry", null)).hasStatus(200);
        events.dispatchAll();
        assertThat(get(id)).bodyJson().extractingPath("$.status").isEqualTo("done");
        assertThat(body(get(id))).doesNotContain("stopped");
        assertThat(count("core.person")).isEqualTo(ROWS);
    }

    private static String rows() {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> (row == ROWS - 1 ? FATAL_NAME : "李梅") + "," + TestNumbers.citizenId(LocalDate.of(1994, 2, 3)))
                .collect(Collectors.joining("\n", "name,number\n", ""));
    }

    private String begun(String csv) {
        MvcTestResult answer = mvc.method(HttpMethod.POST)
                .uri("/api/people-imports")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person("caseworker-" + city))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(csv.getBytes(StandardCharsets.UTF_8))
                .exchange();
        assertThat(answer).hasStatus(202);
        return JsonPath.read(body(answer), "$.id");
    }

    private MvcTestResult get(String id) {
        return mvc.method(HttpMethod.GET)
                .uri("/api/people-imports/" + id)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person("caseworker-" + city))
                .exchange();
    }

    private static int count(String table, int city) {
        return OWNER.fetchSingle("select count(*)::int from " + table + " where tenant_id = ?", city).get(0, Integer.class);
    }

    private int count(String table) {
        return count(table, city);
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
