package huiyu.app;

import static huiyu.app.SettlementWorld.GROWN_UP;
import static huiyu.app.SettlementWorld.bill;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.app.SettlementWorld.City;
import huiyu.app.SettlementWorld.Person;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.indicator.FigureWork;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a month of bills comes to, and the bills behind each figure. */
class InsuranceFiguresTest extends PlatformTest {

    @Autowired
    private ApplicationContext platform;

    @Autowired
    private FigureWork work;

    @Test
    void a_month_s_bills_are_counted_once_each_as_they_stand_and_lead_to_the_bills_behind() {
        SettlementWorld world = new SettlementWorld(mvc, platform);
        City city = world.city(10_000_000, "insurance", "assistance");
        CoreDatabase.assign(world.province, "padmin-" + world.province, "PROVINCE_ADMIN");
        world.decree(city.id, "/proposals",
                """
                {"title": "监测线", "reason": "省级方案", "effectiveFrom": "2025-01-01", "changes": [
                  {"kind": "value", "key": "assistance.monitoring.threshold", "content": {"value": "1000.00", "basis": "reading"}}]}""");
        Person one = city.insure(GROWN_UP);
        Person other = city.insure(GROWN_UP);
        settle(city, one, "F1", "2026-03-05", "");
        settle(city, other, "F2", "2026-03-06", ", \"claimedBy\": \"family\"");
        settle(city, one, "F3", "2026-03-09", "");
        StoryCity.ok(city.reverse("F3-" + one.id(), one), 200);
        events.dispatchAll();

        take(world, "2026-03");

        assertThat(cells(city, "insurance.direct-settlement", "2026-03")).containsExactly("local 1 2");
        assertThat(cells(city, "insurance.people-by-layer", "2026-03")).contains("basic 2 null");
        assertThat(cells(city, "insurance.delivery-patient-share", "2026-03")).isEmpty();
        assertThat(records(city, "insurance.direct-settlement", "local")).hasSize(2)
                .allMatch(record -> record.startsWith("settlement"));
        assertThat(records(city, "insurance.people-by-layer", "basic")).containsExactlyInAnyOrder("settlement " + one.id(), "settlement " + other.id());
        assertThat(cells(city, "insurance.paid-by-layer", "2026-03")).singleElement().asString().startsWith("basic ");
        assertThat(cells(city, "insurance.paid-by-layer", "2026-03")).containsExactly("basic " + city.list(
                """
                select sum(l.fen)::text from insurance.settlement s cross join lateral unnest(s.layers, s.layer_fen) as l (layer, fen)
                 where s.tenant_id = ? and l.layer = 'basic' and s.bill_number not like 'F3%'""").getFirst() + " null");
        assertThat(cells(city, "insurance.bills", "2026-03")).containsExactly("inpatient 2 null");
        assertThat(cells(city, "insurance.stay-cost-by-level", "2026-03")).singleElement().asString().endsWith("/level-3 2000000 2");
        assertThat(cells(city, "insurance.bills-by-layer", "2026-03")).containsExactly("basic/inpatient 2 null");
        assertThat(cells(city, "insurance.average-by-layer", "2026-03")).singleElement().asString().startsWith("basic/inpatient ").endsWith(" 2");
        assertThat(records(city, "insurance.bills-by-layer", "basic/inpatient")).hasSize(2);
        workedAndWarned(world, city);
    }

    /** Two people were warned of, today; one warning is worked. */
    private void workedAndWarned(SettlementWorld world, City city) {
        String month = YearMonth.now(FundFixture.CHINA).toString();
        String warning = city.list("select id::text from assistance.warning where tenant_id = ? order by id").getFirst();
        StoryCity.ok(as("worker-" + city.id).put("/assistance/warnings/" + warning + "/outcome",
                "{\"kind\": \"referred\", \"reason\": \"转民政\", \"body\": \"civil-affairs\"}"), 200);
        take(world, month);

        assertThat(cells(city, "assistance.people-warned", month)).containsExactly("person " + city.list(
                "select count(distinct person_id)::text from assistance.warning where tenant_id = ?").getFirst() + " null").containsExactly("person 2 null");
        assertThat(cells(city, "assistance.warnings-worked", month)).containsExactly("referred 1 null");
    }

    private void take(SettlementWorld world, String month) {
        StoryCity.ok(as("padmin-" + world.province).with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/indicator-runs", "{\"month\": \"" + month + "\"}"), 202);
        work.run();
    }

    private static void settle(City city, Person person, String number, String day, String more) {
        StoryCity.ok(city.settle(bill(city.hospital, number + "-" + person.id(), person, "inpatient", day, "10000.00", more)), 200);
    }

    private List<String> cells(City city, String indicator, String month) {
        MvcTestResult answer = StoryCity.ok(city.audit("/indicators/" + indicator + "/figures?from=" + month + "&to=" + month), 200);
        return JsonPath.<List<java.util.Map<String, Object>>>read(StoryCity.body(answer), "$.cells").stream()
                .map(cell -> cell.get("slice") + " " + cell.get("numerator") + " " + cell.get("denominator"))
                .toList();
    }

    private List<String> records(City city, String indicator, String slice) {
        MvcTestResult answer = StoryCity.ok(
                city.audit("/indicators/" + indicator + "/records?month=2026-03&programme=settlement&slice=" + slice), 200);
        return JsonPath.<List<java.util.Map<String, Object>>>read(StoryCity.body(answer), "$.items").stream()
                .map(record -> record.get("kind") + " " + record.get("subjectId"))
                .toList();
    }
}
