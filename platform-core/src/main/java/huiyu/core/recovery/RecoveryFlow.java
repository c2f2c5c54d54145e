package huiyu.core.recovery;

import huiyu.core.audit.Audit;
import huiyu.core.db.Tx;
import huiyu.core.fund.Charge;
import huiyu.core.fund.Funds;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The steps of a recovery case: opened, noticed, planned, settled. Every step answers the case as it then stands. */
@Component
class RecoveryFlow {

    /** Event kind: a letter goes to the debtor; the subject is the recovery. */
    static final String NOTICED = "recovery.noticed";

    private final RecoveryStore cases;
    private final MovementStore store;
    private final Movements movements;
    private final SetOffLimit limit;
    private final Funds funds;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    RecoveryFlow(
            RecoveryStore cases,
            MovementStore store,
            Movements movements,
            SetOffLimit limit,
            Funds funds,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.store = store;
        this.movements = movements;
        this.limit = limit;
        this.funds = funds;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Tells the debtor; a second time changes nothing. */
    RecoveryCase notice(Tx tx, UUID caseId, Actor actor) {
        RecoveryCase recovery = lock(tx, caseId);
        if (recovery.status() == RecoveryCase.Status.OPENED) {
            cases.setStatus(tx, caseId, RecoveryCase.Status.NOTICED, clock.instant());
            outbox.publish(tx, NOTICED, caseId, actor.subject());
            audit.record(tx, actor, "recovery.noticed", "recovery", caseId, Map.of());
        }
        return get(tx, caseId);
    }

    /**
     * Agrees how it is paid back; replaces an earlier plan.
     *
     * @throws ProblemException 409 {@code recovery-not-noticed}, {@code recovery-settled}, {@code parameter-not-configured} for a
     *     set-off where policy gives no limit; 422 naming the field
     */
    RecoveryCase plan(Tx tx, UUID caseId, RecoveryCase.Plan plan, Actor actor) {
        RecoveryCase recovery = lock(tx, caseId);
        requireOpen(recovery);
        if (recovery.status() == RecoveryCase.Status.OPENED) {
            throw ProblemException.conflict("recovery-not-noticed", Map.of());
        }
        if (plan.kind().equals(RecoveryCase.Plan.SET_OFF)) {
            requireShare(plan, limit.mostShare(tx));
        }
        requireInstalments(plan, recovery.balance());
        cases.setPlan(tx, caseId, plan, clock.instant());
        audit.record(tx, actor, "recovery.planned", "recovery", caseId, Map.of("kind", plan.kind()));
        return get(tx, caseId);
    }

    private static void requireShare(RecoveryCase.Plan plan, Rate most) {
        if (plan.setOffShare() == null) {
            throw ProblemException.invalidField("setOffShare", "required", Map.of());
        }
        Rate share = Rate.of(plan.setOffShare());
        if (share.equals(Rate.ZERO)) {
            throw ProblemException.invalidField("setOffShare", "not-zero", Map.of());
        }
        if (share.compareTo(most) > 0) {
            throw ProblemException.invalidField("setOffShare", "max", Map.of("limit", most.toString()));
        }
    }

    private void requireInstalments(RecoveryCase.Plan plan, Money balance) {
        if (!plan.kind().equals(RecoveryCase.Plan.INSTALMENTS)) {
            return;
        }
        List<RecoveryCase.Instalment> instalments = plan.instalments();
        long sum = instalments.stream().mapToLong(RecoveryCase.Instalment::amountFen).sum();
        if (sum != balance.fen()) {
            throw ProblemException.invalidField("instalments", "sum", Map.of("expectedFen", balance.fen(), "foundFen", sum));
        }
        LocalDate after = LocalDate.ofInstant(clock.instant(), clock.getZone()).minusDays(1);
        for (RecoveryCase.Instalment instalment : instalments) {
            if (!instalment.dueOn().isAfter(after)) {
                throw ProblemException.invalidField("instalments", "ascending", Map.of("dueOn", instalment.dueOn().toString()));
            }
            after = instalment.dueOn();
        }
    }

    /** @throws ProblemException 409 {@code recovery-settled}, 422 if more is paid back than is owed */
    RecoveryCase repay(Tx tx, UUID caseId, Money amount, String reference, Actor actor) {
        RecoveryCase recovery = lock(tx, caseId);
        requireOwed(recovery, amount);
        UUID movement = movements.add(
                tx, caseId, RecoveryMovement.Kind.REPAID, amount.negated(), null, reference, actor.subject());
        funds.repay(
                tx, movement, recovery.subjectId(), Charge.Part.inProportion(origin(tx, caseId), amount), actor.subject());
        audit.record(tx, actor, "recovery.repaid", "recovery", caseId, Map.of("amountFen", amount.fen()));
        return get(tx, caseId);
    }

    /** The funds the money had come from. */
    private List<Charge.Part> origin(Tx tx, UUID caseId) {
        return Charge.Part.summed(store.listOfCase(tx, caseId).stream()
                .flatMap(movement -> movement.parts().stream())
                .toList());
    }

    /** @throws ProblemException 409 {@code recovery-settled}, 422 if more is waived than is owed */
    RecoveryCase proposeWaiver(Tx tx, UUID caseId, RecoveryCase.Waiver waiver, Actor actor) {
        requireOwed(lock(tx, caseId), waiver.amount());
        cases.setWaiver(tx, caseId, waiver, clock.instant());
        audit.recordWithReason(
                tx, actor, "recovery.waiver-proposed", "recovery", caseId, waiver.reason(),
                Map.of("amountFen", waiver.amount().fen()));
        return get(tx, caseId);
    }

    /** @throws ProblemException 409 {@code waiver-not-proposed}, {@code recovery-settled}; 403 {@code four-eyes} */
    RecoveryCase approveWaiver(Tx tx, UUID caseId, Actor actor) {
        RecoveryCase recovery = lock(tx, caseId);
        RecoveryCase.Waiver waiver =
                recovery.waiver().orElseThrow(() -> ProblemException.conflict("waiver-not-proposed", Map.of()));
        if (waiver.proposedBy().equals(actor.subject())) {
            throw ProblemException.forbidden("four-eyes", Map.of());
        }
        requireOwed(recovery, waiver.amount());
        movements.add(
                tx, caseId, RecoveryMovement.Kind.WAIVED, waiver.amount().negated(), null, waiver.reason(), actor.subject());
        cases.setWaiver(tx, caseId, null, clock.instant());
        audit.recordWithReason(
                tx, actor, "recovery.waived", "recovery", caseId, waiver.reason(),
                Map.of("amountFen", waiver.amount().fen(), "proposedBy", waiver.proposedBy()));
        return get(tx, caseId);
    }

    private static void requireOwed(RecoveryCase recovery, Money amount) {
        requireOpen(recovery);
        if (amount.compareTo(recovery.balance()) > 0) {
            throw ProblemException.invalidField("amountFen", "max", Map.of("limit", recovery.balance().fen()));
        }
    }

    private static void requireOpen(RecoveryCase recovery) {
        if (recovery.settled()) {
            throw ProblemException.conflict("recovery-settled", Map.of());
        }
    }

    private RecoveryCase lock(Tx tx, UUID caseId) {
        return cases.lock(tx, caseId).orElseThrow(() -> ProblemException.notFound("not-found", Map.of()));
    }

    private RecoveryCase get(Tx tx, UUID caseId) {
        return cases.find(tx, caseId).orElseThrow();
    }
}
