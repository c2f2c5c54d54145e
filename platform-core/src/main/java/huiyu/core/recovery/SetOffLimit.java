package huiyu.core.recovery;

import huiyu.core.db.Read;
import huiyu.kernel.money.Rate;

/** How much of a family's payments may be kept back at most, so that something is always left to live on. */
interface SetOffLimit {

    /** @throws huiyu.core.web.ProblemException 409 if policy says nothing: unknown is not "all" */
    Rate mostShare(Read read);
}
