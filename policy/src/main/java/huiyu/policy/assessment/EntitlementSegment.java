package huiyu.policy.assessment;

import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.policy.definition.Text;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A run of equal instalments.
 *
 * @param component code of the programme's component
 * @param to last day
 * @param amount of each instalment
 * @param months how many entitled months each instalment stands for; 0 where months are not counted
 * @param payableFrom the first day the first instalment may be paid, or null before approval
 * @param clauses the texts it rests on
 */
public record EntitlementSegment(
        String component, Text name, Cadence cadence, LocalDate from, LocalDate to, Money amount, int months,
        LocalDate payableFrom, List<Share> funders, List<Share> payees, List<String> clauses) {

    public Period period() {
        return Period.ofDays(from, to);
    }

    EntitlementSegment withoutClauses() {
        return new EntitlementSegment(component, name, cadence, from, to, amount, months, payableFrom, funders, payees, List.of());
    }

    /** A part of this run, with a pay day of its own. */
    public EntitlementSegment part(LocalDate first, LocalDate last, LocalDate payable) {
        return new EntitlementSegment(component, name, cadence, first, last, amount, months, payable, funders, payees, clauses);
    }

    /** As people read them and as they compare: neighbours that differ in nothing but the pay day are one. */
    public static List<EntitlementSegment> joined(List<EntitlementSegment> segments) {
        List<EntitlementSegment> joined = new ArrayList<>();
        for (EntitlementSegment next : segments) {
            EntitlementSegment last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.goesOnWith(next)) {
                joined.set(joined.size() - 1, last.part(last.from, next.to, last.payableFrom));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }

    private boolean goesOnWith(EntitlementSegment next) {
        return cadence != Cadence.ONCE && to.plusDays(1).equals(next.from) && part(next.from, next.to, next.payableFrom).equals(next);
    }

    /** Every single payment of this segment, in order. */
    public List<Instalment> instalments() {
        Stream<Period> periods = switch (cadence) {
            case ONCE -> Stream.of(period());
            case YEAR -> IntStream.rangeClosed(from.getYear(), to.getYear())
                .mapToObj(year -> Period.year(year).intersect(period()).orElseThrow());
            case MONTH -> Stream.iterate(YearMonth.from(from), month -> !month.isAfter(YearMonth.from(to)), month -> month.plusMonths(1))
                .map(month -> Period.month(month).intersect(period()).orElseThrow());
        };
        return periods.map(period -> new Instalment(component, cadence, period.from(), period.lastDay().orElseThrow(), amount,
            months, payable(period.from()), funders, payees)).toList();
    }

    private LocalDate payable(LocalDate start) {
        return payableFrom == null || payableFrom.isAfter(start) ? payableFrom : start;
    }

    public int count() {
        return switch (cadence) {
            case ONCE -> 1;
            case YEAR -> to.getYear() - from.getYear() + 1;
            case MONTH -> period().touchedMonths();
        };
    }

    public Money total() {
        return amount.times(count());
    }
}
