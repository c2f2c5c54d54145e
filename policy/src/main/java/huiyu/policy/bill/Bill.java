package huiyu.policy.bill;

import huiyu.kernel.money.Money;
import huiyu.policy.definition.Errors;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A bill as it is settled. Impossible ones cannot be made.
 *
 * @param id tells the bills of one settlement run apart; the hospital's number will do
 * @param level of the institution, 1 to 3 (1 stands for "level 1 and below"); null if not known
 * @param filed whether treatment elsewhere was filed with the insuring city beforehand
 * @param admitted first day; of an outpatient bill, the day of treatment
 * @param discharged last day, not before {@code admitted}
 * @param stay the number of this stay in the insured year, from 1; null to have it counted from the accumulators
 * @param children born alive, for a delivery; otherwise 0
 * @param total what is charged
 * @param inScope the part of it the catalogue puts in scope, never more than {@code total}
 * @param items the lines, if they were sent: they then sum to {@code total} and {@code inScope}
 * @param attributes whatever else a tenant's rules look at, such as {@code major: yes}
 */
public record Bill(
        String id, BillKind kind, Integer level, Region region, boolean filed, Referral referral, LocalDate admitted, LocalDate discharged,
        Integer stay, int children, Money total, Money inScope, List<BillItem> items, Map<String, String> attributes) {

    /**
     * @throws huiyu.policy.problem.PolicyException with every problem, each naming its field: NEGATIVE_AMOUNT,
     *     IN_SCOPE_EXCEEDS_TOTAL, DISCHARGED_BEFORE_ADMITTED, INVALID_LEVEL, INVALID_STAY, INVALID_CHILDREN, ITEMS_DO_NOT_SUM
     */
    public Bill {
        items = List.copyOf(items);
        attributes = Map.copyOf(attributes);
        if (!BillRules.isPlain(level, stay, children, admitted, discharged, total, inScope) || !items.isEmpty()) {
            Errors errors = new Errors();
            BillRules.check(level, stay, children, admitted, discharged, errors);
            BillRules.checkAmounts(total, inScope, items, errors);
            errors.throwIfAny();
        }
    }

    /** A local bill without anything special. */
    public static Bill of(String id, BillKind kind, Integer level, LocalDate admitted, LocalDate discharged, Money total, Money inScope) {
        int children = kind == BillKind.DELIVERY ? 1 : 0;
        return new Bill(id, kind, level, Region.LOCAL, false, Referral.NOT_NEEDED, admitted, discharged, null, children, total, inScope, List.of(), Map.of());
    }

    /** The part of this bill that falls on some days. */
    public Bill part(LocalDate from, LocalDate to, Money partTotal, Money partInScope) {
        return new Bill(id, kind, level, region, filed, referral, from, to, stay, children, partTotal, partInScope, List.of(), attributes);
    }

    public Bill withStay(Integer number) {
        return new Bill(id, kind, level, region, filed, referral, admitted, discharged, number, children, total, inScope, items, attributes);
    }

    public Bill withReferral(Referral made) {
        return new Bill(id, kind, level, region, filed, made, admitted, discharged, stay, children, total, inScope, items, attributes);
    }

    public Bill withAttributes(Map<String, String> more) {
        return new Bill(id, kind, level, region, filed, referral, admitted, discharged, stay, children, total, inScope, items, more);
    }

    /** What no insurance looks at. */
    public Money outOfScope() {
        return total.minus(inScope);
    }
}
