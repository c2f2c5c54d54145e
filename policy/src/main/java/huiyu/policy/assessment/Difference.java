package huiyu.policy.assessment;

import huiyu.kernel.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was paid against what is due: a line for every period that differs, appended to the ledger and never written over
 * an old one. A negative line takes back, a positive one pays on.
 *
 * @param lines by period, in order; periods after the last payment made are left to the regular run
 */
public record Difference(List<Line> lines) {
    /** @param amount due minus paid; negative if too much was paid */
    public record Line(LocalDate from, LocalDate to, Money paid, Money due, Money amount) {}

    /**
     * @param paid payments made
     * @param due the instalments of the new assessment
     */
    public static Difference between(List<PaidInstalment> paid, List<Instalment> due) {
        LocalDate last = paid.stream().map(PaidInstalment::to).max(LocalDate::compareTo).orElse(LocalDate.MIN);
        Map<LocalDate, Line> lines = new TreeMap<>();
        paid.forEach(one -> lines.merge(start(one.from(), one.to()), new Line(one.from(), one.to(), one.amount(), Money.ZERO, Money.ZERO), Difference::add));
        due.stream().filter(one -> !one.from().isAfter(last)).forEach(one ->
            lines.merge(start(one.from(), one.to()), new Line(one.from(), one.to(), Money.ZERO, one.amount(), Money.ZERO), Difference::add));
        List<Line> differing = new ArrayList<>();
        for (Line line : lines.values()) {
            Money amount = line.due().minus(line.paid());
            if (!amount.isZero()) {
                differing.add(new Line(line.from(), line.to(), line.paid(), line.due(), amount));
            }
        }
        return new Difference(List.copyOf(differing));
    }

    /** Payments for the same month, or for a (part of the) same year, belong together. */
    private static LocalDate start(LocalDate from, LocalDate to) {
        return YearMonth.from(from).equals(YearMonth.from(to)) ? from.withDayOfMonth(1) : from.withDayOfYear(1);
    }

    private static Line add(Line a, Line b) {
        return new Line(a.from(), a.to(), a.paid().plus(b.paid()), a.due().plus(b.due()), Money.ZERO);
    }

    /** What was paid too much, as a positive amount. */
    public Money recovery() {
        return Money.sum(lines.stream().map(Line::amount).filter(Money::isNegative).toList()).negated();
    }

    /** What is still to be paid for periods already settled. */
    public Money arrears() {
        return Money.sum(lines.stream().map(Line::amount).filter(Money::isPositive).toList());
    }

    /** How many periods were overpaid. */
    public int overpaidPeriods() {
        return (int) lines.stream().filter(line -> line.amount().isNegative()).count();
    }
}
