package huiyu.core.recovery;

import huiyu.api.payments.RecoveriesApi;
import huiyu.api.payments.model.RecoveryDetail;
import huiyu.api.payments.model.RecoveryPage;
import huiyu.api.payments.model.RecoveryPlan;
import huiyu.api.payments.model.RecoveryStatus;
import huiyu.api.payments.model.Repayment;
import huiyu.api.payments.model.Waiver;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import huiyu.kernel.money.Money;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RecoveryController implements RecoveriesApi {

    private final RecoveryFlow flow;
    private final Recoveries recoveries;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;

    RecoveryController(
            RecoveryFlow flow,
            Recoveries recoveries,
            TenantTransaction transactions,
            CurrentActor currentActor,
            Idempotency idempotency) {
        this.flow = flow;
        this.recoveries = recoveries;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
    }

    @Override
    public ResponseEntity<RecoveryPage> listRecoveries(RecoveryStatus status, UUID subjectId, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        UUID after = Cursor.decodeId(cursor);
        RecoveryCase.Status wanted = status == null ? null : RecoveryCase.Status.of(status.getValue());
        List<RecoveryCase> found = transactions.read(
                currentActor.get().tenantId(), read -> recoveries.list(read, wanted, subjectId, after, most + 1));
        return ResponseEntity.ok(RecoveryAnswers.page(found, most));
    }

    @Override
    public ResponseEntity<RecoveryDetail> getRecovery(UUID recoveryId) {
        return ResponseEntity.ok(transactions.read(
                currentActor.get().tenantId(), read -> RecoveryAnswers.detail(recoveries.get(read, recoveryId))));
    }

    @Override
    public ResponseEntity<RecoveryDetail> noticeRecovery(UUID recoveryId) {
        return act((tx, actor) -> flow.notice(tx, recoveryId, actor));
    }

    @Override
    public ResponseEntity<RecoveryDetail> planRecovery(UUID recoveryId, RecoveryPlan body) {
        return act((tx, actor) -> flow.plan(tx, recoveryId, RecoveryAnswers.plan(body), actor));
    }

    @Override
    public ResponseEntity<RecoveryDetail> repayRecovery(UUID recoveryId, String idempotencyKey, Repayment body) {
        Actor actor = currentActor.get();
        RecoveryDetail answer = transactions.run(
                actor.tenantId(),
                tx -> idempotency.once(
                        tx, actor, idempotencyKey, "repayRecovery " + recoveryId, body, RecoveryDetail.class, () -> {
                            flow.repay(tx, recoveryId, Money.ofFen(body.getAmountFen()), body.getReference(), actor);
                            return RecoveryAnswers.detail(recoveries.get(tx, recoveryId));
                        }));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    @Override
    public ResponseEntity<RecoveryDetail> proposeWaiver(UUID recoveryId, Waiver body) {
        return act((tx, actor) -> flow.proposeWaiver(
                tx,
                recoveryId,
                new RecoveryCase.Waiver(Money.ofFen(body.getAmountFen()), body.getReason(), actor.subject()),
                actor));
    }

    @Override
    public ResponseEntity<RecoveryDetail> approveWaiver(UUID recoveryId) {
        return act((tx, actor) -> flow.approveWaiver(tx, recoveryId, actor));
    }

    private ResponseEntity<RecoveryDetail> act(BiFunction<Tx, Actor, RecoveryCase> step) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(actor.tenantId(), tx -> {
            RecoveryCase recovery = step.apply(tx, actor);
            return RecoveryAnswers.detail(recoveries.get(tx, recovery.id()));
        }));
    }
}
