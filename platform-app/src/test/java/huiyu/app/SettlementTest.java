package huiyu.app;

import static huiyu.app.SettlementWorld.CHILD;
import static huiyu.app.SettlementWorld.GROWN_UP;
import static huiyu.app.SettlementWorld.bill;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.app.SettlementWorld.City;
import huiyu.app.SettlementWorld.Person;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Bills by the shipped policy of Beijing, over HTTP: one step, all layers, and the books in balance afterwards. */
class SettlementTest extends PlatformTest {

    private static SettlementWorld world;
    private static City city;
    private static City withoutAssistance;
    private static City poor;

    @Autowired
    private ApplicationContext platform;

    @BeforeEach
    void cities() {
        if (world == null) {
            world = new SettlementWorld(mvc, platform);
            city = world.city(100_000_000, "insurance", "assistance");
            withoutAssistance = world.city(100_000_000, "insurance");
            poor = world.city(1_600, "insurance", "assistance");
        }
    }

    @Test
    void a_bill_passes_all_layers_in_one_step_and_they_sum_to_it() {
        Person person = city.insure(GROWN_UP);
        city.hold(person, "dibao");

        MvcTestResult settled = city.settle(bill(city.hospital, "A-" + person.id(), person, "inpatient", "2026-03-05", "20000.00", ", \"referral\": \"proper\""));

        assertThat(settled).hasStatusOk();
        assertThat(paid(settled)).containsEntry("basic", 14_025_00L);
        assertThat(paid(settled)).containsKey("assistance");
        assertThat(sum(settled)).isEqualTo(20_000_00L);
        assertThat(city.imbalances()).isEmpty();
    }

    @Test
    void a_tenant_without_assistance_has_no_such_layer() {
        Person person = withoutAssistance.insure(GROWN_UP);
        withoutAssistance.hold(person, "tekun");

        MvcTestResult settled = withoutAssistance.settle(bill(withoutAssistance.hospital, "B1", person, "inpatient", "2026-03-05", "20000.00"));

        assertThat(paid(settled)).doesNotContainKey("assistance").containsEntry("basic", 14_025_00L);
    }

    @Test
    void a_preview_answers_the_same_and_leaves_nothing() {
        Person person = city.insure(CHILD);
        String bill = bill(city.hospital, "C-" + person.id(), person, "inpatient", "2026-03-05", "20000.00");

        MvcTestResult preview = asClient(city.client).post("/insurance/settlements/preview", bill);
        assertThat(city.count("select count(*) as n from insurance.person_year where tenant_id = ? and person_id = '" + person.id() + "'")).containsEntry("n", 0L);

        assertThat(paid(preview)).isEqualTo(paid(city.settle(bill)));
        assertThat(preview).bodyJson().doesNotHavePath("$.id");
    }

    @Test
    void the_same_bill_again_gets_the_first_answer_and_another_under_its_number_is_refused() {
        Person person = city.insure(GROWN_UP);
        String bill = bill(city.hospital, "D-" + person.id(), person, "inpatient", "2026-03-05", "20000.00");

        String first = Json.text(city.settle(bill), "$.id");

        assertThat(Json.text(city.settle(bill), "$.id")).isEqualTo(first);
        assertProblem(city.settle(bill(city.hospital, "D-" + person.id(), person, "inpatient", "2026-03-05", "20000.01")), 409, "bill-differs");
    }

    @Test
    void a_bill_costs_four_round_trips() {
        Person person = city.insure(GROWN_UP);
        city.settle(bill(city.hospital, "R1-" + person.id(), person, "inpatient", "2026-02-05", "10000.00"));

        List<String> trips = RoundTrips.of(() -> assertThat(
                city.settle(bill(city.hospital, "R2-" + person.id(), person, "inpatient", "2026-03-05", "10000.00"))).hasStatusOk());

        assertThat(trips).as("bind; read and lock; write; commit").hasSize(4).last().isEqualTo("commit");
    }

    @Test
    void later_stays_pay_half_the_deductible_and_a_reversed_first_stay_gives_it_back_to_the_second() {
        Person person = city.insure(GROWN_UP);
        city.settle(bill(city.hospital, "E1-" + person.id(), person, "inpatient", "2026-02-05", "10000.00"));
        MvcTestResult second = city.settle(bill(city.hospital, "E2-" + person.id(), person, "inpatient", "2026-03-05", "10000.00"));
        assertThat(paid(second)).containsEntry("basic", 7_012_50L);

        MvcTestResult reversed = city.reverse("E1-" + person.id(), person);

        assertThat(reversed).bodyJson().extractingPath("$[0].state").isEqualTo("reversed");
        assertThat(reversed).bodyJson().extractingPath("$[1].cause").isEqualTo("earlier-bill");
        assertThat(reversed).bodyJson().extractingPath("$[1].version").isEqualTo(2);
        assertThat(reversed).bodyJson().extractingPath("$[1].layers[0].paidFen").isEqualTo(6_525_00);
        assertThat(city.imbalances()).isEmpty();
        assertProblem(city.reverse("E1-" + person.id(), person), 409, "bill-reversed");

        MvcTestResult again = city.settle(bill(city.hospital, "E1-" + person.id(), person, "inpatient", "2026-02-05", "10000.00"));
        assertThat(again).bodyJson().extractingPath("$.version").isEqualTo(3);
        assertThat(paid(again)).containsEntry("basic", 7_012_50L);
        assertThat(city.audit("/insurance/settlements?personId=" + person.id())).bodyJson().extractingPath("$.items").asArray().hasSize(5);
    }

