package huiyu.core.db;

import org.jooq.DSLContext;

/** A transaction bound to one tenant in which rows may be written. */
public final class Tx extends Read {

    Tx(int tenantId, long policyEpoch, DSLContext dsl) {
        super(tenantId, policyEpoch, dsl);
    }

    /**
     * For work in large sets: until the transaction ends, each statement is planned for its own arguments and for tables as
     * large as they now are. A plan kept from when a table was young takes seconds once it is full, and thinks that every set
     * has ten members.
     */
    public void planForSets() {
        dsl().execute("set local plan_cache_mode = force_custom_plan");
    }

    /**
     * Ends {@link #planForSets}, for statements that only write rows. PostgreSQL checks the foreign keys of each row by a
     * statement of its own: planned anew for every row, that costs several times the row.
     */
    public void planOnce() {
        dsl().execute("set local plan_cache_mode = auto");
    }
}
