package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.db.CoreDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A nursery is filed, tells its prices and staff, and fills its places. */
class NurseryFilingTest extends ChildcareStory {

    @Test
    void a_filing_lacks_what_was_not_handed_in_and_is_published_once_complete() {
        city.register(a, 10);
        MvcTestResult poor = ok(city.system(a).post("/childcare/institutions/" + a + "/filings",
                "{\"submittedOn\": \"2026-04-29\", \"handedIn\": [\"business_licence\", \"premises\"]}"), 201);
        assertThat(JsonPath.<List<String>>read(body(poor), "$.missing")).containsExactly("fire_safety", "health_assessment", "staff_qualifications");
        assertThat(text(poor, "$.answerBy")).as("five working days over Labour Day, 9 May being one").isEqualTo("2026-05-09");

        String id = text(poor, "$.id");
        assertProblem(city.as("reviewer").post("/childcare/filings/" + id + "/decision", "{\"accepted\": true}"), 409, "filing-incomplete");
        assertProblem(city.system(a).post("/childcare/institutions/" + a + "/filings",
                "{\"submittedOn\": \"2026-04-30\", \"handedIn\": []}"), 409, "filing-open");
        ok(city.as("reviewer").post("/childcare/filings/" + id + "/decision", "{\"accepted\": false}"), 200);
        assertFieldProblem(city.system(a).post("/childcare/institutions/" + a + "/filings",
                "{\"submittedOn\": \"2026-04-30\", \"handedIn\": [\"a_bribe\"]}"), "handedIn", "unknown-checklist-item");
        assertThat(text(city.as("admin").get("/childcare/institutions/" + a), "$.filed")).isEqualTo("false");

        city.file(a);

        assertThat(text(city.as("admin").get("/childcare/institutions/" + a), "$.filed")).isEqualTo("true");
        assertThat(text(city.as("admin").get("/childcare/institutions/" + a + "/filings"), "$[0].publishedOn")).isEqualTo(city.today.toString());
        assertThat(text(city.as("admin").get("/childcare/institutions/" + a + "?on=2026-01-01"), "$.filed")).isEqualTo("false");
    }

    @Test
    void an_institution_s_system_acts_for_itself_only_and_names_are_checked() {
        city.register(a, 10);
        city.register(b, 10);

        assertProblem(city.system(b).put("/childcare/institutions/" + a + "/prices/full_day/2026-01-01", "{\"monthlyFen\": 1}"), 403, "not-own-institution");
        ok(city.system(a).put("/childcare/institutions/" + a + "/prices/full_day/2026-01-01", "{\"monthlyFen\": 180000}"), 200);
        assertProblem(city.system(a).put("/childcare/institutions/" + a + "/prices/full_day/2026-01-01", "{\"monthlyFen\": 190000}"), 409, "offer-exists");
        assertFieldProblem(city.system(a).put("/childcare/institutions/" + a + "/prices/full_day/2025-01-01", "{\"monthlyFen\": 1}"), "validFrom", "after-last-change");
        MvcTestResult raised = ok(city.system(a).put("/childcare/institutions/" + a + "/prices/full_day/2026-07-01", "{\"monthlyFen\": 200000}"), 200);
        assertThat(text(raised, "$.prices[0].monthlyFen")).isEqualTo("200000");
        MvcTestResult before = city.as("admin").get("/childcare/institutions/" + a + "?on=2026-06-30");
        assertThat(text(before, "$.prices[0].monthlyFen")).isEqualTo("180000");
        assertThat(text(before, "$.prices[0].validTo")).isEqualTo("2026-06-30");
        assertThat(before).bodyJson().doesNotHavePath("$.prices[0].withinGuidePrice");

        MvcTestResult member = ok(city.system(a).post("/childcare/institutions/" + a + "/staff",
                "{\"name\": \"张三\", \"position\": \"carer\", \"qualification\": \"保育师\", \"qualifiedUntil\": \"2026-06-30\","
                        + " \"healthCheckedOn\": \"2025-11-01\", \"validFrom\": \"2025-11-01\"}"), 201);
        assertThat(JsonPath.<List<String>>read(body(member), "$.expired")).containsExactly("qualification", "health-check");
        assertThat(JsonPath.<List<String>>read(body(city.as("admin").get("/childcare/institutions/" + a + "/staff?on=2026-06-30")), "$[0].expired")).isEmpty();
    }

    @Test
    void children_are_enrolled_where_there_is_a_place_and_never_twice_at_once() {
        city.register(a, 2);
        city.register(b, 5);
        String first = city.child(14);
        String second = city.child(15);
        String third = city.child(16);
        ok(city.enrol(a, first, "full_day", "2026-03-01", "2026-08-31"), 201);
        String open = text(ok(city.enrol(a, second, "full_day", "2026-06-01", null), 201), "$.id");

        assertProblem(city.enrol(a, third, "full_day", "2026-05-01", null), 409, "no-place-free");
        ok(city.enrol(a, third, "full_day", "2026-09-01", null), 201);
        assertProblem(city.enrol(b, first, "full_day", "2026-08-31", null), 409, "child-already-enrolled");
        ok(city.enrol(b, first, "full_day", "2026-09-01", null), 201);
        ok(city.enrol(b, second, "late", "2026-09-01", null), 201);
        assertFieldProblem(city.enrol(a, UUID.randomUUID().toString(), "full_day", "2026-09-01", null), "childId", "unknown-child");
        assertFieldProblem(city.enrol(a, third, "half_day", "2020-01-01", null), "validFrom", "not-before");

        assertThat(occupancy("institution", "2026-07-15")).containsExactly(a + " 2/2", b + " 0/5");
        ok(city.system(a).put("/childcare/enrolments/" + open + "/end", "{\"lastDay\": \"2026-07-14\"}"), 200);
        assertThat(occupancy("institution", "2026-07-15")).containsExactly(a + " 1/2", b + " 0/5");
        assertThat(occupancy("institution", "2026-09-02")).containsExactly(a + " 1/2", b + " 2/5");
        Integer counted = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES)
                .fetchSingle("select count(*)::int from childcare.enrolment where tenant_id = ? and valid_from <= date '2026-09-02' and coalesce(valid_to, 'infinity') >= date '2026-09-02'", city.id)
                .get(0, Integer.class);
        assertThat(occupancy("city", "2026-09-02")).singleElement().asString().contains(" " + counted + "/");
        assertThat(JsonPath.<List<?>>read(body(city.as("admin").get("/childcare/institutions/" + b + "/enrolments?on=2026-09-02")), "$.items")).hasSize(2);
    }

    private List<String> occupancy(String by, String on) {
        List<Map<String, Object>> rows = JsonPath.read(body(ok(city.as("admin").get("/childcare/occupancy?by=" + by + "&on=" + on), 200)), "$");
        return rows.stream()
                .filter(row -> by.equals("city") || row.get("key").toString().startsWith("NURSERY-" + number))
                .map(row -> row.get("key") + " " + row.get("children") + "/" + row.get("places"))
                .toList();
    }
}
