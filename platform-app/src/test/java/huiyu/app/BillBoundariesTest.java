package huiyu.app;

import static huiyu.app.SettlementWorld.CHILD;
import static huiyu.app.SettlementWorld.GROWN_UP;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.app.SettlementWorld.City;
import huiyu.app.SettlementWorld.Person;
import huiyu.core.access.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Where a rule turns, over HTTP, by Beijing's shipped policy: what the policy cases say of the engine holds of the platform. */
class BillBoundariesTest extends PlatformTest {

    private static SettlementWorld world;
    private static City city;
    private static int bills;

    @Autowired
    private ApplicationContext platform;

    @BeforeEach
    void city() {
        if (world == null) {
            world = new SettlementWorld(mvc, platform);
            city = world.city(1_000_000_000, "insurance", "assistance");
            StoryCity.ok(mvc.put().uri("/api/insurance/catalogues/local/2025-01-01?document=本地目录")
                    .header("Authorization", "Bearer " + TestTokens.person("ann" + city.id))
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .content("code,name,kind,self_pay,ceiling\nS-001,床位费,service,0,\n".getBytes(StandardCharsets.UTF_8))
                    .exchange(), 200);
        }
    }

    @Test
    void a_stay_across_the_year_is_divided_between_the_years_by_the_days_of_its_lines() {
        Person person = city.insure(GROWN_UP, true, 2025, 2026);

        MvcTestResult settled = stay(person, "2025-12-22", "2026-01-10", line("2025-12-22", 800_000), line("2026-01-03", 200_000));

        assertThat(paid(settled)).containsEntry("basic", 5_550_00L);
        assertThat(city.count("select count(*) as n from insurance.person_year where tenant_id = ? and counters ->> 'stays' = '1' and person_id = '" + person.id() + "'")).containsEntry("n", 2L);
        assertThat(city.imbalances()).isEmpty();
    }

    @Test
    void after_the_turn_of_the_year_nothing_is_paid_for_whoever_is_not_insured_on() {
        for (Person person : List.of(city.insure(GROWN_UP, false, 2025, 2026), city.insure(GROWN_UP, true, 2025))) {
            MvcTestResult settled = stay(person, "2025-12-22", "2026-01-10", line("2025-12-22", 800_000), line("2026-01-03", 200_000));

            assertThat(paid(settled)).containsEntry("basic", 5_025_00L);
            assertThat(settled).bodyJson().extractingPath("$.patientFen").isEqualTo(4_975_00);
        }
    }

    @Test
    void a_stay_of_a_hundred_days_has_two_settlement_periods_and_one_of_ninety_has_one() {
        Person hundred = city.insure(GROWN_UP);
        Person ninety = city.insure(GROWN_UP);

        assertThat(paid(stay(hundred, "2026-01-01", "2026-04-10", line("2026-01-02", 1_000_000), line("2026-04-05", 1_000_000))))
                .containsEntry("basic", 6_525_00L + 7_012_50L);
        assertThat(city.used(hundred, "stays")).isEqualTo(2);
        assertThat(paid(inScope(ninety, "2026-01-01", "2026-03-31", 2_000_000, ""))).containsEntry("basic", 14_025_00L);
        assertThat(city.used(ninety, "stays")).isEqualTo(1);
    }

    @Test
    void an_item_no_catalogue_lists_is_out_of_scope_and_named_then_and_whenever_the_bill_is_read() {
        Person person = city.insure(GROWN_UP);
        String listed = line("2026-03-05", 1_000_000);

        MvcTestResult settled = stay(person, "2026-03-05", "2026-03-10", listed, listed.replace("S-001", "X-9"), listed.replace("S-001", "X-9"));

        assertThat(settled).bodyJson().extractingPath("$.unlistedItems").asArray().containsExactly("X-9");
        assertThat(settled).bodyJson().extractingPath("$.inScopeFen").isEqualTo(1_000_000);
        String id = Json.text(settled, "$.id");
        assertThat(city.clerk().get("/insurance/settlements/" + id)).bodyJson().extractingPath("$.unlistedItems").asArray().containsExactly("X-9");
        assertThat(stay(person, "2026-03-11", "2026-03-12", listed.replace("03-05", "03-11"))).bodyJson().extractingPath("$.unlistedItems").asArray().isEmpty();
    }

