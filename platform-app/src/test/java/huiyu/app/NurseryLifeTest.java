package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.indicator.FigureWork;
import huiyu.core.party.TestNumbers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What happens to a nursery beside money: its rooms and carers, inspections, incidents, parents, the public page, its end. */
class NurseryLifeTest extends PlatformTest {

    private static ChildcareCity city;

    @Autowired
    private FigureWork figures;

    @BeforeEach
    void aCity() {
        city = city == null ? ChildcareCity.inheriting(mvc, "beijing") : city;
    }

    @Test
    void rooms_hold_no_more_than_the_norm_and_carers_are_counted_by_the_ratio_of_the_day() {
        String a = open("ROOMS-1");
        String room = "/childcare/institutions/" + a + "/rooms/R1/2026-01-01";
        assertFieldProblem(city.system(a).put(room, "{\"ageGroup\": \"toddler_12_24m\", \"places\": 16}"), "places", "group-too-large");
        ok(city.system(a).put(room, "{\"ageGroup\": \"toddler_12_24m\", \"places\": 12, \"areaM2\": 60}"), 200);
        ok(city.system(a).put(room.replace("2026-01-01", "2026-06-01"), "{\"ageGroup\": \"toddler_12_24m\", \"places\": 10}"), 200);
        assertThat(text(city.system(a).get("/childcare/institutions/" + a + "/rooms?on=2026-05-31"), "$[0].places")).isEqualTo("12");
        for (int i = 0; i < 6; i++) {
            ok(city.enrol(a, city.child(14), "full_day", "2026-06-01", null), 201);
        }
        String carer = text(ok(city.system(a).post("/childcare/institutions/" + a + "/staff",
                "{\"name\": \"张三\", \"position\": \"carer\", \"qualification\": \"保育师\", \"qualifiedUntil\": \"2026-09-30\","
                        + " \"healthCheckedOn\": \"2026-05-01\", \"validFrom\": \"2026-05-01\"}"), 201), "$.id");
        MvcTestResult day = ok(city.system(a).get("/childcare/institutions/" + a + "/staffing?on=2026-07-01"), 200);
        assertThat(text(day, "$.groups[0].requiredCarers")).as("one for five, six children").isEqualTo("2");
        assertThat(text(day, "$.enough")).isEqualTo("false");
        assertThat(text(city.system(a).get("/childcare/institutions/" + a + "/staffing?on=2026-10-01"), "$.carers")).as("the licence ran out").isEqualTo("0");
        assertThat(text(city.system(a).get("/childcare/institutions/" + a + "/staffing?on=2026-05-31"), "$.enough")).isEqualTo("true");
        String training = "{\"course\": \"急救\", \"hours\": 8, \"completedOn\": \"2025-01-01\", \"validUntil\": \"2026-06-30\"}";
        ok(city.system(a).post("/childcare/staff/" + carer + "/trainings", training), 204);
        ok(city.system(a).post("/childcare/staff/" + carer + "/trainings", training), 204);
        assertThat(JsonPath.<List<String>>read(body(city.system(a).get("/childcare/institutions/" + a + "/staff?on=2026-07-01")), "$[0].expired"))
                .containsExactly("training");
    }

    @Test
    void a_person_who_works_for_one_nursery_sees_and_writes_its_data_only() {
        String own = open("STAFFED-1");
        String other = open("STAFFED-2");
        String zhou = "zhou-" + city.id;
        CoreDatabase.assign(city.id, zhou, "INSTITUTION_STAFF");
        String staff = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES)
                .fetchSingle("select id from core.staff_member where tenant_id = ? and subject = ?", city.id, TestTokens.subject(zhou))
                .get(0, String.class);
        assertProblem(city.as("zhou").get("/childcare/institutions/" + own), 403, "not-own-institution");
        ok(city.as("admin").put("/childcare/institutions/" + own + "/users/" + staff, "{\"validFrom\": \"2026-01-01\"}"), 204);

