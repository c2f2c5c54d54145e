package huiyu.core.crypto;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class DataKeyStore {

    record WrappedKey(int version, byte suite, String masterKeyId, byte[] wrapped) {}

    List<WrappedKey> list(Read read) {
        return read.dsl()
                .fetch(
                        """
                        select version, suite, master_key_id, wrapped_key
                          from core.data_key
                         where tenant_id = ?
                         order by version""",
                        read.tenantId())
                .map(row -> new WrappedKey(
                        row.get("version", Integer.class),
                        row.get("suite", Short.class).byteValue(),
                        row.get("master_key_id", String.class),
                        row.get("wrapped_key", byte[].class)));
    }

    /** Adds the key unless another transaction came first; then that one's stands. */
    void insertIfAbsent(Tx tx, int version, byte suite, String masterKeyId, byte[] wrapped) {
        tx.dsl()
                .execute(
                        """
                        insert into core.data_key (tenant_id, version, suite, master_key_id, wrapped_key)
                        values (?, ?, ?, ?, ?)
                        on conflict do nothing""",
                        tx.tenantId(), version, (short) suite, masterKeyId, wrapped);
    }

    /** The same key, wrapped by another master key. */
    void wrapAnew(Tx tx, int version, String masterKeyId, byte[] wrapped) {
        tx.dsl()
                .execute(
                        "update core.data_key set master_key_id = ?, wrapped_key = ? where tenant_id = ? and version = ?",
                        masterKeyId, wrapped, tx.tenantId(), version);
    }

    /** Every province and municipality but the tenant's own. */
    List<Integer> listOtherProvinces(Read read) {
        return read.dsl()
                .fetch(
                        """
                        select id from core.tenant
                         where level in ('province', 'municipality') and id <> core.province_of(?) and status <> 'closed' order by id""",
                        read.tenantId())
                .map(row -> row.get("id", Integer.class));
    }

    /** The province (or municipality) the tenant belongs to; itself when there is none above. */
    int getProvinceId(Read read) {
        return read.dsl()
                .fetchSingle("select core.province_of(?) as id", read.tenantId())
                .get("id", Integer.class);
    }
}
