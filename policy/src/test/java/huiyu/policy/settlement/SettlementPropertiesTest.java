package huiyu.policy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.policy.Books;
import huiyu.policy.PolicyBook;
import huiyu.policy.bill.Accumulators;
import huiyu.policy.bill.Bill;
import huiyu.policy.bill.BillKind;
import huiyu.policy.bill.HeldStatus;
import huiyu.policy.bill.Insured;
import huiyu.policy.bill.Referral;
import huiyu.policy.bill.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must hold of every settlement, tried on many made-up bills. Each seed is a year of one person's bills. */
class SettlementPropertiesTest {
    private static final int TRIES = 300;

    private static final PolicyBook BOOK = Books.book("""
        parameters:
          - {key: settlement.layers, type: texts, values: [{value: [basic, critical, supplement, assistance], basis: reading}]}
          - {key: settlement.stay.cross_year, type: text, values: [{value: by_year, basis: reading}]}
          - {key: settlement.stay.period_days, type: count, values: [{value: 90, basis: reading}]}
        programmes:
          - code: basic
            layer: basic
            rules:
              - code: delivery
                when: {kind: delivery}
                shape: {fixed@1: {amount: 3000.00, of: left}}
              - code: stay
                when: {kind: inpatient}
                shape:
                  tiered@1:
                    deductible: {1: 300.00, 2: 800.00, 3: 1300.00}
                    deductible_by: [level]
                    deductible_factor: {2+: 0.5}
                    deductible_factor_by: [stay]
                    rate: {1: 0.8, 2: 0.78, 3: 0.75}
                    rate_by: [level]
                    points: {child: 5}
                    points_by: [person]
                    cap: 200000.00
              - code: visit
                shape: {tiered@1: {accumulates: per_year, deductible: 550.00, rate: 0.5, cap: 3000.00}}
          - code: critical
            layer: critical
            rules:
              - shape:
                  tiered@1: {accumulates: per_year, deductible: 10000.00, tiers: [{up_to: 100000.00, rate: 0.6}, {rate: 0.7}], tiers_measure: absolute, cap: 300000.00, tilt_statuses: [dibao], tilt_points: 5, tilt_deductible: 0.5}
          - code: supplement
            layer: supplement
            rules: [{shape: {tiered@1: {of: left, accumulates: per_year, deductible: 5000.00, counts: whole, rate: 0.333333, cap: 50000.00}}}]
          - code: assistance
            layer: assistance
            rules: [{when: {status: [dibao, tekun]}, shape: {tiered@1: {rate: {dibao: 0.85, tekun: 1}, rate_by: [status], cap: {dibao: 16000.00}, cap_by: [status]}}}]
        """);
    private static final Waterfall WATERFALL = Waterfall.of(BOOK, List.of());

    @Property(tries = TRIES) void layers_and_patient_sum_to_the_bill_and_nothing_is_negative(@ForAll long seed) {
        for (Settlement settlement : WATERFALL.resettle(year(seed), Accumulators.NONE)) {
            Money layers = Money.sum(settlement.paidByLayer().values());
            assertThat(layers.plus(settlement.patient())).isEqualTo(settlement.total());
            assertThat(settlement.patient().isNegative()).isFalse();
            assertThat(settlement.outcomes()).allSatisfy(outcome -> assertThat(outcome.paid().isNegative()).isFalse());
            assertThat(settlement.parts()).allSatisfy(part -> assertThat(part.paid()).isLessThanOrEqualTo(part.total()));
        }
    }

    @Property(tries = TRIES) void counters_begin_with_their_layers_code_and_yearly_caps_hold(@ForAll long seed) {
        Accumulators used = Accumulators.NONE;
        for (Settlement settlement : WATERFALL.resettle(year(seed), Accumulators.NONE)) {
            assertThat(settlement.outcomes()).allSatisfy(outcome -> assertThat(outcome.deltas().keySet()).allMatch(counter -> counter.name().startsWith(outcome.layer() + ".")));
            used = used.plus(settlement.deltas());
        }
        assertThat(used.get("basic.stay.paid", 2026)).isLessThanOrEqualTo(200_000_00L);
        assertThat(used.get("critical.rule1.paid", 2026)).isLessThanOrEqualTo(300_000_00L);
        assertThat(used.get("supplement.rule1.paid", 2026)).isLessThanOrEqualTo(50_000_00L);
    }

