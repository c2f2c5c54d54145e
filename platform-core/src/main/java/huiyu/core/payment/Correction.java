package huiyu.core.payment;

import huiyu.kernel.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What to do when less is due for a period than was ordered: what has not gone out is taken back by a counter order, what
 * was paid too much becomes an overpayment of who got it, the latest payments first. Pure.
 *
 * @param cancelled lines that will not be paid
 * @param overpaid what each line's payee got too much
 */
record Correction(DifferenceStore.Excess excess, List<PaymentLine> cancelled, Map<PaymentLine, Money> overpaid) {

    /**
     * @param lines of this period, without those dealt with by earlier counter orders
     * @return empty while money is on its way: only when the bank has answered is it known what was paid
     */
    static Optional<Correction> of(DifferenceStore.Excess excess, List<PaymentLine> lines) {
        if (lines.stream().anyMatch(line -> line.status() == PaymentLine.Status.SENT)) {
            return Optional.empty();
        }
        List<PaymentLine> unpaid = lines.stream().filter(Correction::unpaid).toList();
        Money rest = excess.ordered().minus(excess.due()).minus(sum(unpaid));
        return Optional.of(new Correction(excess, unpaid, rest.isPositive() ? overpaid(lines, rest) : Map.of()));
    }

    private static boolean unpaid(PaymentLine line) {
        return switch (line.status()) {
            case HELD, READY, FAILED, CANCELLED -> true;
            case SENT, PAID, REPLACED, OVERPAID -> false;
        };
    }

    private static Map<PaymentLine, Money> overpaid(List<PaymentLine> lines, Money excess) {
        Map<UUID, Money> owedAlready = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> line.status() == PaymentLine.Status.OVERPAID)
                .forEach(line -> owedAlready.merge(line.payeeId(), line.amount().negated(), Money::plus));
        Map<PaymentLine, Money> overpaid = new LinkedHashMap<>();
        Money rest = excess;
        for (PaymentLine line : latestPaidFirst(lines)) {
            Money owed = owedAlready.getOrDefault(line.payeeId(), Money.ZERO).min(line.gross());
            owedAlready.merge(line.payeeId(), owed.negated(), Money::plus);
            Money part = line.gross().minus(owed).min(rest);
            if (part.isPositive()) {
                overpaid.put(line, part);
                rest = rest.minus(part);
            }
        }
        if (!rest.isZero()) {
            throw new IllegalStateException("more is in excess than was ever paid: " + rest);
        }
        return overpaid;
    }

    private static List<PaymentLine> latestPaidFirst(List<PaymentLine> lines) {
        List<PaymentLine> paid = new ArrayList<>(
                lines.stream().filter(line -> line.status() == PaymentLine.Status.PAID).toList());
        paid.sort(Comparator.comparing(PaymentLine::id).reversed());
        return paid;
    }

    Money cancelledAmount() {
        return sum(cancelled);
    }

    Money overpaidAmount() {
        return Money.sum(overpaid.values());
    }

    private static Money sum(List<PaymentLine> lines) {
        return Money.sum(lines.stream().map(PaymentLine::gross).toList());
    }
}
