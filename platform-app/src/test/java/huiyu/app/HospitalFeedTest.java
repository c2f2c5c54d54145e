package huiyu.app;

import static huiyu.app.SettlementWorld.GROWN_UP;
import static huiyu.app.SettlementWorld.bill;
import static org.assertj.core.api.Assertions.assertThat;

import huiyu.app.SettlementWorld.City;
import huiyu.app.SettlementWorld.Person;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.insurance.national.NationalSending;
import huiyu.insurance.national.SimulatedNationalPlatform;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a hospital's system sends is watched day by day, and what was settled is reported to the nation's platform. */
class HospitalFeedTest extends PlatformTest {

    private static final LocalDate TODAY = LocalDate.now(FundFixture.CHINA);

    @Autowired
    private ApplicationContext platform;

    @Autowired
    private SimulatedNationalPlatform nation;

    @Autowired
    private NationalSending sending;

    @Test
    void each_bill_of_a_day_is_received_late_malformed_there_already_or_refused_and_a_silent_day_is_missing() {
        City city = city();
        Person person = city.insure(GROWN_UP);
        String onTime = bill(city.hospital, "W1", person, "outpatient", TODAY.minusDays(1).toString(), "100.00");
        StoryCity.ok(city.settle(onTime), 200);
        StoryCity.ok(city.settle(bill(city.hospital, "W2", person, "outpatient", TODAY.minusDays(30).toString(), "100.00")), 200);
        StoryCity.ok(city.settle(onTime), 200);
        assertProblem(city.settle(onTime.replace("10000", "10001")), 409, "bill-differs");
        assertProblem(city.settle("{"), 400, "unreadable-body");
        assertProblem(city.settle(onTime.replace("W1", "no number")), 422, "invalid-request");
        Person stranger = new Person(city, person.id(), huiyu.core.party.TestNumbers.citizenId(GROWN_UP));
        assertProblem(city.settle(bill(city.hospital, "W3", stranger, "outpatient", TODAY.toString(), "100.00")), 422, "not-covered");

        MvcTestResult today = city.audit("/insurance/feeds?day=" + TODAY);
        assertThat(today).bodyJson().extractingPath("$.items[0]").asMap()
                .containsEntry("institution", city.hospital)
                .containsEntry("received", 2).containsEntry("late", 1).containsEntry("malformed", 2)
                .containsEntry("duplicate", 2).containsEntry("refused", 1).containsEntry("missing", false);
        assertThat(city.audit("/insurance/feeds?day=" + TODAY.plusDays(1))).bodyJson().extractingPath("$.items[0].missing").isEqualTo(true);
        assertThat(city.audit("/insurance/feeds?day=" + TODAY.plusDays(40))).as("silent for long: nothing is expected").bodyJson().extractingPath("$.items[0].missing").isEqualTo(false);
        assertThat(city.audit("/insurance/feeds/" + city.hospital + "/refusals?day=" + TODAY + "&limit=2")).bodyJson().extractingPath("$.items[0].code").isEqualTo("not-covered");
        assertProblem(city.audit("/insurance/feeds"), 422, "invalid-request");
    }

    @Test
    void a_settled_bill_reaches_the_national_platform_also_when_it_was_away() {
        City city = city();
        Person person = city.insure(GROWN_UP);
        String id = Json.text(StoryCity.ok(city.settle(bill(city.hospital, "N1", person, "inpatient", "2026-03-05", "8000.00")), 200), "$.id");
        events.dispatchAll();
        assertThat(nation.find(UUID.fromString(id))).as("nothing is sent inside a transaction").isEmpty();
        sending.sendAll();

        assertThat(nation.find(UUID.fromString(id))).hasValueSatisfying(report -> {
            assertThat(report.totalFen()).isEqualTo(8_000_00);
            assertThat(report.inForce()).isTrue();
        });
        assertThat(city.audit("/insurance/national-reports?accepted=true")).bodyJson().extractingPath("$.items[0].settlementId").isEqualTo(id);

        nation.beAway(1);
        String later = Json.text(StoryCity.ok(city.settle(bill(city.hospital, "N2", person, "inpatient", "2026-04-05", "8000.00")), 200), "$.id");
        events.dispatchAll();
        sending.sendAll();
        assertThat(nation.find(UUID.fromString(later))).as("tried again later").isEmpty();
        assertThat(city.list("update insurance.national_report_due set next_try_at = now() where tenant_id = ? returning tries::text")).containsExactly("1");
        sending.sendAll();
        assertThat(nation.find(UUID.fromString(later))).isPresent();
        assertThat(city.list("select settlement_id::text from insurance.national_report_due where tenant_id = ?")).isEmpty();
    }

    private City city() {
        City city = new SettlementWorld(mvc, platform).city(10_000_000, "insurance");
        CoreDatabase.assign(city.id, "caseworker-" + city.id, "CASEWORKER");
        return city;
    }
}
