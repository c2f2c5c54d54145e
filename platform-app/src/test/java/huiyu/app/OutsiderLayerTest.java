package huiyu.app;

import static huiyu.app.SettlementWorld.GROWN_UP;
import static huiyu.app.SettlementWorld.bill;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.app.SettlementWorld.City;
import huiyu.app.SettlementWorld.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A layer from a jar that knows core's port only ({@code examples/city-supplement}): what docs/settlement-layers.md says, done. */
class OutsiderLayerTest extends PlatformTest {

    private static final List<String> PROGRAMMES =
            List.of("beijing-resident-insurance", "beijing-critical-illness", "supplement-example");

    @Autowired
    private ApplicationContext platform;

    @Test
    void a_city_that_names_it_in_its_order_has_a_further_layer_and_its_neighbour_has_not() {
        SettlementWorld world = new SettlementWorld(mvc, platform);
        City plain = city(world, "");
        City supplemented = city(world,
                """
                , {"kind": "parameter", "key": "supplement.deductible", "content": {"type": "money"}},
                {"kind": "value", "key": "supplement.deductible", "content": {"value": "5000.00", "basis": "reading"}},
                {"kind": "parameter", "key": "supplement.rate", "content": {"type": "rate"}},
                {"kind": "value", "key": "supplement.rate", "content": {"value": "0.5", "basis": "reading"}},
                {"kind": "parameter", "key": "supplement.cap", "content": {"type": "money"}},
                {"kind": "value", "key": "supplement.cap", "content": {"value": "2000.00", "basis": "reading"}},
                {"kind": "value", "key": "settlement.layers", "content": {"value": ["basic", "critical", "supplement-example"], "basis": "reading"}}""");

        Person other = plain.insure(GROWN_UP);
        assertThat(layers(settle(plain, other, "X-1"))).containsExactly("basic 1402500", "critical 0");
        Person person = supplemented.insure(GROWN_UP);
        assertThat(layers(settle(supplemented, person, "X-1"))).as("half of 5,975 less 5,000").containsExactly("basic 1402500", "critical 0", "supplement-example 48750");
        assertThat(layers(settle(supplemented, person, "X-2"))).as("half of 5,487.50, up to the cap").containsExactly("basic 1451250", "critical 0", "supplement-example 151250");
        assertThat(supplemented.used(person, "supplement-example.paid")).isEqualTo(2_000_00);

        MvcTestResult reversed = StoryCity.ok(supplemented.reverse("X-1", person), 200);

        assertThat(reversed).bodyJson().extractingPath("$[1].layers[2].paidFen").isEqualTo(487_50);
        assertThat(supplemented.used(person, "supplement-example.paid")).isEqualTo(487_50);
        assertThat(supplemented.imbalances()).isEmpty();
    }

    private static City city(SettlementWorld world, String more) {
        City city = world.city(List.of("beijing"), PROGRAMMES, 1_000_000, "insurance");
        world.decree(city.id, "/proposals",
                """
                {"title": "惠民保", "reason": "市政府文件", "effectiveFrom": "2020-01-01", "changes": [
                  {"kind": "value", "key": "beijing.critical.deductible", "content": {"value": "30000.00", "basis": "reading"}}%s]}""".formatted(more));
        return city;
    }

    private static MvcTestResult settle(City city, Person person, String number) {
        return StoryCity.ok(city.settle(bill(city.hospital, number, person, "inpatient", "2026-03-05", "20000.00")), 200);
    }

    private static List<String> layers(MvcTestResult settled) {
        List<String> layers = new ArrayList<>();
        JsonPath.<List<java.util.Map<String, Object>>>read(StoryCity.body(settled), "$.layers")
                .forEach(layer -> layers.add(layer.get("layer") + " " + layer.get("paidFen")));
        return layers;
    }
}
