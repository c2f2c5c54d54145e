package huiyu.core.impact;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.policy.ProposedPolicies;
import org.springframework.stereotype.Component;

/** Policy was approved: decisions that stand are looked at again from the day it holds. */
@Component
class PolicyChangedHandler implements EventHandler {

    private final EffectFlow flow;

    PolicyChangedHandler(EffectFlow flow) {
        this.flow = flow;
    }

    @Override
    public String kind() {
        return ProposedPolicies.CHANGED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        flow.followUp(tx, event.subjectId(), event.actor());
    }
}
