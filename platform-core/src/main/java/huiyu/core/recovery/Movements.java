package huiyu.core.recovery;

import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.fund.Charge;
import huiyu.kernel.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Adds movements, and keeps a case's status true to its balance: settled at zero, open again if something is owed anew. */
@Component
class Movements {

    private final MovementStore store;
    private final RecoveryStore cases;
    private final Clock clock;

    Movements(MovementStore store, RecoveryStore cases, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.clock = clock;
    }

    void opened(Tx tx, UUID caseId, UUID lineId, Money amount, List<Charge.Part> parts, String actor) {
        add(tx, caseId, RecoveryMovement.Kind.OPENED, amount, lineId, parts, null, actor);
    }

    /** @return its id, or null if the line's movement of this kind is there already */
    UUID add(Tx tx, UUID caseId, RecoveryMovement.Kind kind, Money amount, UUID lineId, String note, String actor) {
        return add(tx, caseId, kind, amount, lineId, List.of(), note, actor);
    }

    private UUID add(
            Tx tx,
            UUID caseId,
            RecoveryMovement.Kind kind,
            Money amount,
            UUID lineId,
            List<Charge.Part> parts,
            String note,
            String actor) {
        UUID id = Ids.next();
        boolean added = store.insert(
                tx, new RecoveryMovement(id, caseId, kind, amount, lineId, parts, note, clock.instant(), actor));
        RecoveryCase recovery = cases.find(tx, caseId).orElseThrow();
        if (recovery.balance().isZero()) {
            cases.setStatus(tx, caseId, RecoveryCase.Status.SETTLED, clock.instant());
        } else if (recovery.settled()) {
            RecoveryCase.Status status =
                    recovery.plan().isPresent() ? RecoveryCase.Status.PLANNED : RecoveryCase.Status.OPENED;
            cases.setStatus(tx, caseId, status, clock.instant());
        }
        return added ? id : null;
    }
}