    @Property(tries = TRIES) void a_dearer_bill_leaves_no_layer_of_the_first_kind_paying_less(@ForAll long seed) {
        SettlementRequest one = year(seed).getFirst();
        Money more = Money.ofFen(1 + new Random(seed).nextInt(50_000_00));
        Bill bill = one.bill();
        Bill dearer = new Bill(bill.id(), bill.kind(), bill.level(), bill.region(), bill.filed(), bill.referral(), bill.admitted(), bill.discharged(), bill.stay(),
            bill.children(), bill.total().plus(more), bill.inScope().plus(more), List.of(), bill.attributes());
        Settlement cheap = WATERFALL.settle(one);
        Settlement dear = WATERFALL.settle(new SettlementRequest(dearer, one.insured(), one.used(), Map.of(), List.of()));
        assertThat(dear.paid("basic")).isGreaterThanOrEqualTo(cheap.paid("basic"));
        assertThat(dear.reimbursed()).isGreaterThanOrEqualTo(cheap.reimbursed());
    }

    @Property(tries = TRIES) void reversing_a_bill_and_settling_the_rest_again_leaves_no_trace_of_it(@ForAll long seed) {
        List<SettlementRequest> year = year(seed);
        Accumulators after = Accumulators.NONE;
        List<Settlement> settled = WATERFALL.resettle(year, Accumulators.NONE);
        for (Settlement settlement : settled) {
            after = after.plus(settlement.deltas());
        }
        int reversed = new Random(seed).nextInt(year.size());
        List<SettlementRequest> later = year.subList(reversed + 1, year.size());
        for (Settlement settlement : settled.subList(reversed, settled.size())) {
            after = after.minus(settlement.deltas());
        }
        List<SettlementRequest> without = new ArrayList<>(year);
        without.remove(reversed);
        List<Settlement> expected = WATERFALL.resettle(without, Accumulators.NONE);
        assertThat(WATERFALL.resettle(later, after)).isEqualTo(expected.subList(reversed, expected.size()));
    }

    @Property(tries = TRIES) void the_same_bill_is_settled_the_same_and_read_back_the_same(@ForAll long seed) {
        for (SettlementRequest request : year(seed)) {
            Settlement settlement = WATERFALL.settle(request);
            assertThat(WATERFALL.settle(request)).isEqualTo(settlement);
            assertThat(Settlement.fromMap(settlement.toMap()).toMap()).isEqualTo(settlement.toMap());
        }
    }

    private static List<SettlementRequest> year(long seed) {
        Random random = new Random(seed);
        List<HeldStatus> statuses = new ArrayList<>();
        for (String status : List.of("dibao", "tekun")) {
            if (random.nextInt(3) == 0) {
                statuses.add(new HeldStatus(status, Period.from(LocalDate.of(2026, 1 + random.nextInt(12), 1))));
            }
        }
        Insured insured = new Insured("resident", random.nextBoolean() ? "adult" : "child", statuses, List.of(Period.ALWAYS), random.nextBoolean(), random.nextInt(8), 0, Map.of());
        List<SettlementRequest> bills = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            BillKind kind = List.of(BillKind.INPATIENT, BillKind.INPATIENT, BillKind.OUTPATIENT, BillKind.DELIVERY).get(random.nextInt(4));
            LocalDate day = LocalDate.of(2026, 1 + 2 * i, 1 + random.nextInt(28));
            LocalDate last = kind == BillKind.OUTPATIENT ? day : day.plusDays(random.nextInt(20) == 0 ? 100 : random.nextInt(15));
            Money total = Money.ofFen(random.nextInt(3) == 0 ? random.nextInt(400_000_00) : random.nextInt(9_000_00));
            Money inScope = Money.ofFen(total.isZero() ? 0 : random.nextLong(total.fen() + 1));
            Bill bill = new Bill(String.valueOf(i), kind, 1 + random.nextInt(3), Region.LOCAL, false, Referral.NOT_NEEDED, day, last, null, 1, total, inScope, List.of(), Map.of());
            bills.add(SettlementRequest.of(bill, insured, Accumulators.NONE));
        }
        return bills;
    }
}
