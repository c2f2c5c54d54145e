package huiyu.policy.cases;

import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.policy.bill.Accumulators;
import huiyu.policy.bill.Bill;
import huiyu.policy.bill.BillItem;
import huiyu.policy.bill.BillKind;
import huiyu.policy.bill.Counter;
import huiyu.policy.bill.HeldStatus;
import huiyu.policy.bill.Insured;
import huiyu.policy.bill.Referral;
import huiyu.policy.bill.Region;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads bills, insured persons and what was used from a case. */
final class BillReader {
    private BillReader() {}

    /** Reads now, makes later: an impossible bill is for the case to expect, a misspelt one is not. */
    static Supplier<Bill> bill(Fields fields, String id) {
        BillKind kind = word(fields, "kind", BillKind.values(), BillKind.INPATIENT);
        Optional<LocalDate> discharged = fields.findDate("discharged");
        LocalDate admitted = fields.findDate("admitted").or(() -> discharged).orElse(LocalDate.of(2026, 1, 5));
        List<BillItem> items = fields.blocks("items").stream().map(item -> item(item, admitted)).toList();
        Optional<Money> inScope = fields.find("in_scope", Values::money);
        Optional<Money> outOfScope = fields.find("out_of_scope", Values::money);
        Optional<Money> total = fields.find("total", Values::money);
        Money scope = inScope.orElseGet(() -> items.isEmpty() ? total.orElse(Money.ZERO).minus(outOfScope.orElse(Money.ZERO))
            : Money.sum(items.stream().map(BillItem::inScope).toList()));
        Money whole = total.orElseGet(() -> items.isEmpty() ? scope.plus(outOfScope.orElse(Money.ZERO)) : Money.sum(items.stream().map(BillItem::total).toList()));
        Integer level = fields.findWhole("level").orElse(null);
        Region region = word(fields, "region", Region.values(), Region.LOCAL);
        boolean filed = fields.flag("filed");
        Referral referral = word(fields, "referral", Referral.values(), Referral.NOT_NEEDED);
        Integer stay = fields.findWhole("stay").orElse(null);
        int children = fields.findWhole("children").orElse(kind == BillKind.DELIVERY ? 1 : 0);
        Map<String, String> attributes = words(fields);
        fields.close();
        return () -> new Bill(id, kind, level, region, filed, referral, admitted, discharged.orElse(admitted), stay, children, whole, scope, items, attributes);
    }

    private static BillItem item(Fields fields, LocalDate admitted) {
        Money total = fields.required("total", Values::money);
        BillItem item = new BillItem(fields.findText("code").orElse(""), fields.findDate("day").orElse(admitted), total, fields.find("in_scope", Values::money).orElse(total));
        fields.close();
        return item;
    }

    static Insured insured(Fields fields) {
        Object statuses = fields.raw("statuses");
        List<HeldStatus> held = new ArrayList<>();
        for (Object item : Values.list(statuses, one -> one)) {
            held.add(item instanceof Map<?, ?> ? status(new Fields(Values.map(item, "statuses"), fields.path("statuses"), fields.errors()))
                : new HeldStatus(Values.text(item, "statuses"), Period.ALWAYS));
        }
        List<Period> cover = fields.has("cover") ? fields.blocks("cover").stream().map(BillReader::period).toList() : List.of(Period.ALWAYS);
        Insured insured = new Insured(fields.findText("insurance").orElse(null), fields.findText("person").orElse(null), held, cover,
            fields.find("continuous", Values::flag).orElse(null), fields.findWhole("continuous_years").orElse(0),
            fields.findWhole("years_without_claim").orElse(0), words(fields));
        fields.close();
        return insured;
    }

    private static HeldStatus status(Fields fields) {
        HeldStatus status = new HeldStatus(fields.text("value"), Period.ofDays(fields.findDate("from").orElse(null), fields.findDate("to").orElse(null)));
        fields.close();
        return status;
    }

    private static Period period(Fields fields) {
        Period period = Period.ofDays(fields.findDate("from").orElse(null), fields.findDate("to").orElse(null));
        fields.close();
        return period;
    }

    private static Map<String, String> words(Fields fields) {
        Map<String, String> words = new LinkedHashMap<>();
        fields.find("attributes", Values::map).orElse(Map.of()).forEach((name, word) -> words.put(name, Values.text(word, name)));
        return words;
    }

    /** By year, then by counter: amounts in yuan, numbers of stays and times as they are. */
    static Accumulators used(Fields input) {
        Map<Counter, Long> values = new LinkedHashMap<>();
        input.find("used", Values::map).orElse(Map.of()).forEach((year, counters) -> Values.map(counters, "used." + year).forEach((name, value) -> {
            BigDecimal number = Values.decimal(value, "used." + name);
            values.put(new Counter(name, Values.whole(year, "used")), isNumber(name) ? number.longValueExact() : number.movePointRight(2).longValueExact());
        }));
        return Accumulators.of(values);
    }

    /** Whether a counter counts things rather than money. */
    static boolean isNumber(String counter) {
        return counter.equals(Counter.STAYS) || counter.endsWith(".times");
    }

    private static <E extends Enum<E>> E word(Fields fields, String field, E[] all, E fallback) {
        String[] words = Stream.concat(Stream.of(fallback), Stream.of(all)).map(one -> one.name().toLowerCase(Locale.ROOT)).distinct().toArray(String[]::new);
        String word = fields.choice(field, words);
        return Stream.of(all).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word)).findFirst().orElse(fallback);
    }
}
