package huiyu.core.impact;

import huiyu.api.policy.EffectsApi;
import huiyu.api.policy.model.FollowUp;
import huiyu.api.policy.model.PolicyEffect;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EffectController implements EffectsApi {

    private final CurrentActor currentActor;
    private final TenantTransaction transactions;
    private final EffectFlow flow;

    EffectController(CurrentActor currentActor, TenantTransaction transactions, EffectFlow flow) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.flow = flow;
    }

    @Override
    public ResponseEntity<PolicyEffect> startProposalEffect(UUID proposalId) {
        Actor actor = currentActor.get();
        EffectFlow.Seen seen = transactions.run(actor.tenantId(), tx -> flow.start(tx, actor, proposalId));
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(EffectAnswers.effect(seen));
    }

    @Override
    public ResponseEntity<PolicyEffect> getProposalEffect(UUID proposalId) {
        return ResponseEntity.ok(EffectAnswers.effect(
                transactions.read(currentActor.get().tenantId(), read -> flow.get(read, proposalId))));
    }

    @Override
    public ResponseEntity<List<FollowUp>> listProposalFollowUps(UUID proposalId) {
        List<EffectFlow.Seen> followUps =
                transactions.read(currentActor.get().tenantId(), read -> flow.listFollowUps(read, proposalId));
        return ResponseEntity.ok(followUps.stream().map(EffectAnswers::followUp).toList());
    }
}
