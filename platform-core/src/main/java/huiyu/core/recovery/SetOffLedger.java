package huiyu.core.recovery;

import huiyu.core.db.Tx;
import huiyu.core.payment.SetOffs;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.kernel.money.Rounding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps back the planned share of a debtor's payments, oldest case first, never more than is owed. */
@Component
class SetOffLedger implements SetOffs {

    private final RecoveryStore cases;
    private final MovementStore store;
    private final Movements movements;

    SetOffLedger(RecoveryStore cases, MovementStore store, Movements movements) {
        this.cases = cases;
        this.store = store;
        this.movements = movements;
    }

    @Override
    public Map<UUID, Money> propose(Tx tx, List<Candidate> candidates) {
        List<RecoveryCase> open = lock(tx, candidates);
        Map<UUID, Money> left = balances(open);
        Map<UUID, Money> kept = new LinkedHashMap<>();
        for (Candidate line : candidates) {
            Optional<RecoveryCase> oldest = owing(open, left, line.payeeId()).findFirst();
            if (oldest.isPresent()) {
                Rate share = Rate.of(oldest.get().plan().orElseThrow().setOffShare());
                Money most = line.amount().times(share, Rounding.DOWN);
                Money part = Money.sum(allocate(open, left, line.payeeId(), most).values());
                if (part.isPositive()) {
                    kept.put(line.lineId(), part);
                }
            }
        }
        return kept;
    }

    @Override
    public void book(Tx tx, List<Candidate> kept) {
        List<RecoveryCase> open = lock(tx, kept);
        Map<UUID, Money> left = balances(open);
        for (Candidate line : kept) {
            allocate(open, left, line.payeeId(), line.amount()).forEach((caseId, part) -> movements.add(
                    tx, caseId, RecoveryMovement.Kind.SET_OFF, part.negated(), line.lineId(), null, "payment-run"));
        }
    }

    @Override
    public void giveBack(Tx tx, Collection<UUID> lineIds) {
        for (RecoveryMovement kept : store.listSetOff(tx, lineIds)) {
            movements.add(
                    tx,
                    kept.caseId(),
                    RecoveryMovement.Kind.SET_OFF_RETURNED,
                    kept.amount().negated(),
                    kept.lineId(),
                    null,
                    "payment");
        }
    }

    private List<RecoveryCase> lock(Tx tx, List<Candidate> lines) {
        return lines.isEmpty()
                ? List.of()
                : cases.lockSetOff(tx, lines.stream().map(Candidate::payeeId).distinct().toList());
    }

    private static Map<UUID, Money> balances(List<RecoveryCase> open) {
        Map<UUID, Money> left = new LinkedHashMap<>();
        open.forEach(recovery -> left.put(recovery.id(), recovery.balance()));
        return left;
    }

    private static Stream<RecoveryCase> owing(List<RecoveryCase> open, Map<UUID, Money> left, UUID debtorId) {
        return open.stream()
                .filter(recovery -> recovery.debtorId().equals(debtorId) && left.get(recovery.id()).isPositive());
    }

    /** Takes up to an amount from what is left of the debtor's cases, oldest first. */
    private static Map<UUID, Money> allocate(
            List<RecoveryCase> open, Map<UUID, Money> left, UUID debtorId, Money most) {
        Map<UUID, Money> parts = new LinkedHashMap<>();
        Money rest = most;
        for (RecoveryCase recovery : owing(open, left, debtorId).toList()) {
            Money part = rest.min(left.get(recovery.id()));
            if (part.isPositive()) {
                parts.put(recovery.id(), part);
                left.merge(recovery.id(), part.negated(), Money::plus);
                rest = rest.minus(part);
            }
        }
        return parts;
    }
}