        ok(city.as("zhou").get("/childcare/institutions/" + own), 200);
        ok(city.as("zhou").put("/childcare/institutions/" + own + "/prices/full_day/2026-01-01", "{\"monthlyFen\": 180000}"), 200);
        assertThat(JsonPath.<List<String>>read(body(ok(city.as("zhou").get("/childcare/institutions"), 200)), "$.items[*].code")).containsExactly(own);
        for (String path : List.of("", "/staff", "/filings", "/enrolments", "/rooms", "/staffing", "/facts", "/subsidies", "/inspections", "/feedback",
                "/attendance/2026-03-02", "/open-days")) {
            assertProblem(city.as("zhou").get("/childcare/institutions/" + other + path), 403, "not-own-institution");
        }
        assertProblem(city.as("zhou").put("/childcare/institutions/" + other + "/prices/full_day/2026-01-01", "{\"monthlyFen\": 1}"), 403, "not-own-institution");
        String certificate = TestNumbers.certificate();
        String child = city.child(14, certificate);
        String byNumber = "{\"institution\": \"%s\", \"child\": {\"kind\": \"birth-certificate\", \"number\": \"%s\"}, \"service\": \"full_day\","
                + " \"ageGroup\": \"toddler_12_24m\", \"validFrom\": \"2026-06-01\"}";
        assertThat(text(ok(city.as("zhou").post("/childcare/enrolments", byNumber.formatted(own, certificate)), 201), "$.childId")).isEqualTo(child);
        assertFieldProblem(city.as("zhou").post("/childcare/enrolments", byNumber.formatted(own, TestNumbers.certificate())),
                "child.number", "unknown-child");
        assertThat(city.as("zhou").get("/childcare/occupancy?by=institution")).hasStatus(403);
        assertThat(city.as("zhou").get("/cases")).hasStatus(403);
    }

    @Test
    void findings_are_mended_before_they_are_accepted_incidents_have_their_own_clock_and_both_make_the_class() {
        String a = open("INSPECTED-1");
        MvcTestResult inspection = ok(city.as("reviewer").post("/childcare/institutions/" + a + "/inspections",
                """
                {"inspectedOn": "2026-03-02", "departments": ["消防", "市场监管"], "inspectors": ["李四", "王五"],
                 "findings": [{"department": "消防", "severity": "grave", "says": "疏散通道堵塞"},
                              {"department": "市场监管", "severity": "minor", "says": "留样记录不全"}]}"""), 201);
        assertThat(JsonPath.<List<String>>read(body(inspection), "$.findings[*].mendBy")).as("one and fifteen working days").containsExactly("2026-03-03", "2026-03-23");
        String finding = "/childcare/findings/" + text(inspection, "$.findings[0].id");
        assertProblem(city.as("reviewer").put(finding + "/acceptance", "{\"accepted\": true}"), 409, "finding-not-mended");
        assertThat(body(ok(city.as("reviewer").get("/childcare/findings?overdue=true"), 200))).contains("疏散通道堵塞");
        ok(city.system(a).put(finding + "/mending", "{\"mendedOn\": \"2026-03-03\", \"how\": \"已清理\"}"), 200);
        ok(city.as("reviewer").put(finding + "/acceptance", "{\"accepted\": false}"), 200);
        ok(city.system(a).put(finding + "/mending", "{\"mendedOn\": \"2026-03-04\", \"how\": \"已清理并留照\"}"), 200);
        assertThat(text(ok(city.as("reviewer").put(finding + "/acceptance", "{\"accepted\": true}"), 200), "$.acceptedOn")).isEqualTo(city.today.toString());

        String early = Instant.now().minus(5, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS).toString();
        String late = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
        assertThat(text(ok(incident(a, early), 201), "$.late")).isEqualTo("false");
        MvcTestResult second = ok(incident(a, late), 201);
        assertThat(text(second, "$.late")).isEqualTo("true");
        assertFieldProblem(incident(a, "2999-01-01T00:00:00Z"), "happenedAt", "date-in-future");
        ok(city.as("reviewer").put("/childcare/incidents/" + text(second, "$.id") + "/closing", "{\"how\": \"已送医,家长谅解\"}"), 200);

        String child = city.child(14);
        assertFieldProblem(feedback(a, child), "childId", "never-enrolled");
        ok(city.enrol(a, child, "full_day", "2026-06-01", null), 201);
        String said = text(ok(feedback(a, child), 201), "$.id");
        assertProblem(feedback(a, child), 409, "feedback-given");
        ok(city.system(a).put("/childcare/feedback/" + said + "/answer", "{\"answer\": \"已整改\"}"), 204);
        assertThat(text(ok(city.as("auditor").get("/childcare/institutions/" + a + "/feedback"), 200), "$.items[0].answer")).isEqualTo("已整改");

        MvcTestResult scores = ok(city.as("reviewer").post("/childcare/supervision-scores", null), 200);
        MvcTestResult score = ok(city.as("auditor").get("/childcare/institutions/" + a + "/supervision-score"), 200);
        // one open and overdue finding 5 + 15, one grave 30, two incidents 20, one of them late 20, one bad word 3
        assertThat(text(score, "$.points")).isEqualTo("93");
        assertThat(text(score, "$.class")).isEqualTo("D");
        assertThat(text(score, "$.inspectionPercent")).isEqualTo("100");
        assertThat(body(scores)).contains(a);
        assertThat(body(ok(city.as("reviewer").post("/childcare/supervision-scores", null), 200))).isEqualTo(body(scores));
    }

    @Test
    void parents_find_filed_nurseries_near_a_point_without_signing_in_and_a_closed_one_no_more() {
        String near = open("NEAR-1");
        city.registerAt("UNFILED-1", 39.9002, 116.4001);
        city.registerAt("FAR-1", 40.2, 116.4);
        city.file("FAR-1");
        ok(city.as("admin").put("/childcare/institutions/" + near, city.details(near, 39.9, 116.4)), 200);
        ok(city.system(near).put("/childcare/institutions/" + near + "/prices/full_day/2026-01-01", "{\"monthlyFen\": 180000}"), 200);
        ok(city.enrol(near, city.child(14), "full_day", "2026-06-01", null), 201);
        events.dispatchAll();

        String where = "/public/childcare/institutions?divisionCode=" + city.code + "&latitude=39.905&longitude=116.4&radiusMetres=2000";
        MvcTestResult found = ok(mvc.get().uri("/api" + where).exchange(), 200);

        assertThat(JsonPath.<List<String>>read(body(found), "$[*].code")).containsExactly(near);
        assertThat(JsonPath.<Integer>read(body(found), "$[0].metres")).as("0.005 degrees of latitude").isBetween(550, 562);
        assertThat(text(found, "$[0].places[0].free")).isEqualTo("19");
        assertThat(text(found, "$[0].prices[0].monthlyFen")).isEqualTo("180000");
        assertThat(body(found)).doesNotContain("childId").doesNotContain("clientId");
        assertThat(JsonPath.<List<String>>read(body(ok(mvc.get().uri("/api" + where.replace("2000", "50000")).exchange(), 200)), "$[*].code"))
                .containsExactly(near, "FAR-1");
        assertProblem(mvc.get().uri("/api" + where.replace(city.code, "999999")).exchange(), 404, "tenant-not-found");
    }

    @Test
    void a_nursery_closes_only_when_no_child_no_fee_and_no_voucher_is_left_behind() {
        String a = open("CLOSING-1");
        String b = open("TAKES-OVER-1");
        String child = city.child(14);
        String enrolment = text(ok(city.enrol(a, child, "full_day", "2026-06-01", null), 201), "$.id");
        String fee = text(ok(city.system(a).post("/childcare/institutions/" + a + "/prepaid-fees",
                "{\"childId\": \"%s\", \"paidFen\": 900000, \"paidOn\": \"2026-06-01\"}".formatted(child)), 201), "$.id");
        assertProblem(city.as("caseworker").get("/childcare/institutions/" + a + "/closure"), 404, "closure-not-found");
        ok(city.system(a).put("/childcare/institutions/" + a + "/closure", "{\"lastDay\": \"%s\", \"reason\": \"租约到期\"}".formatted(city.today)), 200);
        assertProblem(city.system(a).put("/childcare/institutions/" + a + "/closure", "{\"lastDay\": \"%s\", \"reason\": \"租约到期\"}"
                .formatted(city.today.plusDays(9))), 409, "closure-announced");
        assertProblem(city.enrol(a, city.child(15), "full_day", city.today.plusDays(1).toString(), null), 409, "institution-closing");
        MvcTestResult left = ok(city.as("caseworker").get("/childcare/institutions/" + a + "/closure"), 200);
        assertThat(text(left, "$.children[0].enrolmentId")).isEqualTo(enrolment);
        assertProblem(city.as("caseworker").put("/childcare/institutions/" + a + "/closure/completion", null), 409, "closure-open");

        ok(city.as("caseworker").post("/childcare/institutions/" + a + "/placements",
                "{\"enrolmentId\": \"%s\", \"institution\": \"%s\", \"from\": \"%s\"}".formatted(enrolment, b, city.today.plusDays(1))), 201);
        String settlement = "/childcare/institutions/" + a + "/prepaid-fees/" + fee + "/settlement";
        assertFieldProblem(city.system(a).put(settlement, "{\"usedFen\": 900001, \"how\": \"refunded\"}"), "usedFen", "more-than-paid");
        ok(city.system(a).put(settlement, "{\"usedFen\": 700000, \"how\": \"refunded\"}"), 200);
        assertProblem(city.system(a).put(settlement, "{\"usedFen\": 0, \"how\": \"transferred\"}"), 409, "prepaid-fee-settled");

        MvcTestResult done = ok(city.as("caseworker").put("/childcare/institutions/" + a + "/closure/completion", null), 200);
        assertThat(text(done, "$.completedOn")).isEqualTo(city.today.toString());
        assertThat(text(city.as("auditor").get("/childcare/institutions/" + a + "?on=" + city.today.plusDays(1)), "$.filed")).isEqualTo("false");
        assertThat(body(city.as("auditor").get("/childcare/institutions/" + b + "/enrolments?on=" + city.today.plusDays(1)))).contains(child);
    }

    @Test
    void a_chain_is_one_operator_with_its_branches() {
        String a = open("BRANCH-1");
        String b = open("BRANCH-2");
        String operator = JsonPath.<String>read(city.details(a, 39.9, 116.4), "$.operatorCreditCode");
        for (String branch : List.of(a, b)) {
            ok(city.as("admin").put("/childcare/institutions/" + branch, city.details(branch, 39.9, 116.4)
                    .replaceAll("\"operatorCreditCode\": \"[^\"]+\"", "\"operatorCreditCode\": \"" + operator + "\"")), 200);
        }
        MvcTestResult chains = ok(city.as("auditor").get("/childcare/operators?limit=200"), 200);
        assertThat(JsonPath.<List<List<String>>>read(body(chains), "$.items[?(@.creditCode == '" + operator + "')].branches")).containsExactly(List.of(a, b));
        assertThat(city.system(a).get("/childcare/operators")).as("a nursery's own system sees itself only").hasStatus(403);
        assertThat(ok(city.as("auditor").get("/childcare/operators?limit=1"), 200)).bodyJson().extractingPath("$.nextCursor").isNotNull();
    }

    @Test
    void premises_handed_over_and_open_days_are_kept() {
        String a = open("PREMISES-1");
        String facility = "{\"name\": \"某小区配套\", \"divisionCode\": \"%s\", \"address\": \"某路 9 号\", \"areaM2\": 420.5, \"developer\": \"某房地产公司\","
                + " \"handedOverOn\": \"2025-12-01\", \"document\": \"移交协议 2025-7\", \"institution\": \"%s\"}";
        ok(city.as("admin").put("/childcare/facilities/FACILITY-1", facility.formatted(city.code, a)), 200);
        assertProblem(city.as("admin").put("/childcare/facilities/FACILITY-2", facility.formatted(city.code, "NO-SUCH-1")), 404, "childcare-institution-not-found");
        assertThat(text(ok(city.as("auditor").get("/childcare/facilities"), 200), "$.items[0].institution")).isEqualTo(a);
        ok(city.system(a).put("/childcare/institutions/" + a + "/open-days/2026-12-05", "{\"titleZh\": \"科学育儿讲座\", \"titleEn\": \"Lecture\", \"places\": 30}"), 200);
        assertThat(text(ok(city.as("auditor").get("/childcare/institutions/" + a + "/open-days?from=2026-12-01"), 200), "$[0].titleZh")).isEqualTo("科学育儿讲座");
    }

    @Test
    void indicators_are_what_a_count_in_sql_gives_and_lead_to_the_records_behind_them() {
        String a = open("COUNTED-1");
        String child = city.child(14);
        ok(city.enrol(a, child, "full_day", city.today.toString(), null), 201);
        ok(city.system(a).put("/childcare/institutions/" + a + "/prices/half_day/2026-01-01", "{\"monthlyFen\": 90000}"), 200);
        ok(city.as("caseworker").put("/childcare/population/" + city.code + "/2025", "{\"people\": 400000, \"underThree\": 9000, \"source\": \"统计公报\"}"), 200);
        assertFieldProblem(city.as("caseworker").put("/childcare/population/" + city.code + "/2025", "{\"people\": 4, \"underThree\": 5, \"source\": \"统计公报\"}"),
                "underThree", "more-than-all");
        String month = java.time.YearMonth.from(city.today).toString();
        ok(city.as("admin").post("/indicator-runs", "{\"month\": \"" + month + "\"}"), 202);
        figures.run();

        var sql = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);
        Integer places = sql.fetchSingle(
                        """
                        select sum(c.places)::int from childcare.capacity c join childcare.institution i on i.tenant_id = c.tenant_id and i.id = c.institution_id
                         where i.tenant_id = ? and (i.closed_on is null or i.closed_on >= ?)
                           and exists (select from childcare.filing f where f.tenant_id = i.tenant_id and f.institution_id = i.id and f.status = 'filed')""",
                        city.id, city.today.withDayOfMonth(city.today.lengthOfMonth()))
                .get(0, Integer.class);
        assertThat(figure("childcare.places", month, "numerator")).isEqualTo(places.toString());
        assertThat(figure("childcare.places", month, "denominator")).isEqualTo("400000");
        assertThat(figure("childcare.covered-districts", month, "numerator")).isEqualTo("1");
        assertThat(figure("childcare.enrolled-children", month, "denominator")).isEqualTo("9000");
        MvcTestResult behind = ok(city.as("auditor").get(
                "/indicators/childcare.enrolled-children/records?programme=&limit=200&month=" + month + "&slice=" + city.code), 200);
        assertThat(JsonPath.<List<String>>read(body(behind), "$.items[*].id")).contains(child)
                .hasSize(Integer.parseInt(figure("childcare.enrolled-children", month, "numerator")));
        MvcTestResult fees = ok(city.as("auditor").get("/indicators/childcare.average-fee/figures?from=" + month + "&to=" + month), 200);
        assertThat(JsonPath.<List<Integer>>read(body(fees), "$.cells[?(@.slice == 'half_day')].numerator")).containsExactly(90_000);
    }

    @Test
    void a_report_is_due_for_every_period_that_is_over_and_signed_by_another_than_who_prepared_it() {
        open("REPORTED-1");
        String from = city.today.minusMonths(2).withDayOfMonth(1).toString();
        String definition = "{\"nameZh\": \"托育月报\", \"nameEn\": \"Monthly\", \"period\": \"month\", \"dueDays\": 10, \"indicators\": [\"%s\"], \"firstPeriod\": \"%s\"}";
        assertFieldProblem(city.as("admin").put("/childcare/report-definitions/monthly", definition.formatted("no.such", from)), "indicators", "unknown-indicator");
        ok(city.as("admin").put("/childcare/report-definitions/monthly", definition.formatted("childcare.places", from)), 200);
        MvcTestResult due = ok(city.as("auditor").get("/childcare/reports/due"), 200);
        assertThat(JsonPath.<List<String>>read(body(due), "$[*].periodFrom")).as("the running month is not over")
                .containsExactly(from, city.today.minusMonths(1).withDayOfMonth(1).toString());

        String reports = "/childcare/report-definitions/monthly/reports";
        assertProblem(city.as("caseworker").post(reports, "{\"periodFrom\": \"" + city.today.withDayOfMonth(1) + "\"}"), 404, "report-not-due");
        String report = text(ok(city.as("caseworker").post(reports, "{\"periodFrom\": \"" + from + "\"}"), 201), "$.id");
        assertProblem(city.as("caseworker").put("/childcare/reports/" + report + "/signature", null), 403, "four-eyes");
        ok(city.as("reviewer").put("/childcare/reports/" + report + "/signature", null), 200);
        assertProblem(city.as("caseworker").post(reports, "{\"periodFrom\": \"" + from + "\"}"), 409, "report-signed");
        assertThat(text(ok(city.as("auditor").get("/childcare/reports/due"), 200), "$[0].signed")).isEqualTo("true");
    }

    private String figure(String indicator, String month, String part) {
        return text(ok(city.as("auditor").get("/indicators/" + indicator + "/figures?from=" + month + "&to=" + month), 200), "$.cells[0]." + part);
    }

    private String open(String code) {
        city.register(code, 20);
        city.file(code);
        return code;
    }

    private MvcTestResult incident(String institution, String at) {
        return city.system(institution).post("/childcare/institutions/" + institution + "/incidents",
                "{\"kind\": \"injury\", \"happenedAt\": \"%s\", \"says\": \"跌倒擦伤\"}".formatted(at));
    }

    private MvcTestResult feedback(String institution, String child) {
        return city.as("clerk").post("/childcare/institutions/" + institution + "/feedback",
                "{\"childId\": \"%s\", \"stars\": 2, \"says\": \"接送混乱 %s\"}".formatted(child, UUID.randomUUID()));
    }
}
