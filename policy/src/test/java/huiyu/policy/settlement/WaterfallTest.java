package huiyu.policy.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.kernel.money.Money;
import huiyu.policy.Books;
import huiyu.policy.bill.Accumulators;
import huiyu.policy.bill.Bill;
import huiyu.policy.bill.BillKind;
import huiyu.policy.bill.Counter;
import huiyu.policy.bill.Insured;
import huiyu.policy.layer.Calculation;
import huiyu.policy.layer.Layer;
import huiyu.policy.layer.LayerInput;
import huiyu.policy.layer.LayerOutcome;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order, the sum and the division of stays, with layers written in Java. */
class WaterfallTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    @Test void layers_pay_in_the_tenants_order_each_on_what_is_left() {
        Settlement settlement = waterfall("[supplement, basic]", half("basic"), half("supplement")).settle(bill(DAY, DAY, "100.00"));
        assertThat(settlement.paidByLayer()).containsExactly(
            Map.entry("supplement", Money.ofYuan("50.00")), Map.entry("basic", Money.ofYuan("25.00")));
        assertThat(settlement.patient()).isEqualTo(Money.ofYuan("25.00"));
    }

    @Test void a_layer_the_tenant_does_not_have_is_left_out() {
        Settlement settlement = waterfall("[basic, assistance]", half("basic")).settle(bill(DAY, DAY, "100.00"));
        assertThat(settlement.paidByLayer()).containsOnlyKeys("basic");
    }

    @Test void a_layer_that_overpays_is_refused_by_name() {
        Layer greedy = layer("basic", input -> input.left().plus(Money.ofFen(1)));
        assertThatThrownBy(() -> waterfall("[basic]", greedy).settle(bill(DAY, DAY, "100.00")))
            .isInstanceOfSatisfying(PolicyException.class, refused -> assertThat(refused.code()).isEqualTo("LAYER_OVERPAYS"));
    }

    @Test void what_was_paid_elsewhere_is_taken_as_settled() {
        SettlementRequest request = bill(DAY, DAY, "100.00");
        Settlement settlement = waterfall("[basic, critical]", half("basic"), half("critical"))
            .settle(new SettlementRequest(request.bill(), request.insured(), request.used(), Map.of("basic", Money.ofYuan("80.00")), List.of("critical")));
        assertThat(settlement.paid("critical")).isEqualTo(Money.ofYuan("10.00"));
    }

    @Test void a_stay_across_the_year_is_divided_if_the_tenant_divides_it() {
        Waterfall divided = waterfall("[basic]", "settlement.stay.cross_year: by_year", half("basic"));
        Settlement settlement = divided.settle(bill(LocalDate.of(2025, 12, 22), LocalDate.of(2026, 1, 10), "1000.01"));
        assertThat(settlement.parts()).extracting(Part::year).containsExactly(2025, 2026);
        assertThat(settlement.parts()).extracting(part -> part.total().toString()).containsExactly("500.00", "500.01");
        assertThat(settlement.deltas()).containsEntry(new Counter("stays", 2025), 1L).containsEntry(new Counter("stays", 2026), 1L);
    }

    @Test void whoever_is_not_insured_on_bears_what_comes_after_the_turn_of_the_year() {
        Waterfall divided = waterfall("[basic]", "settlement.stay.cross_year: by_year_if_continuous", half("basic"));
        Settlement settlement = divided.settle(bill(LocalDate.of(2025, 12, 22), LocalDate.of(2026, 1, 10), "1000.00"));
        assertThat(settlement.paid("basic")).isEqualTo(Money.ofYuan("250.00"));
        assertThat(settlement.patient()).isEqualTo(Money.ofYuan("750.00"));
    }

    @Test void a_stay_longer_than_a_settlement_period_counts_as_several_stays() {
        Waterfall divided = waterfall("[basic]", "settlement.stay.period_days: 90", half("basic"));
        Settlement settlement = divided.settle(bill(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 10), "1000.00"));
        assertThat(settlement.parts()).extracting(Part::stay).containsExactly(1, 2);
        assertThat(settlement.parts()).extracting(part -> part.to().toString()).containsExactly("2026-03-31", "2026-04-10");
    }

    @Test void reversing_the_first_bill_and_settling_the_rest_again_is_as_if_it_had_never_been() {
        Waterfall waterfall = waterfall("[basic]", layer("basic", input -> Money.ofFen(100 - input.used("basic.paid")).min(input.left())));
        SettlementRequest first = bill(DAY, DAY, "0.60");
        SettlementRequest second = bill(DAY, DAY, "1.00");
        List<Settlement> both = waterfall.resettle(List.of(first, second), Accumulators.NONE);
        assertThat(both).extracting(settlement -> settlement.paid("basic").fen()).containsExactly(60L, 40L);
        assertThat(waterfall.resettle(List.of(second), Accumulators.NONE).getFirst()).isEqualTo(waterfall.settle(second));
        assertThat(Accumulators.NONE.plus(both.get(0).deltas()).plus(both.get(1).deltas()).minus(both.get(0).deltas()))
            .isEqualTo(Accumulators.of(both.get(1).deltas()));
    }

    @Test void a_settlement_is_kept_and_read_back_to_the_fen() {
        Settlement settlement = waterfall("[basic]", half("basic")).settle(bill(DAY, DAY, "100.01"));
        Settlement back = Settlement.fromMap(settlement.toMap());
        assertThat(back.parts()).isEqualTo(settlement.parts());
        assertThat(back.toMap()).isEqualTo(settlement.toMap());
    }

    @Test void impossible_bills_are_refused_by_field_and_rule() {
        assertThatThrownBy(() -> bill(DAY, DAY, "-1.00")).isInstanceOfSatisfying(PolicyException.class,
            refused -> assertThat(refused.problems()).extracting(PolicyException.Problem::code).containsOnly("NEGATIVE_AMOUNT"));
        assertThatThrownBy(() -> Bill.of("1", BillKind.INPATIENT, 3, DAY, DAY, Money.ofYuan("5000.00"), Money.ofYuan("5200.00")))
            .isInstanceOfSatisfying(PolicyException.class, refused -> assertThat(refused.problems().getFirst().toString()).startsWith("IN_SCOPE_EXCEEDS_TOTAL bill.in_scope"));
        assertThatThrownBy(() -> bill(DAY, DAY.minusDays(1), "1.00")).hasMessageContaining("DISCHARGED_BEFORE_ADMITTED");
    }

    private interface Payer {
        Money pays(LayerInput input);
    }

    private static Layer half(String code) {
        return layer(code, input -> Money.ofFen(input.left().fen() / 2));
    }

    private static Layer layer(String code, Payer payer) {
        return new Layer() {
            @Override public String code() {
                return code;
            }

            @Override public LayerOutcome settle(LayerInput input) {
                Money paid = payer.pays(input);
                return LayerOutcome.of(code, paid, Calculation.of(input.left(), Map.of()), Map.of(new Counter(code + ".paid", input.year()), paid.fen()));
            }
        };
    }

    private static Waterfall waterfall(String order, Layer... layers) {
        return waterfall(order, "", layers);
    }

    private static Waterfall waterfall(String order, String setting, Layer... layers) {
        String parameters = "parameters:\n  - {key: settlement.layers, type: texts, values: [{value: " + order + ", basis: reading}]}\n";
        if (!setting.isEmpty()) {
            String[] words = setting.split(": ");
            String type = words[1].matches("[0-9]+") ? "count" : "text";
            parameters += "  - {key: " + words[0] + ", type: " + type + ", values: [{value: " + words[1] + ", basis: reading}]}\n";
        }
        return Waterfall.of(Books.book(parameters), List.of(layers));
    }

    private static SettlementRequest bill(LocalDate from, LocalDate to, String amount) {
        Money money = Money.ofYuan(amount);
        return SettlementRequest.of(Bill.of("1", BillKind.INPATIENT, 3, from, to, money, money), Insured.of("resident", "adult"), Accumulators.NONE);
    }
}
