package huiyu.core.web;

import static huiyu.core.db.tables.Tables.IDEMPOTENCY_RECORD;

import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** First answers may hold names: they lie here as ciphertext only, bound to caller and key. */
@Repository
class IdempotencyStore {

    private static final String SEALED = "idempotency_record.sealed_response";

    private final FieldCipher cipher;
    private final DSLContext acrossTenants;

    IdempotencyStore(FieldCipher cipher, DSLContext acrossTenants) {
        this.cipher = cipher;
        this.acrossTenants = acrossTenants;
    }

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
                .set(IDEMPOTENCY_RECORD.SEALED_RESPONSE, cipher.encrypt(tx, SEALED, place(caller, key), response))
                .where(IDEMPOTENCY_RECORD.TENANT_ID.eq(tx.tenantId()))
                .and(IDEMPOTENCY_RECORD.CALLER.eq(caller))
                .and(IDEMPOTENCY_RECORD.KEY.eq(key))
                .execute();
    }

    Remembered getRemembered(Tx tx, String caller, String key) {
        return tx.dsl()
                .select(IDEMPOTENCY_RECORD.REQUEST_HASH, IDEMPOTENCY_RECORD.SEALED_RESPONSE, IDEMPOTENCY_RECORD.RESPONSE)
                .from(IDEMPOTENCY_RECORD)
                .where(IDEMPOTENCY_RECORD.TENANT_ID.eq(tx.tenantId()))
                .and(IDEMPOTENCY_RECORD.CALLER.eq(caller))
                .and(IDEMPOTENCY_RECORD.KEY.eq(key))
                .fetchSingle(row -> new Remembered(
                        row.value1(),
                        row.value2() == null ? row.value3().data() : cipher.decrypt(tx, SEALED, place(caller, key), row.value2())));
    }

    /** Through a named door that gives tenant ids and nothing else. */
    List<Integer> tenantsWithRecordsBefore(Instant moment) {
        return acrossTenants
                .resultQuery("select core.tenants_with_idempotency_before(?::timestamptz)", moment.atOffset(ZoneOffset.UTC))
                .fetch(0, Integer.class);
    }

    /** @return how many were there, at most {@code limit} */
    int delete(Tx tx, Instant before, int limit) {
        return tx.dsl().execute(
                """
                delete from core.idempotency_record
                 where tenant_id = ? and (caller, key) in (
                   select caller, key from core.idempotency_record
                    where tenant_id = ? and created_at < ?::timestamptz order by created_at limit ?)""",
                tx.tenantId(), tx.tenantId(), before.atOffset(ZoneOffset.UTC), limit);
    }

    /** A ciphertext is bound to an id; this record has none of its own. */
    private static UUID place(String caller, String key) {
        return UUID.nameUUIDFromBytes((caller + "\n" + key).getBytes(StandardCharsets.UTF_8));
    }
}