    @Test
    void reversals_in_any_order_leave_no_counter_behind() {
        Person person = city.insure(GROWN_UP);
        city.hold(person, "dibao");
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String number = "F" + i + "-" + person.id();
            numbers.add(number);
            assertThat(city.settle(bill(city.hospital, number, person, i % 2 == 0 ? "inpatient" : "outpatient", "2026-0" + (i + 1) + "-05", "40000.00"))).hasStatusOk();
        }
        Collections.shuffle(numbers, new Random(7));

        numbers.forEach(number -> assertThat(city.reverse(number, person)).hasStatusOk());

        assertThat(city.audit("/insurance/accumulators?personId=" + person.id())).bodyJson().extractingPath("$[0].counters").asMap().isEmpty();
        assertThat(city.imbalances()).isEmpty();
        assertThat(city.count("select coalesce(sum(amount_fen), 0) as n from insurance.settlement_posting p join insurance.settlement s using (tenant_id) where s.id = p.settlement_id and p.tenant_id = ? and s.person_id = '" + person.id() + "'").get("n").toString()).isEqualTo("0");
    }

    @Test
    void bills_of_one_person_at_the_same_instant_share_no_deductible_and_overrun_no_cap() throws Exception {
        Person person = city.insure(GROWN_UP);
        List<Callable<MvcTestResult>> bills = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String bill = bill(city.hospital, "G" + i + "-" + person.id(), person, "inpatient", "2026-03-05", "30000.00");
            bills.add(() -> city.settle(bill));
            bills.add(() -> city.settle(bill));
        }

        List<MvcTestResult> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<MvcTestResult> answer : threads.invokeAll(bills)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatusOk());
        assertThat(city.count("select count(*) as n from insurance.settlement where tenant_id = ? and person_id = '" + person.id() + "'")).containsEntry("n", 12L);
        // one first stay at 1,300 and eleven at 650, at 75 %, up to the cap of 200,000
        assertThat(city.count("select sum(layer_fen[1])::bigint as n from insurance.settlement where tenant_id = ? and person_id = '" + person.id() + "'")).containsEntry("n", 200_000_00L);
        assertThat(city.imbalances()).isEmpty();
    }

    @Test
    void two_files_made_one_have_one_set_of_counters_and_each_its_own_again_when_they_part() {
        Person one = city.insure(GROWN_UP);
        Person other = city.insureByCertificate(GROWN_UP);
        assertThat(paid(city.settle(bill(city.hospital, "M1-" + one.id(), other, "inpatient", "2026-02-05", "10000.00")))).containsEntry("basic", 6_525_00L);

        String merge = Json.text(city.merge(one, other), "$.id");
        MvcTestResult second = city.settle(bill(city.hospital, "M2-" + one.id(), one, "inpatient", "2026-03-05", "10000.00"));

        assertThat(paid(second)).as("the second stay of one person, not the first of another").containsEntry("basic", 7_012_50L);
        for (Person person : List.of(one, other)) {
            assertThat(city.used(person, "stays")).isEqualTo(2);
            assertThat(city.used(person, "basic.inpatient.paid")).isEqualTo(6_525_00 + 7_012_50);
        }

        assertThat(city.unmerge(merge)).hasStatusOk();
        assertThat(city.used(one, "basic.inpatient.paid")).isEqualTo(7_012_50);
        assertThat(city.used(other, "basic.inpatient.paid")).isEqualTo(6_525_00);

        assertThat(city.merge(one, other)).hasStatusOk();
        MvcTestResult reversed = city.reverse("M1-" + one.id(), other);

        assertThat(reversed).bodyJson().extractingPath("$[1].number").isEqualTo("M2-" + one.id());
        assertThat(reversed).bodyJson().extractingPath("$[1].layers[0].paidFen").isEqualTo(6_525_00);
        assertThat(city.used(other, "stays")).isEqualTo(1);
        assertThat(city.imbalances()).isEmpty();
    }

    @Test
    void a_fund_that_is_short_refuses_by_name_and_nothing_is_written() {
        Person person = poor.insure(GROWN_UP);
        MvcTestResult small = poor.settle(bill(poor.hospital, "H1", person, "inpatient", "2026-03-05", "2000.00"));
        assertThat(paid(small)).as("more than one slice holds").containsEntry("basic", 525_00L);

        MvcTestResult big = poor.settle(bill(poor.hospital, "H2", person, "inpatient", "2026-03-06", "20000.00"));

        assertProblem(big, 422, "fund-short");
        assertThat(poor.count("select count(*) as n from insurance.settlement where tenant_id = ?")).containsEntry("n", 1L);
        assertThat(poor.imbalances()).isEmpty();
    }

    @Test
    void a_hospital_of_another_city_settles_in_the_home_city_and_its_own_city_sees_no_more_than_the_bill() {
        City away = withoutAssistance;
        Person person = city.insure(GROWN_UP);

        MvcTestResult settled = away.settle(bill(away.hospital, "I-" + person.id(), person, "inpatient", "2026-03-05", "20000.00"));

        assertThat(settled).hasStatusOk();
        assertThat(sum(settled)).isEqualTo(20_000_00L);
        assertThat(city.count("select count(*) as n from insurance.settlement where tenant_id = ? and person_id = '" + person.id() + "'")).containsEntry("n", 1L);
        assertThat(away.count("select count(*) as n from insurance.settlement where tenant_id = ? and bill_number = 'I-" + person.id() + "'")).containsEntry("n", 0L);
        assertThat(away.audit("/insurance/clearing?direction=receivable")).bodyJson().extractingPath("$.items[0].fundFen").isEqualTo((int) (long) paid(settled).get("basic"));
        assertThat(city.audit("/insurance/clearing?direction=payable")).bodyJson().extractingPath("$.items[0].number").isEqualTo("I-" + person.id());
        assertThat(away.reverse("I-" + person.id(), person)).hasStatusOk();
        assertThat(city.count("select coalesce(sum(fund_fen), 0)::bigint as n from insurance.clearing where tenant_id = ? and bill_number = 'I-" + person.id() + "'")).containsEntry("n", 0L);
        assertThat(city.imbalances()).isEmpty();
    }

    @Test
    void treated_before_payment_the_patient_s_share_is_owed_and_a_family_s_claim_is_paid_to_the_family() {
        Person person = city.insure(GROWN_UP);

        city.settle(bill(city.hospital, "J1-" + person.id(), person, "inpatient", "2026-03-05", "20000.00", ", \"payLater\": true"));
        assertThat(city.clerk().post("/insurance/settlements", bill(city.hospital, "J2-" + person.id(), person, "inpatient", "2026-04-05", "20000.00", ", \"claimedBy\": \"family\""))).hasStatusOk();

        assertThat(city.count("select sum(amount_fen)::bigint as n from insurance.receivable where tenant_id = ? and person_id = '" + person.id() + "'")).containsEntry("n", 5_975_00L);
        assertThat(city.count("select -sum(p.amount_fen)::bigint as n from insurance.settlement_posting p join insurance.settlement s on s.tenant_id = p.tenant_id and s.id = p.settlement_id where p.tenant_id = ? and p.account = 'family' and s.person_id = '" + person.id() + "'")).containsEntry("n", 14_512_50L);
    }

    @Test
    void what_is_wrong_with_a_bill_is_named() {
        Person person = city.insure(GROWN_UP);
        Person stranger = withoutAssistance.insure(GROWN_UP);
        String number = "K-" + person.id();

        assertProblem(city.settle(bill("H0000", number, person, "inpatient", "2026-03-05", "1.00")), 404, "institution-not-found");
        assertProblem(city.settle(bill(city.hospital, number, person, "inpatient", "2019-03-05", "1.00")), 422, "institution-not-designated");
        assertProblem(city.settle(bill(city.hospital, number, person, "inpatient", "2024-03-05", "1.00")), 422, "not-covered");
        assertFieldProblem(city.settle(bill(city.hospital, number, person, "inpatient", "2999-03-05", "1.00")), "discharged", "date-in-future");
        assertProblem(city.settle(bill(city.hospital, number, person, "surgery", "2026-03-05", "1.00")), 422, "invalid-request");
        assertProblem(city.settle(bill(city.hospital, number, person, "inpatient", "2026-03-05", "-1.00")), 422, "invalid-request");
        assertFieldProblem(city.settle(bill(city.hospital, number, person, "inpatient", "2026-03-05", "1.00", ", \"lines\": [{\"code\": \"X\", \"day\": \"2026-03-05\", \"quantity\": \"1\", \"amountFen\": 100}]")), "lines", "lines-or-totals");
        assertFieldProblem(city.settle(bill(city.hospital, number, person, "inpatient", "2026-03-05", "1.00").replace(person.number(), person.number().substring(0, 17) + "A")), "person.number", "citizen-id-alphabet");
        assertProblem(asClient(withoutAssistance.client).post("/insurance/settlements", bill(city.hospital, number, person, "inpatient", "2026-03-05", "1.00")), 404, "institution-not-found");
        assertProblem(city.reverse("nothing", stranger), 404, "bill-not-found");
    }

    private static Map<String, Long> paid(MvcTestResult settled) {
        assertThat(settled).hasStatusOk();
        Map<String, Long> paid = new java.util.LinkedHashMap<>();
        List<Map<String, Object>> layers = JsonPath.read(text(settled), "$.layers");
        layers.forEach(layer -> paid.put((String) layer.get("layer"), ((Number) layer.get("paidFen")).longValue()));
        return paid;
    }

    private static long sum(MvcTestResult settled) {
        return paid(settled).values().stream().mapToLong(Long::longValue).sum()
                + ((Number) JsonPath.read(text(settled), "$.patientFen")).longValue();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
