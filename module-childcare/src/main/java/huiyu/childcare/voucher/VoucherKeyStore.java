package huiyu.childcare.voucher;

import huiyu.childcare.voucher.VoucherToken.Keys;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Keys as stored: the private half sealed. */
@Repository
class VoucherKeyStore {

    void lock(Tx tx) {
        tx.dsl().execute("select pg_advisory_xact_lock(hashtextextended('childcare.voucher_key', ?))", (long) tx.tenantId());
    }

    Optional<Keys> find(Read read) {
        return read.dsl()
                .fetch(
                        "select id, public_key, private_key from childcare.voucher_key where tenant_id = ? order by created_at desc limit 1",
                        read.tenantId())
                .stream()
                .findFirst()
                .map(row -> new Keys(row.get("id", UUID.class), row.get("public_key", byte[].class), row.get("private_key", byte[].class)));
    }

    void insert(Tx tx, Keys sealed, Instant at) {
        tx.dsl().execute(
                "insert into childcare.voucher_key (tenant_id, id, public_key, private_key, created_at) values (?, ?, ?, ?, ?::timestamptz)",
                tx.tenantId(), sealed.id(), sealed.publicKey(), sealed.privateKey(), at.atOffset(ZoneOffset.UTC));
    }
}
