package huiyu.core.db;

import org.jooq.DSLContext;

/** A transaction bound to one tenant in which rows may be written. */
public final class Tx extends Read {

    Tx(int tenantId, long policyEpoch, DSLContext dsl) {
        super(tenantId, policyEpoch, dsl);
    }
}
