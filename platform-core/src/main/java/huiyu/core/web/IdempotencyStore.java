package huiyu.core.web;

import static huiyu.core.db.tables.Tables.IDEMPOTENCY_RECORD;

import huiyu.core.db.Tx;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;

@Repository
class IdempotencyStore {

    record Remembered(byte[] requestHash, String response) {}

    /** True for the first to come; a second waits here until the first has committed or given up. */
    boolean claim(Tx tx, String caller, String key, String operation, byte[] requestHash) {
        return tx.dsl()
                        .insertInto(IDEMPOTENCY_RECORD)
                        .columns(
                                IDEMPOTENCY_RECORD.TENANT_ID,
                                IDEMPOTENCY_RECORD.CALLER,
                                IDEMPOTENCY_RECORD.KEY,
                                IDEMPOTENCY_RECORD.OPERATION,
                                IDEMPOTENCY_RECORD.REQUEST_HASH)
                        .values(tx.tenantId(), caller, key, operation, requestHash)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void remember(Tx tx, String caller, String key, String response) {
        tx.dsl()
                .update(IDEMPOTENCY_RECORD)
                .set(IDEMPOTENCY_RECORD.RESPONSE, JSONB.jsonb(response))
                .where(IDEMPOTENCY_RECORD.TENANT_ID.eq(tx.tenantId()))
                .and(IDEMPOTENCY_RECORD.CALLER.eq(caller))
                .and(IDEMPOTENCY_RECORD.KEY.eq(key))
                .execute();
    }

    Remembered getRemembered(Tx tx, String caller, String key) {
        return tx.dsl()
                .select(IDEMPOTENCY_RECORD.REQUEST_HASH, IDEMPOTENCY_RECORD.RESPONSE)
                .from(IDEMPOTENCY_RECORD)
                .where(IDEMPOTENCY_RECORD.TENANT_ID.eq(tx.tenantId()))
                .and(IDEMPOTENCY_RECORD.CALLER.eq(caller))
                .and(IDEMPOTENCY_RECORD.KEY.eq(key))
                .fetchSingle(row -> new Remembered(row.value1(), row.value2().data()));
    }
}
