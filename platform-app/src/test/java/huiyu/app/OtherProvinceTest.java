package huiyu.app;

import static huiyu.app.SettlementWorld.GROWN_UP;
import static huiyu.app.SettlementWorld.bill;
import static org.assertj.core.api.Assertions.assertThat;

import huiyu.app.SettlementWorld.City;
import huiyu.app.SettlementWorld.Person;
import huiyu.core.db.CoreDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Insured in one province, treated in another. */
class OtherProvinceTest extends PlatformTest {

    @Autowired
    private ApplicationContext platform;

    @Test
    void once_treatment_elsewhere_is_filed_a_hospital_of_another_province_settles_directly_and_both_cities_book_it() {
        City home = new SettlementWorld(mvc, platform).city(10_000_000, "insurance", "assistance");
        City away = new SettlementWorld(mvc, platform).city(List.of(), List.of(), 0, "insurance");
        Person person = home.insure(GROWN_UP);
        Person unfiled = home.insure(GROWN_UP);
        String bill = bill(away.hospital, "P-1", person, "inpatient", "2026-03-05", "20000.00");
        assertProblem(away.settle(bill), 422, "not-covered");

        StoryCity.ok(home.clerk().with("Idempotency-Key", UUID.randomUUID().toString()).post("/insurance/cross-region-filings",
                """
                {"person": {"kind": "citizen-id", "number": "%s"}, "divisionCode": "%s", "purpose": "异地生育", "validFrom": "2026-03-01",
                 "validTo": "2026-06-30"}""".formatted(person.number(), CoreDatabase.divisionCode(away.id))), 201);
        MvcTestResult settled = StoryCity.ok(away.settle(bill), 200);

        assertThat(settled).bodyJson().extractingPath("$.layers[0].paidFen").isEqualTo(14_025_00);
        assertThat(settled).as("the hospital's city is told of no file").bodyJson().doesNotHavePath("$.personId");
        assertThat(home.list("select request -> 'bill' ->> 'region' || ' ' || (request -> 'bill' ->> 'filed') from insurance.settlement where tenant_id = ?"))
                .containsExactly("OTHER_PROVINCE true");
        assertThat(away.list("select id::text from insurance.settlement where tenant_id = ?")).isEmpty();
        assertThat(clearing(home)).containsExactly("payable " + CoreDatabase.divisionCode(away.id) + " 1402500");
        assertThat(clearing(away)).containsExactly("receivable " + CoreDatabase.divisionCode(home.id) + " 1402500");
        assertThat(Json.text(away.settle(bill), "$.id")).isEqualTo(Json.text(settled, "$.id"));
        assertProblem(away.settle(bill(away.hospital, "P-2", unfiled, "inpatient", "2026-03-05", "20000.00")), 422, "not-covered");
        assertProblem(away.settle(bill(away.hospital, "P-3", person, "inpatient", "2026-07-05", "20000.00")), 422, "not-covered");

        StoryCity.ok(away.reverse("P-1", person), 200);
        assertThat(clearing(home)).hasSize(2).contains("payable " + CoreDatabase.divisionCode(away.id) + " -1402500");
        assertThat(clearing(away)).hasSize(2);
        assertThat(home.imbalances()).isEmpty();
    }

    private static List<String> clearing(City city) {
        return city.list("select direction || ' ' || division_code || ' ' || fund_fen from insurance.clearing where tenant_id = ?");
    }
}
