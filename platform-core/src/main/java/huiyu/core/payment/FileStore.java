package huiyu.core.payment;

import static huiyu.core.db.tables.Tables.PAYMENT_FILE;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class FileStore {

    record Kept(UUID id, byte[] cipher) {}

    void insert(Tx tx, UUID id, UUID batchId, String kind, byte[] sha256, byte[] cipher, Instant at, String actor) {
        tx.dsl().insertInto(PAYMENT_FILE)
                .set(PAYMENT_FILE.TENANT_ID, tx.tenantId())
                .set(PAYMENT_FILE.ID, id)
                .set(PAYMENT_FILE.BATCH_ID, batchId)
                .set(PAYMENT_FILE.KIND, kind)
                .set(PAYMENT_FILE.SHA256, sha256)
                .set(PAYMENT_FILE.CIPHER, cipher)
                .set(PAYMENT_FILE.CREATED_AT, at.atOffset(ZoneOffset.UTC))
                .set(PAYMENT_FILE.CREATED_BY, actor)
                .onConflictDoNothing()
                .execute();
    }

    Kept getLatest(Read read, UUID batchId, String kind) {
        return read.dsl().selectFrom(PAYMENT_FILE)
                .where(PAYMENT_FILE.TENANT_ID.eq(read.tenantId()))
                .and(PAYMENT_FILE.BATCH_ID.eq(batchId))
                .and(PAYMENT_FILE.KIND.eq(kind))
                .orderBy(PAYMENT_FILE.ID.desc())
                .limit(1)
                .fetchSingle(row -> new Kept(row.getId(), row.getCipher()));
    }
}
