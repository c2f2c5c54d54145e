package huiyu.core.fund;

import huiyu.api.payments.FundYearsApi;
import huiyu.api.payments.model.ClosingRejection;
import huiyu.api.payments.model.FundClosing;
import huiyu.api.payments.model.NewFundClosing;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import java.time.ZoneOffset;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClosingController implements FundYearsApi {

    private final ClosingFlow flow;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    ClosingController(ClosingFlow flow, TenantTransaction transactions, CurrentActor currentActor) {
        this.flow = flow;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<FundClosing> proposeFundClosing(Integer fiscalYear, NewFundClosing body) {
        FundClosing answer =
                write((tx, actor) -> flow.propose(tx, fiscalYear, body.getCarryOver(), body.getDocument(), actor));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    @Override
    public ResponseEntity<FundClosing> getFundClosing(Integer fiscalYear) {
        return ResponseEntity.ok(
                answer(transactions.read(currentActor.get().tenantId(), read -> flow.get(read, fiscalYear))));
    }

    @Override
    public ResponseEntity<FundClosing> approveFundClosing(Integer fiscalYear) {
        return ResponseEntity.ok(write((tx, actor) -> flow.approve(tx, fiscalYear, actor)));
    }

    @Override
    public ResponseEntity<FundClosing> rejectFundClosing(Integer fiscalYear, ClosingRejection body) {
        return ResponseEntity.ok(write((tx, actor) -> flow.reject(tx, fiscalYear, body.getReason(), actor)));
    }

    private FundClosing write(BiFunction<Tx, Actor, Closing> step) {
        Actor actor = currentActor.get();
        return answer(transactions.run(actor.tenantId(), tx -> step.apply(tx, actor)));
    }

    private static FundClosing answer(Closing closing) {
        return new FundClosing()
                .fiscalYear(closing.fiscalYear())
                .carryOver(closing.carryOver())
                .document(closing.document())
                .status(FundClosing.StatusEnum.fromValue(closing.status().code()))
                .proposedBy(closing.proposedBy())
                .proposedAt(closing.proposedAt().atOffset(ZoneOffset.UTC))
                .decidedBy(closing.decidedBy())
                .decidedAt(closing.decidedAt() == null ? null : closing.decidedAt().atOffset(ZoneOffset.UTC))
                .movedFen(closing.movedFen());
    }
}
