package huiyu.core.db;

import org.jooq.DSLContext;

/** A transaction bound to one tenant in which rows may be read. */
public sealed class Read permits Tx {

    private final int tenantId;
    private final long policyEpoch;
    private final DSLContext dsl;

    Read(int tenantId, long policyEpoch, DSLContext dsl) {
        this.tenantId = tenantId;
        this.policyEpoch = policyEpoch;
        this.dsl = dsl;
    }

    /** The tenant whose rows are visible; statements name it themselves too, row-level security is the net. */
    public int tenantId() {
        return tenantId;
    }

    /** Rises with every change of policy in force for this tenant: the key, with the tenant, of every policy cache. */
    public long policyEpoch() {
        return policyEpoch;
    }

    /** For stores only. */
    public DSLContext dsl() {
        return dsl;
    }
}
