package huiyu.core.audit;

import java.util.UUID;

/**
 * One link of a tenant's chain.
 *
 * @param position from 1, without gaps
 * @param transaction the number of the transaction that wrote the row
 */
record AuditSeal(long position, UUID entryId, long transaction, byte[] hash) {

    static final AuditSeal NONE = new AuditSeal(0, new UUID(0, 0), 0, AuditChain.BEGINNING);
}
