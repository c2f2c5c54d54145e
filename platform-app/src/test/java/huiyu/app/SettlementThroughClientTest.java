package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huiyu.app.SettlementWorld.City;
import huiyu.app.SettlementWorld.Person;
import huiyu.client.HuiyuClient;
import huiyu.client.Problem;
import huiyu.client.http.ApiException;
import huiyu.client.insurance.EmployersApi;
import huiyu.client.insurance.SettlementsApi;
import huiyu.client.insurance.model.BillKind;
import huiyu.client.insurance.model.NewBill;
import huiyu.client.insurance.model.PersonNumber;
import huiyu.client.insurance.model.Reversal;
import huiyu.client.insurance.model.SettledLayer;
import huiyu.client.insurance.model.Settlement;
import huiyu.client.insurance.model.WageDeclaration;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.module.HuiyuModule;
import huiyu.kernel.money.Money;
import huiyu.policy.layer.Calculation;
import huiyu.policy.layer.Layer;
import huiyu.policy.layer.LayerInput;
import huiyu.policy.layer.LayerOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** A hospital's system and an employer's, by the generated client over a real port; and a layer nobody had thought of. */
@SpringBootTest(
        classes = {Application.class, PlatformTest.Fakes.class, SettlementThroughClientTest.Supplement.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SettlementThroughClientTest extends PlatformTest {

    /** A city's commercial supplement: a tenth of whatever is left after all other layers, written in Java. */
    @TestConfiguration
    static class Supplement {

        @Bean
        HuiyuModule supplementModule() {
            return new HuiyuModule() {
                @Override
                public String id() {
                    return "supplement";
                }

                @Override
                public String nameZh() {
                    return "惠民保";
                }

                @Override
                public String nameEn() {
                    return "City supplement";
                }

                @Override
                public List<Layer> layers() {
                    return List.of(new Layer() {
                        @Override
                        public String code() {
                            return "supplement";
                        }

                        @Override
                        public LayerOutcome settle(LayerInput input) {
                            Money tenth = Money.ofFen(input.left().fen() / 10);
                            return LayerOutcome.of(code(), tenth, Calculation.of(tenth, Map.of()), Map.of());
                        }
                    });
                }
            };
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext platform;

    @Test
    void a_hospital_settles_reverses_and_is_told_what_is_wrong_and_a_new_layer_pays_without_touching_the_others() throws ApiException {
        SettlementWorld world = new SettlementWorld(mvc, platform);
        City plain = world.city(10_000_000, "insurance", "assistance");
        City supplemented = world.city(10_000_000, "insurance", "assistance", "supplement");
        world.decree(supplemented.id, "/proposals",
                """
                {"title": "惠民保", "reason": "市政府文件", "effectiveFrom": "2020-01-01", "changes": [
                  {"kind": "value", "key": "settlement.layers", "content": {"value": ["basic", "critical", "assistance", "supplement"], "basis": "reading"}}]}""");

        Settlement without = settle(plain, plain.insure(SettlementWorld.GROWN_UP));
        Person person = supplemented.insure(SettlementWorld.GROWN_UP);
        Settlement with = settle(supplemented, person);

        assertThat(without.getLayers()).extracting(SettledLayer::getLayer).doesNotContain("supplement");
        assertThat(with.getLayers()).filteredOn(layer -> !layer.getLayer().equals("supplement")).isEqualTo(without.getLayers());
        assertThat(with.getLayers().getLast().getPaidFen()).isEqualTo(without.getPatientFen() / 10);
        assertThat(with.getLayers().stream().mapToLong(SettledLayer::getPaidFen).sum() + with.getPatientFen()).isEqualTo(with.getTotalFen());

        SettlementsApi hospital = new SettlementsApi(client(supplemented.client, supplemented.id, true).http());
        List<Settlement> reversed = hospital.reverseBill(new Reversal()
                .institution(supplemented.hospital).number("T1").person(number(person)).reason("录入有误"));
        assertThat(reversed).extracting(Settlement::getState).containsExactly(Settlement.StateEnum.REVERSED);
        assertThat(supplemented.imbalances()).isEmpty();
        Problem again = Problem.of(catchThrowableOfType(ApiException.class, () -> hospital.reverseBill(new Reversal()
                .institution(supplemented.hospital).number("T1").person(number(person)).reason("录入有误")))).orElseThrow();
        assertThat(again.code()).isEqualTo("bill-reversed");
    }

    @Test
    void an_employer_declares_its_wages() throws ApiException {
        int city = InsuranceWorld.city(CoreDatabase.createProvince(), "insurance");
        CoreDatabase.assign(city, "clerk-" + city, "COUNTER_CLERK");
        InsuranceWorld.client(city, "hr-" + city);
        String code = InsuranceWorld.creditCode();
        new EmployersApi(client("clerk-" + city, city, false).http())
                .putEmployer(code, new huiyu.client.insurance.model.EmployerDetails().name("测试制造有限公司").clientId("hr-" + city));

        var employer = new EmployersApi(client("hr-" + city, city, true).http())
                .declareWages(code, 2025, new WageDeclaration().averageMonthlyFen(680_000L).headcount(40));

        assertThat(employer.getWages()).singleElement().satisfies(wage -> assertThat(wage.getAverageMonthlyFen()).isEqualTo(680_000L));
    }

    private Settlement settle(City city, Person person) throws ApiException {
        return new SettlementsApi(client(city.client, city.id, true).http()).settleBill(new NewBill()
                .institution(city.hospital)
                .number("T1")
                .person(number(person))
                .kind(BillKind.INPATIENT)
                .admitted(LocalDate.of(2026, 3, 1))
                .discharged(LocalDate.of(2026, 3, 5))
                .totalFen(20_000_00L)
                .inScopeFen(20_000_00L));
    }

    private static PersonNumber number(Person person) {
        return new PersonNumber().kind(PersonNumber.KindEnum.CITIZEN_ID).number(person.number());
    }

    private HuiyuClient client(String name, int tenant, boolean system) {
        return HuiyuClient.at("http://127.0.0.1:" + port)
                .token(() -> system ? TestTokens.client(name) : TestTokens.person(name))
                .tenant(CoreDatabase.divisionCode(tenant))
                .build();
    }
}
