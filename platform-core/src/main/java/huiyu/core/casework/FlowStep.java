package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;

/** One step of the way of a case. Does its work in the transaction at hand and says how the case goes on. */
interface FlowStep {

    String name();

    StepResult perform(Tx tx, CaseFile file, Actor actor);
}
