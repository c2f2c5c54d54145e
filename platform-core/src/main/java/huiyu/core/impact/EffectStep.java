package huiyu.core.impact;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;

/** What is done with a city's decisions and cases, a chunk at a time. */
interface EffectStep {

    /** How many there are to look at. */
    int count(Read read, EffectWork.Order order);

    /** The next chunk. @return the part after it, completed when nothing was left */
    EffectPart perform(Tx tx, EffectWork.Order order, EffectPart part);
}
