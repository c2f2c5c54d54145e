package huiyu.policy.bill;

import huiyu.kernel.money.Money;
import huiyu.policy.definition.Errors;
import java.time.LocalDate;
import java.util.List;

/** What no bill may say. */
final class BillRules {
    private BillRules() {}

    /** The common case, told in a few comparisons: settlement is the hottest path. */
    static boolean isPlain(Integer level, Integer stay, int children, LocalDate admitted, LocalDate discharged, Money total, Money inScope) {
        return (level == null || level >= 1 && level <= 3) && (stay == null || stay >= 1) && children >= 0
            && !discharged.isBefore(admitted) && inScope.fen() >= 0 && inScope.fen() <= total.fen();
    }

    static void check(Integer level, Integer stay, int children, LocalDate admitted, LocalDate discharged, Errors errors) {
        if (level != null && (level < 1 || level > 3)) {
            errors.add("INVALID_LEVEL", "bill.level", "医院等级应为 1 至 3：" + level, "the institution's level must be 1 to 3, not " + level);
        }
        if (stay != null && stay < 1) {
            errors.add("INVALID_STAY", "bill.stay", "住院次数从 1 起：" + stay, "stays are counted from 1, not " + stay);
        }
        if (children < 0) {
            errors.add("INVALID_CHILDREN", "bill.children", "婴儿数不得为负：" + children, "the number of children must not be negative: " + children);
        }
        if (discharged.isBefore(admitted)) {
            errors.add("DISCHARGED_BEFORE_ADMITTED", "bill.discharged", "出院早于入院", "discharged on " + discharged + " before the admission on " + admitted);
        }
    }

    static void checkAmounts(Money total, Money inScope, List<BillItem> items, Errors errors) {
        amounts("bill", total, inScope, errors);
        for (int i = 0; i < items.size(); i++) {
            amounts("bill.items[" + i + "]", items.get(i).total(), items.get(i).inScope(), errors);
        }
        if (!items.isEmpty() && (sum(items, false) != total.fen() || sum(items, true) != inScope.fen())) {
            errors.add("ITEMS_DO_NOT_SUM", "bill.items", "明细之和与总额不符", "the lines sum to " + Money.ofFen(sum(items, false)) + ", in scope "
                + Money.ofFen(sum(items, true)) + ", but the bill says " + total + ", in scope " + inScope);
        }
    }

    private static long sum(List<BillItem> items, boolean inScope) {
        long sum = 0;
        for (BillItem item : items) {
            sum = Math.addExact(sum, inScope ? item.inScope().fen() : item.total().fen());
        }
        return sum;
    }

    private static void amounts(String where, Money total, Money inScope, Errors errors) {
        if (total.isNegative()) {
            errors.add("NEGATIVE_AMOUNT", where + ".total", "金额不得为负：" + total, "must not be negative: " + total);
        }
        if (inScope.isNegative()) {
            errors.add("NEGATIVE_AMOUNT", where + ".in_scope", "金额不得为负：" + inScope, "must not be negative: " + inScope);
        }
        if (inScope.compareTo(total) > 0) {
            errors.add("IN_SCOPE_EXCEEDS_TOTAL", where + ".in_scope", "政策范围内费用大于总费用", inScope + " in scope of a total of " + total);
        }
    }
}