    @Test
    void a_status_held_on_any_day_of_the_stay_counts_and_the_best_of_several_applies() {
        Person lost = city.insure(GROWN_UP);
        city.hold(lost, "dibao", "2025-01-01", "2026-03-10");
        Person gained = city.insure(GROWN_UP);
        city.hold(gained, "dibao", "2026-03-15", null);
        Person before = city.insure(GROWN_UP);
        city.hold(before, "dibao", "2025-01-01", "2026-03-04");
        Person several = city.insure(GROWN_UP);
        city.hold(several, "dibao");
        city.hold(several, "tekun");

        assertThat(paid(spring(lost, 2_000_000, ""))).containsEntry("assistance", 5_078_75L);
        assertThat(paid(spring(gained, 2_000_000, ""))).containsEntry("assistance", 5_078_75L);
        assertThat(paid(spring(before, 2_000_000, ""))).containsEntry("assistance", 0L);
        assertThat(paid(spring(several, 2_000_000, ""))).as("all that is left, not 85 %").containsEntry("assistance", 5_975_00L);
    }

    @Test
    void without_the_referral_that_was_called_for_assistance_pays_nothing() {
        Person person = city.insure(GROWN_UP);
        city.hold(person, "dibao");

        MvcTestResult settled = spring(person, 2_000_000, ", \"referral\": \"missing\"");

        assertThat(paid(settled)).containsEntry("basic", 14_025_00L).containsEntry("assistance", 0L);
        assertThat(StoryCity.body(settled)).contains("NO_REFERRAL");
    }

    /** Of 280,000 basic insurance pays its cap of 200,000; 50,000 of the 80,000 left are above the deductible of 30,000. */
    @Test
    void fifty_thousand_above_the_deductible_lie_in_the_lower_stretch_and_a_yuan_more_in_the_upper() {
        Person exactly = city.insure(GROWN_UP);
        Person more = city.insure(GROWN_UP);

        assertThat(paid(spring(exactly, 28_000_000, ""))).containsEntry("basic", 200_000_00L).containsEntry("critical", 25_000_00L);
        assertThat(paid(spring(more, 28_000_100, ""))).containsEntry("critical", 25_000_60L);
    }

    @Test
    void exactly_the_deductible_pays_nothing_and_a_yuan_above_it_its_share() {
        Person child = city.insure(CHILD);
        Person other = city.insure(CHILD);

        assertThat(paid(spring(child, 65_000, ""))).containsEntry("basic", 0L);
        assertThat(paid(spring(other, 65_100, ""))).containsEntry("basic", 75L);
    }

    /** AST-24, asked at admission. */
    @Test
    void who_holds_a_status_is_admitted_without_a_deposit_and_others_are_not() {
        Person poor = city.insure(GROWN_UP);
        city.hold(poor, "dibao");
        Person other = city.insure(GROWN_UP);

        assertThat(cover(poor)).bodyJson().extractingPath("$.noDeposit").isEqualTo(true);
        assertThat(cover(other)).bodyJson().extractingPath("$.noDeposit").isEqualTo(false);
    }

    private MvcTestResult cover(Person person) {
        return city.clerk().post("/insurance/cover",
                "{\"person\": {\"kind\": \"citizen-id\", \"number\": \"" + person.number() + "\"}, \"day\": \"2026-03-05\"}");
    }

    private MvcTestResult spring(Person person, long fen, String more) {
        return inScope(person, "2026-03-05", "2026-03-15", fen, more);
    }

    private MvcTestResult inScope(Person person, String from, String to, long fen, String more) {
        return send(person, from, to, "\"totalFen\": " + fen + ", \"inScopeFen\": " + fen + more);
    }

    private MvcTestResult stay(Person person, String from, String to, String... lines) {
        return send(person, from, to, "\"lines\": [" + String.join(",", lines) + "]");
    }

    private static MvcTestResult send(Person person, String from, String to, String cost) {
        return StoryCity.ok(city.settle(
                """
                {"institution": "%s", "number": "B-%d", "person": {"kind": "citizen-id", "number": "%s"}, "kind": "inpatient",
                 "admitted": "%s", "discharged": "%s", %s}""".formatted(city.hospital, ++bills, person.number(), from, to, cost)), 200);
    }

    private static String line(String day, long fen) {
        return "{\"code\": \"S-001\", \"day\": \"" + day + "\", \"quantity\": \"1\", \"amountFen\": " + fen + "}";
    }

    private static Map<String, Long> paid(MvcTestResult settled) {
        Map<String, Long> paid = new LinkedHashMap<>();
        JsonPath.<List<Map<String, Object>>>read(StoryCity.body(settled), "$.layers")
                .forEach(layer -> paid.put((String) layer.get("layer"), ((Number) layer.get("paidFen")).longValue()));
        return paid;
    }
}
