package huiyu.policy.combine;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rounding;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Instalment;
import huiyu.policy.definition.Text;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reduces instalments to what a combination leaves of them.
 *
 * @param per over which time the two are compared
 * @param spread how what is cut falls on the instalments of that time
 */
public record Netting(Per per, Spread spread) {
    /** COVERED_MONTHS: year by year, counting of the other's year only the share that belongs to the months own covers. */
    public enum Per {
        YEAR, TOTAL, COVERED_MONTHS;

        public static Per of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Documents that speak of a top-up by the year do not say which months of a monthly series it cuts. */
    public enum Spread {
        EVENLY, FIRST, LAST;

        public static Spread of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param own the segments that take part
     * @param other what the other programme pays
     * @param remaining of (own sum, other sum) of a year or of the lifetime, what is left of own
     */
    public List<EntitlementSegment> reduce(List<EntitlementSegment> own, List<Instalment> other, BinaryOperator<Money> remaining) {
        Map<String, EntitlementSegment> byComponent = new LinkedHashMap<>();
        own.forEach(segment -> byComponent.putIfAbsent(segment.component(), segment));
        Map<Integer, List<Instalment>> groups = own.stream().flatMap(segment -> segment.instalments().stream())
            .collect(Collectors.groupingBy(this::group, TreeMap::new, Collectors.toList()));
        List<Instalment> left = new ArrayList<>();
        groups.forEach((key, instalments) -> {
            Money sum = Money.sum(instalments.stream().map(Instalment::amount).toList());
            Money otherSum = otherSum(other.stream().filter(one -> group(one) == key).toList(), instalments);
            left.addAll(cut(instalments, sum, sum.minus(remaining.apply(sum, otherSum))));
        });
        return merge(left, byComponent);
    }

    private int group(Instalment instalment) {
        return per == Per.TOTAL ? 0 : instalment.from().getYear();
    }

    private Money otherSum(List<Instalment> other, List<Instalment> own) {
        if (per != Per.COVERED_MONTHS) {
            return Money.sum(other.stream().map(Instalment::amount).toList());
        }
        int covered = (int) own.stream().flatMap(one -> months(one)).distinct().count();
        return Money.sum(other.stream().map(one -> one.cadence() != Cadence.YEAR ? one.amount()
            : Rounding.HALF_UP.toMoney(one.amount().toFraction().times(Fraction.of(covered, 12)))).toList());
    }

    private static Stream<YearMonth> months(Instalment one) {
        return Stream.iterate(YearMonth.from(one.from()), month -> !month.isAfter(YearMonth.from(one.to())), month -> month.plusMonths(1));
    }

    private List<Instalment> cut(List<Instalment> instalments, Money sum, Money cut) {
        Money[] cuts = new Money[instalments.size()];
        Money open = cut;
        for (int i = 0; i < cuts.length; i++) {
            Money amount = instalments.get(i).amount();
            cuts[i] = spread == Spread.EVENLY && sum.isPositive() ? Money.ofFen(Math.multiplyExact(cut.fen(), amount.fen()) / sum.fen()) : Money.ZERO;
            open = open.minus(cuts[i]);
        }
        for (int n = 0; n < cuts.length && open.isPositive(); n++) {
            int i = spread == Spread.FIRST ? n : cuts.length - 1 - n;
            Money more = open.min(instalments.get(i).amount().minus(cuts[i]));
            cuts[i] = cuts[i].plus(more);
            open = open.minus(more);
        }
        return IntStream.range(0, cuts.length).filter(i -> instalments.get(i).amount().compareTo(cuts[i]) > 0)
            .mapToObj(i -> withAmount(instalments.get(i), instalments.get(i).amount().minus(cuts[i]))).toList();
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
