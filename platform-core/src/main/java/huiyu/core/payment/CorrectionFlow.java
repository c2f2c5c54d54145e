package huiyu.core.payment;

import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.fund.Charge;
import huiyu.core.fund.Funds;
import huiyu.core.job.Outbox;
import huiyu.kernel.money.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Follows decisions by which less is due than was ordered. Nothing is edited: counter orders take back what has not gone
 * out, recovery orders state what was paid too much, and an event hands the latter to recovery.
 */
@Component
class CorrectionFlow {

    static final String OVERPAID = "payment.overpaid";

    private final DifferenceStore differences;
    private final OrderStore orders;
    private final LineStore lines;
    private final BatchStore batches;
    private final Funds funds;
    private final SetOffs setOffs;
    private final Outbox outbox;
    private final Clock clock;

    CorrectionFlow(
            DifferenceStore differences,
            OrderStore orders,
            LineStore lines,
            BatchStore batches,
            Funds funds,
            SetOffs setOffs,
            Outbox outbox,
            Clock clock) {
        this.differences = differences;
        this.orders = orders;
        this.lines = lines;
        this.batches = batches;
        this.funds = funds;
        this.setOffs = setOffs;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws IllegalStateException if somebody ordered one of the periods meanwhile: reckon again */
    void correct(Tx tx, Collection<UUID> subjectIds) {
        List<DifferenceStore.Excess> excesses = differences.listExcess(tx, subjectIds);
        if (excesses.isEmpty()) {
            return;
        }
        List<UUID> children = excesses.stream().map(excess -> excess.period().subjectId()).distinct().toList();
        Map<Difference.Period, List<PaymentLine>> byPeriod =
                lines.lockOfChildren(tx, children).stream().collect(Collectors.groupingBy(PaymentLine::period));
        List<Correction> corrections = excesses.stream()
                .map(excess -> Correction.of(excess, byPeriod.getOrDefault(excess.period(), List.of())))
                .flatMap(Optional::stream)
                .toList();
        takeBack(tx, corrections);
        stateOverpaid(tx, corrections);
    }

    private void takeBack(Tx tx, List<Correction> corrections) {
        List<OrderStore.Order> counters = new ArrayList<>();
        List<PaymentLine> cancelled = new ArrayList<>();
        List<UUID> counterIds = new ArrayList<>();
        for (Correction correction : corrections) {
            if (!correction.cancelled().isEmpty()) {
                OrderStore.Order counter = order(correction, "counter", 0, correction.cancelledAmount());
                counters.add(counter);
                for (PaymentLine line : correction.cancelled()) {
                    cancelled.add(line);
                    counterIds.add(counter.id());
                }
            }
        }
        append(tx, counters);
        lines.cancel(tx, cancelled.stream().map(PaymentLine::id).toList(), counterIds, clock.instant());
        release(tx, cancelled, "decision");
    }

    /** The money of lines that will not be paid; one cancelled before has given it back already. */
    void release(Tx tx, Collection<PaymentLine> cancelled, String actor) {
        List<PaymentLine> charged = cancelled.stream()
                .filter(line -> line.status() != PaymentLine.Status.CANCELLED)
                .toList();
        funds.cancel(tx, charged.stream().map(PaymentLine::charged).toList(), actor);
        setOffs.giveBack(
                tx, charged.stream().filter(line -> line.setOff().isPositive()).map(PaymentLine::id).toList());
        batches.backToDraft(
                tx, charged.stream().map(PaymentLine::batchId).filter(id -> id != null).distinct().toList());
    }

    private void stateOverpaid(Tx tx, List<Correction> corrections) {
        List<OrderStore.Order> recoveries = new ArrayList<>();
        List<PaymentLine> overpaid = new ArrayList<>();
        for (Correction correction : corrections) {
            if (!correction.overpaid().isEmpty()) {
                int later = correction.cancelled().isEmpty() ? 0 : 1;
                OrderStore.Order recovery = order(correction, "recovery", later, correction.overpaidAmount());
                recoveries.add(recovery);
                correction.overpaid().forEach((line, amount) -> overpaid.add(overpaid(recovery, overpaid.size(), line, amount)));
            }
        }
        append(tx, recoveries);
        lines.insert(tx, overpaid, clock.instant());
        recoveries.stream()
                .map(OrderStore.Order::decisionId)
                .distinct()
                .forEach(decisionId -> outbox.publish(tx, OVERPAID, decisionId, "payment"));
    }

    private static OrderStore.Order order(Correction correction, String kind, int later, Money amount) {
        DifferenceStore.Excess excess = correction.excess();
        return new OrderStore.Order(
                Ids.next(), null, excess.decisionId(), excess.period(), excess.sequence() + later, kind, -amount.fen());
    }

    private void append(Tx tx, List<OrderStore.Order> wanted) {
        if (orders.insert(tx, wanted, clock.instant()).size() != wanted.size()) {
            throw new IllegalStateException("somebody else ordered one of the periods meanwhile");
        }
    }

    private static PaymentLine overpaid(OrderStore.Order recovery, int number, PaymentLine paid, Money amount) {
        return new PaymentLine(
                Ids.next(),
                recovery.id(),
                number,
                0,
                recovery.period(),
                recovery.decisionId(),
                paid.role(),
                paid.payeeId(),
                PaymentLine.Status.OVERPAID,
                amount.negated(),
                Money.ZERO,
                null,
                null,
                paid.payeeShown(),
                null,
                paid.reference(),
                Charge.Part.inProportion(paid.parts(), amount),
                null,
                null,
                null);
    }
}
