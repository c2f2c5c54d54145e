package huiyu.policy.settlement;

import huiyu.kernel.money.Money;
import huiyu.policy.bill.Accumulators;
import huiyu.policy.bill.Bill;
import huiyu.policy.bill.Insured;
import java.util.List;
import java.util.Map;

/**
 * The question: who pays what of this bill?
 *
 * @param used what the person had used before
 * @param already what some layers have paid elsewhere, by layer: they are taken as settled
 * @param only run these layers alone; empty for all of the tenant's
 */
public record SettlementRequest(Bill bill, Insured insured, Accumulators used, Map<String, Money> already, List<String> only) {
    public SettlementRequest {
        already = Map.copyOf(already);
        only = List.copyOf(only);
    }

    public static SettlementRequest of(Bill bill, Insured insured, Accumulators used) {
        return new SettlementRequest(bill, insured, used, Map.of(), List.of());
    }
}
