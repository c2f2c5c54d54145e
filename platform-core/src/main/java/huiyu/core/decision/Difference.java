package huiyu.core.decision;

import huiyu.kernel.money.Money;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Explanation;
import huiyu.policy.assessment.Instalment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a decision changes, instalment by instalment, against the one it supersedes.
 *
 * @param total new less former; negative is to be recovered as far as it was paid
 */
public record Difference(Money total, List<Item> items) {

    /** Instalments in a row that change from one amount to another. */
    public record Item(String component, LocalDate from, LocalDate to, Money before, Money after) {}

    private record Key(String component, LocalDate from) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byComponent = component.compareTo(other.component);
            return byComponent != 0 ? byComponent : from.compareTo(other.from);
        }
    }

    public static Difference between(Optional<Assessment> former, Assessment now) {
        Map<Key, Item> items = new TreeMap<>();
        former.ifPresent(before -> before.instalments().forEach(paid -> add(items, paid, paid.amount(), Money.ZERO)));
        now.instalments().forEach(due -> add(items, due, Money.ZERO, due.amount()));
        Money before = former.map(Assessment::total).orElse(Money.ZERO);
        return new Difference(now.total().minus(before), joined(items.values().stream()
                .filter(item -> !item.before().equals(item.after()))
                .toList()));
    }

    private static void add(Map<Key, Item> items, Instalment instalment, Money before, Money after) {
        items.merge(
                new Key(instalment.component(), instalment.from()),
                new Item(instalment.component(), instalment.from(), instalment.to(), before, after),
                (one, other) -> new Item(
                        one.component(), one.from(), later(one.to(), other.to()), one.before().plus(other.before()),
                        one.after().plus(other.after())));
    }

    private static List<Item> joined(List<Item> items) {
        List<Item> joined = new ArrayList<>();
        for (Item item : items) {
            Item last = joined.isEmpty() ? null : joined.getLast();
            boolean goesOn = last != null
                    && last.component().equals(item.component())
                    && last.to().plusDays(1).equals(item.from())
                    && last.before().equals(item.before())
                    && last.after().equals(item.after());
            if (goesOn) {
                joined.removeLast();
                item = new Item(item.component(), last.from(), item.to(), item.before(), item.after());
            }
            joined.add(item);
        }
        return List.copyOf(joined);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** As the explanation words it. */
    public Explanation.Changes explained() {
        return new Explanation.Changes(
                total,
                items.stream()
                        .map(item -> new Explanation.Change(
                                item.component(), item.from(), item.to(), item.before(), item.after()))
                        .toList());
    }

    /** Amounts are per instalment, in fen. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("totalFen", total.fen());
        map.put("items", items.stream().map(Difference::toMap).toList());
        return map;
    }

    private static Map<String, Object> toMap(Item item) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("component", item.component());
        map.put("from", item.from().toString());
        map.put("to", item.to().toString());
        map.put("beforeFen", item.before().fen());
        map.put("afterFen", item.after().fen());
        return map;
    }

    static Difference fromMap(Map<String, Object> map) {
        return new Difference(
                fen(map, "totalFen"),
                ((List<?>) map.get("items")).stream().map(item -> item((Map<?, ?>) item)).toList());
    }

    private static Item item(Map<?, ?> map) {
        return new Item(
                (String) map.get("component"),
                LocalDate.parse((String) map.get("from")),
                LocalDate.parse((String) map.get("to")),
                fen(map, "beforeFen"),
                fen(map, "afterFen"));
    }

    private static Money fen(Map<?, ?> map, String key) {
        return Money.ofFen(((Number) map.get(key)).longValue());
    }
}
