package huiyu.policy.combine;

import huiyu.kernel.money.Money;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Instalment;
import huiyu.policy.definition.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Reduces instalments to what a combination leaves of them, year by year or over the whole lifetime. */
public final class Netting {
    private Netting() {}

    /**
     * @param own the segments that take part
     * @param other what the other programme pays
     * @param remaining of (own sum, other sum) of a year or of the lifetime, what is left of own
     */
    public static List<EntitlementSegment> reduce(List<EntitlementSegment> own, List<Instalment> other, boolean perYear, BinaryOperator<Money> remaining) {
        Function<Instalment, Integer> group = instalment -> perYear ? instalment.from().getYear() : 0;
        Map<Integer, Money> ownSums = sums(own.stream().flatMap(segment -> segment.instalments().stream()).toList(), group);
        Map<Integer, Money> otherSums = sums(other, group);
        Map<Integer, Money> cuts = new TreeMap<>();
        ownSums.forEach((key, sum) -> cuts.put(key, sum.minus(remaining.apply(sum, otherSums.getOrDefault(key, Money.ZERO)))));
        Map<String, EntitlementSegment> byComponent = new LinkedHashMap<>();
        own.forEach(segment -> byComponent.putIfAbsent(segment.component(), segment));
        List<Instalment> left = new ArrayList<>();
        for (Instalment instalment : own.stream().flatMap(segment -> segment.instalments().stream()).toList()) {
            Money cut = cuts.get(group.apply(instalment)).min(instalment.amount());
            cuts.merge(group.apply(instalment), cut, Money::minus);
            if (instalment.amount().compareTo(cut) > 0) {
                left.add(withAmount(instalment, instalment.amount().minus(cut)));
            }
        }
        return merge(left, byComponent);
    }

    private static Map<Integer, Money> sums(List<Instalment> instalments, Function<Instalment, Integer> group) {
        Map<Integer, Money> sums = new TreeMap<>();
        instalments.forEach(instalment -> sums.merge(group.apply(instalment), instalment.amount(), Money::plus));
        return sums;
    }

    private static Instalment withAmount(Instalment i, Money amount) {
        return new Instalment(i.component(), i.cadence(), i.from(), i.to(), amount, i.months(), i.payableFrom(), i.funders(), i.payees());
    }

    /** Joins neighbouring equal instalments into segments again. */
    private static List<EntitlementSegment> merge(List<Instalment> instalments, Map<String, EntitlementSegment> byComponent) {
        List<EntitlementSegment> segments = new ArrayList<>();
        for (Instalment next : instalments) {
            EntitlementSegment pattern = byComponent.get(next.component());
            EntitlementSegment last = segments.isEmpty() ? null : segments.getLast();
            if (last != null && continues(last, next)) {
                segments.removeLast();
                segments.add(segment(pattern.name(), last.from(), last.payableFrom(), next, pattern.clauses()));
            } else {
                segments.add(segment(pattern.name(), next.from(), next.payableFrom(), next, pattern.clauses()));
            }
        }
        return List.copyOf(segments);
    }

    private static boolean continues(EntitlementSegment last, Instalment next) {
        return last.component().equals(next.component()) && last.cadence() == next.cadence() && next.cadence() != Cadence.ONCE
            && last.amount().equals(next.amount()) && last.months() == next.months() && last.to().plusDays(1).equals(next.from());
    }

    private static EntitlementSegment segment(Text name, LocalDate from, LocalDate payable, Instalment i, List<String> clauses) {
        return new EntitlementSegment(i.component(), name, i.cadence(), from, i.to(), i.amount(), i.months(), payable, i.funders(), i.payees(), clauses);
    }
}
