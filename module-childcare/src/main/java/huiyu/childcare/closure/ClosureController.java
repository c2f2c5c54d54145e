package huiyu.childcare.closure;

import huiyu.api.childcare.ChildcareClosuresApi;
import huiyu.api.childcare.model.ClosureDetails;
import huiyu.api.childcare.model.InstitutionClosure;
import huiyu.api.childcare.model.NewPlacement;
import huiyu.api.childcare.model.NewPrepaidFee;
import huiyu.api.childcare.model.Placement;
import huiyu.api.childcare.model.PrepaidFee;
import huiyu.api.childcare.model.PrepaidSettlement;
import huiyu.api.childcare.model.StayingChild;
import huiyu.childcare.closure.ClosureStore.Prepaid;
import huiyu.childcare.enrolment.Enrolment;
import huiyu.childcare.institution.Institutions;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Idempotency;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("childcareClosureController")
class ClosureController implements ChildcareClosuresApi {

    private final Closures closures;
    private final Institutions institutions;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;

    ClosureController(
            Closures closures, Institutions institutions, TenantTransaction transactions, CurrentActor currentActor, Idempotency idempotency) {
        this.closures = closures;
        this.institutions = institutions;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
    }

    @Override
    public ResponseEntity<InstitutionClosure> putClosure(String code, ClosureDetails body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(code, transactions.run(
                actor.tenantId(), tx -> closures.announce(tx, code, body.getLastDay(), body.getReason(), actor))));
    }

    @Override
    public ResponseEntity<InstitutionClosure> getClosure(String code) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(code, transactions.read(
                actor.tenantId(), read -> closures.get(read, institutions.getVisible(read, code, institutions.today(), actor)))));
    }

    @Override
    public ResponseEntity<InstitutionClosure> completeClosure(String code) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(code, transactions.run(actor.tenantId(), tx -> closures.complete(tx, code, actor))));
    }

    @Override
    public ResponseEntity<Placement> placeChild(String code, String idempotencyKey, NewPlacement body) {
        Actor actor = currentActor.get();
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "placeChild " + code, body, Placement.class, () -> {
                    Enrolment placed = closures.place(tx, body.getEnrolmentId(), body.getInstitution(), body.getFrom(), actor);
                    return new Placement(placed.id(), placed.institution(), placed.validFrom());
                })));
    }

    @Override
    public ResponseEntity<PrepaidFee> recordPrepaidFee(String code, String idempotencyKey, NewPrepaidFee body) {
        Actor actor = currentActor.get();
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "recordPrepaidFee " + code, body, PrepaidFee.class, () -> new PrepaidFee(
                        closures.recordPrepaid(tx, code, body.getChildId(), body.getPaidFen(), body.getPaidOn(), actor), body.getChildId(),
                        body.getPaidFen(), 0L, body.getPaidOn()))));
    }

    @Override
    public ResponseEntity<PrepaidFee> settlePrepaidFee(String code, UUID feeId, PrepaidSettlement body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(fee(transactions.run(
                actor.tenantId(), tx -> closures.settle(tx, code, feeId, body.getUsedFen(), body.getHow().getValue(), actor))));
    }

    private static InstitutionClosure answer(String code, Closures.Standing standing) {
        return new InstitutionClosure()
                .institution(code)
                .announcedOn(standing.closure().announcedOn())
                .lastDay(standing.closure().lastDay())
                .reason(standing.closure().reason())
                .completedOn(standing.closure().completedOn().orElse(null))
                .children(standing.staying().stream()
                        .map(child -> new StayingChild(child.enrolmentId(), child.childId()).childName(standing.names().get(child.childId())))
                        .toList())
                .prepaidFees(standing.unsettled().stream().map(one -> fee(one).childName(standing.names().get(one.childId()))).toList())
                .unsettledVouchersFen(standing.vouchersFen());
    }

    private static PrepaidFee fee(Prepaid fee) {
        return new PrepaidFee(fee.id(), fee.childId(), fee.paidFen(), fee.usedFen(), fee.paidOn())
                .settledOn(fee.settledOn().orElse(null))
                .how(fee.how().map(PrepaidFee.HowEnum::fromValue).orElse(null));
    }
}
