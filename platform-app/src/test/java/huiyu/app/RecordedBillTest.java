package huiyu.app;

import static huiyu.app.SettlementWorld.GROWN_UP;
import static huiyu.app.SettlementWorld.bill;
import static org.assertj.core.api.Assertions.assertThat;

import huiyu.app.SettlementWorld.City;
import huiyu.app.SettlementWorld.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A bill that no policy decides is never left to the patient as if one had. */
class RecordedBillTest extends PlatformTest {

    @Autowired
    private ApplicationContext platform;

    @Test
    void a_place_without_layers_records_the_bill_and_decides_it_when_it_is_sent_again_under_policy() {
        SettlementWorld world = new SettlementWorld(mvc, platform);
        City city = world.city(List.of(), List.of("dangchang-resident-insurance"), 1_000_000, "insurance");
        Person person = city.insure(GROWN_UP);
        String spring = bill(city.hospital, "R-1", person, "inpatient", "2026-03-05", "20000.00", ", \"payLater\": true");
        String summer = bill(city.hospital, "R-2", person, "inpatient", "2026-08-05", "20000.00");

        assertThat(asClient(city.client).post("/insurance/settlements/preview", spring)).bodyJson().extractingPath("$.state").isEqualTo("recorded");
        MvcTestResult recorded = StoryCity.ok(city.settle(spring), 200);
        assertThat(recorded).bodyJson().extractingPath("$.state").isEqualTo("recorded");
        assertThat(recorded).bodyJson().extractingPath("$.undecidedFen").isEqualTo(20_000_00);
        assertThat(recorded).bodyJson().extractingPath("$.noteZh").asString().contains("未结算");
        assertThat(recorded).bodyJson().extractingPath("$.noteEn").asString().contains("not settled");
        assertThat(recorded).bodyJson().doesNotHavePath("$.patientFen");
        assertThat(Json.text(city.settle(spring), "$.id")).isEqualTo(Json.text(recorded, "$.id"));
        String early = Json.text(StoryCity.ok(city.settle(summer), 200), "$.id");
        assertThat(nothingBooked(city)).isTrue();

        world.adopt(city, "gansu-dangchang", "2026-07-01");
        world.decree(city.id, "/proposals",
                """
                {"title": "起付标准", "reason": "县级文件", "effectiveFrom": "2026-07-01", "changes": [
                  {"kind": "value", "key": "dangchang.inpatient.deductible", "content": {"value": "0.00", "basis": "reading"}}]}""", "2026-07-01");

        assertProblem(city.settle(bill(city.hospital, "R-3", person, "inpatient", "2026-03-06", "1.00")), 422, "no-layer-in-force");
        assertThat(Json.text(city.settle(spring), "$.id")).as("of a day without policy: the first answer").isEqualTo(Json.text(recorded, "$.id"));
        MvcTestResult settled = StoryCity.ok(city.settle(summer), 200);
        assertThat(settled).bodyJson().extractingPath("$.state").isEqualTo("settled");
        assertThat(settled).bodyJson().extractingPath("$.version").isEqualTo(2);
        assertThat(settled).bodyJson().extractingPath("$.patientFen").isEqualTo(4_000_00);
        assertThat(Json.text(settled, "$.id")).isNotEqualTo(early);
        assertThat(city.reverse("R-1", person)).bodyJson().extractingPath("$[0].state").isEqualTo("reversed");
        assertThat(city.count("select count(*) as n from insurance.receivable where tenant_id = ?")).as("nobody owed the recorded bill").containsEntry("n", 0L);
        assertThat(city.imbalances()).isEmpty();
    }

    @Test
    void a_bill_from_before_the_module_was_switched_on_is_refused_where_the_place_has_layers() {
        City city = new SettlementWorld(mvc, platform).city(1_000_000, "insurance");
        Person person = city.insure(GROWN_UP);
        assertThat(city.list("update core.tenant_module set enabled_from = date '2026-07-01' where tenant_id = ? returning module")).containsExactly("insurance");

        assertProblem(city.settle(bill(city.hospital, "M-1", person, "inpatient", "2026-03-05", "20000.00")), 422, "no-layer-in-force");

        assertThat(city.settle(bill(city.hospital, "M-2", person, "inpatient", "2026-08-05", "20000.00"))).bodyJson().extractingPath("$.state").isEqualTo("settled");
        assertThat(city.list("select bill_number from insurance.settlement where tenant_id = ?")).containsExactly("M-2");
    }

    private static boolean nothingBooked(City city) {
        return city.list("select account from insurance.settlement_posting where tenant_id = ?").isEmpty()
                && city.list("select 'counted' from insurance.person_year where tenant_id = ? and counters <> '{}'").isEmpty();
    }
}
