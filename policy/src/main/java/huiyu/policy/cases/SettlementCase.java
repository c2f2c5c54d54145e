package huiyu.policy.cases;

import huiyu.kernel.money.Money;
import huiyu.policy.bill.Accumulators;
import huiyu.policy.bill.Bill;
import huiyu.policy.bill.Insured;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.settlement.Deposit;
import huiyu.policy.settlement.Settlement;
import huiyu.policy.settlement.SettlementRequest;
import huiyu.policy.settlement.Waterfall;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Who pays what of a bill, or of several bills of one person one after another? Some may be reversed afterwards. */
final class SettlementCase implements CaseKind {
    /** By what the bills say, not by how the file is written: a stored case does not keep the order of its keys. */
    private static final Comparator<Bill> IN_ORDER = Comparator.comparing(Bill::discharged).thenComparing(Bill::id);

    @Override public Outcome run(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        Map<String, Supplier<Bill>> bills = bills(input);
        Insured insured = BillReader.insured(input.block("insured").orElse(new Fields(Map.of(), input.path("insured"), input.errors())));
        Accumulators used = BillReader.used(input);
        Map<String, Money> already = new LinkedHashMap<>();
        input.find("already", Values::map).orElse(Map.of()).forEach((layer, paid) -> already.put(layer, Values.money(paid, "already." + layer)));
        List<String> only = input.texts("layers");
        List<String> reversed = input.texts("reversed");
        input.close();
        input.errors().throwIfAny();

        policy.requireOverlaysUsed();
        Waterfall waterfall = Waterfall.of(policy.book(), List.of());
        List<SettlementRequest> requests = bills.values().stream().map(Supplier::get).sorted(IN_ORDER)
            .map(bill -> new SettlementRequest(bill, insured, used, already, only)).toList();
        List<Settlement> settled = kept(waterfall.resettle(requests, used));
        if (reversed.isEmpty()) {
            boolean waived = Deposit.isWaived(policy.book().parameters(), insured, requests.getFirst().bill().admitted());
            return SettlementOutcome.of(settled, used).put("deposit", waived ? "0.00" : "by the hospital");
        }
        List<SettlementRequest> left = requests.stream().filter(request -> !reversed.contains(request.bill().id())).toList();
        return SettlementOutcome.of(kept(waterfall.resettle(left, used)), used).put("before", SettlementOutcome.of(settled, used));
    }

    /** As they are stored and read back. */
    private static List<Settlement> kept(List<Settlement> settled) {
        return settled.stream().map(settlement -> Settlement.fromMap(settlement.toMap())).toList();
    }

    /** The bills by name; a single one is called "bill". Several take what they do not name from {@code bill}. */
    private static Map<String, Supplier<Bill>> bills(Fields input) {
        Map<String, Object> shared = input.find("bill", Values::map).orElse(Map.of());
        Map<String, Object> named = input.find("bills", Values::map).orElse(Map.of());
        Map<String, Supplier<Bill>> bills = new LinkedHashMap<>();
        if (named.isEmpty()) {
            bills.put("bill", BillReader.bill(new Fields(shared, input.path("bill"), input.errors()), "bill"));
        }
        named.forEach((name, own) -> bills.put(name, BillReader.bill(merged(shared, own, input.path("bills." + name), input.errors()), name)));
        return bills;
    }

    private static Fields merged(Map<String, Object> shared, Object own, String path, Errors errors) {
        Map<String, Object> whole = new LinkedHashMap<>(shared);
        whole.putAll(Values.map(own, path));
        return new Fields(whole, path, errors);
    }
}
