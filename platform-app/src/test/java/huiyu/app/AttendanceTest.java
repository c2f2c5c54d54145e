package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Attendance from spreadsheets: dry runs, wrong rows by number, and a file of a hundred thousand rows that is interrupted. */
class AttendanceTest extends PlatformTest {

    private static final String NURSERY = "BIG-NURSERY";
    private static final DSLContext OWNER = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private ChildcareCity city;

    @BeforeEach
    void aCityWithANursery() {
        city = ChildcareCity.withoutPolicy(mvc);
        city.register(NURSERY, 1000);
    }

    @Test
    void a_dry_run_names_wrong_rows_in_both_languages_and_records_nothing() throws IOException {
        List<UUID> children = enrolled(2);
        byte[] file = workbook(List.of(
                row(NURSERY, children.get(0), "2026-03-02", "1"),
                row(NURSERY, children.get(1), "2026-03-02", "maybe"),
                row(NURSERY, UUID.randomUUID(), "2026-03-02", "1"),
                row("ANOTHER", children.get(1), "2026-03-02", "1"),
                row(NURSERY, children.get(1), "2026-02-30", "1"),
                row(NURSERY, children.get(0), "2026-03-02", "0"),
                row(NURSERY, children.get(1), "2999-01-01", "1"),
                row(NURSERY, children.get(1), "2025-12-31", "1")));

        String trial = text(ok(upload(file, true), 202), "$.id");
        events.dispatchAll();

        MvcTestResult standing = city.as("caseworker").get("/childcare/attendance-imports/" + trial);
        assertThat(text(standing, "$.status")).isEqualTo("done");
        assertThat(text(standing, "$.goodRows")).isEqualTo("1");
        MvcTestResult errors = city.as("caseworker").get("/childcare/attendance-imports/" + trial + "/errors");
        assertThat(JsonPath.<List<String>>read(body(errors), "$.items[*].rule")).containsExactly(
                "yes-or-no", "not-enrolled-then", "not-of-this-file", "day-format", "recorded-otherwise", "date-in-future", "not-enrolled-then");
        assertThat(JsonPath.<List<Integer>>read(body(errors), "$.items[*].row")).containsExactly(3, 4, 5, 6, 7, 8, 9);
        assertThat(text(errors, "$.items[0].zh")).isEqualTo("应为 1/0 或 是/否");
        assertThat(days()).isZero();

        ok(upload(file, false), 202);
        events.dispatchAll();
        assertThat(days()).isEqualTo(1);
    }

    @Test
    void a_hundred_thousand_rows_interrupted_in_the_middle_go_on_where_they_stopped() throws IOException {
        List<UUID> children = enrolled(500);
        List<String[]> rows = new ArrayList<>();
        for (int day = 0; day < 200; day++) {
            for (UUID child : children) {
                boolean wrong = rows.size() % 200 == 7;
                rows.add(row(NURSERY, child, FIRST.plusDays(day).toString(), wrong ? "?" : day % 5 == 0 ? "否" : "是"));
            }
        }
        String id = text(ok(upload(workbook(rows), false), 202), "$.id");
        OWNER.execute("create function core.interrupt_" + city.id + "() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$");
        OWNER.execute("create trigger interrupt_" + city.id + " before update on core.sheet_import for each row when (new.tenant_id = "
                + city.id + " and new.read_rows > 40000) execute function core.interrupt_" + city.id + "()");

        events.dispatchAll();

        MvcTestResult half = city.as("caseworker").get("/childcare/attendance-imports/" + id);
        assertThat(text(half, "$.status")).isEqualTo("running");
        assertThat(text(half, "$.readRows")).isEqualTo("40000");
        assertThat(days()).isEqualTo(39_800);
        OWNER.execute("drop trigger interrupt_" + city.id + " on core.sheet_import");
        OWNER.execute("drop function core.interrupt_" + city.id + "()");

        CoreDatabase.makeEventsDue();
        events.dispatchAll();

        MvcTestResult whole = city.as("caseworker").get("/childcare/attendance-imports/" + id);
        assertThat(text(whole, "$.status")).isEqualTo("done");
        assertThat(text(whole, "$.totalRows")).isEqualTo("100000");
        assertThat(text(whole, "$.goodRows")).isEqualTo("99500");
        assertThat(text(whole, "$.badRows")).isEqualTo("500");
        assertThat(days()).isEqualTo(99_500);
        MvcTestResult errors = city.as("caseworker").get("/childcare/attendance-imports/" + id + "/errors?limit=2");
        assertThat(JsonPath.<List<Integer>>read(body(errors), "$.items[*].row")).containsExactly(9, 209);
        assertThat(errors).bodyJson().extractingPath("$.nextCursor").isNotNull();
    }

    @Test
    void what_is_no_spreadsheet_or_lacks_a_column_is_a_problem() throws IOException {
        assertProblem(upload(new byte[] {'P', 'K', 3, 4}, false), 400, "sheet-unreadable");
        assertFieldProblem(upload(workbook(List.of()), false), "file", "sheet-rows");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("a");
            sheet.value(0, 0, "institution");
            sheet.value(1, 0, NURSERY);
        }
        assertFieldProblem(upload(out.toByteArray(), false), "file", "sheet-column");
    }

    private int days() {
        return OWNER.fetchSingle("select count(*)::int from childcare.attendance where tenant_id = ?", city.id).get(0, Integer.class);
    }

    /** Children who attend from the first day on; straight into the database, as the platform's own tests need them by the hundred. */
    private List<UUID> enrolled(int count) {
        return OWNER.fetch(
                        """
                        insert into childcare.enrolment (tenant_id, institution_id, child_id, service, age_group, valid_from, created_at, created_by)
                        select i.tenant_id, i.id, gen_random_uuid(), 'full_day', 'toddler_12_24m', ?, now(), 'test'
                          from childcare.institution i, generate_series(1, ?) where i.tenant_id = ? and i.code = ?
                        returning child_id""",
                        FIRST, count, city.id, NURSERY)
                .map(row -> row.get(0, UUID.class));
    }

    private static String[] row(String institution, UUID child, String day, String present) {
        return new String[] {institution, child.toString(), day, present};
    }

    private static byte[] workbook(List<String[]> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("出勤");
            List<String[]> all = new ArrayList<>(rows);
            all.addFirst(new String[] {"institution", "child", "day", "present"});
            for (int number = 0; number < all.size(); number++) {
                for (int column = 0; column < 4; column++) {
                    sheet.value(number, column, all.get(number)[column]);
                }
            }
        }
        return out.toByteArray();
    }

    private MvcTestResult upload(byte[] file, boolean dryRun) {
        return mvc.method(HttpMethod.POST)
                .uri("/api/childcare/attendance-imports?institution=" + NURSERY + "&dryRun=" + dryRun)
                .header("Authorization", "Bearer " + TestTokens.client((NURSERY + "-" + city.id).toLowerCase(java.util.Locale.ROOT)))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(file)
                .exchange();
    }
}
