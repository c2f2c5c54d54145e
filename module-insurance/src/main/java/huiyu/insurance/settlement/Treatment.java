package huiyu.insurance.settlement;

import huiyu.insurance.catalogue.Catalogues.Scope;
import huiyu.kernel.money.Money;
import huiyu.policy.bill.Bill;
import huiyu.policy.bill.BillItem;
import huiyu.policy.bill.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * A bill as the city of the hospital vouches for it: the institution's level, and what the catalogue there puts in scope.
 *
 * @param tenantId the city of the hospital
 * @param divisionCode of that city
 * @param level 1 to 3; community institutions count as 1
 */
record Treatment(HospitalBill bill, byte[] hash, int tenantId, String divisionCode, int level, Scope scope) {

    /** As policy sees it from the insuring city. */
    Bill seenFrom(Region region, boolean filed) {
        List<BillItem> items = new ArrayList<>();
        for (int i = 0; i < bill.lines().size(); i++) {
            HospitalBill.Line line = bill.lines().get(i);
            items.add(new BillItem(line.charge().code(), line.day(), line.charge().amount(), scope.amounts().get(i)));
        }
        Money total = bill.totals().map(HospitalBill.Totals::total)
                .orElseGet(() -> Money.sum(items.stream().map(BillItem::total).toList()));
        Money inScope = bill.totals().map(HospitalBill.Totals::inScope).orElseGet(() -> Money.sum(scope.amounts()));
        return new Bill(
                bill.number(), bill.kind(), level, region, filed, bill.referral(), bill.admitted(), bill.discharged(),
                bill.stay().orElse(null), bill.children(), total, inScope, items, bill.attributes());
    }
}
