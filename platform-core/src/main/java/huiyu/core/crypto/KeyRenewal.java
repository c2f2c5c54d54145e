package huiyu.core.crypto;

import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Changes keys while the platform runs, tenant by tenant. Every step may be broken off and begun again: what is done
 * already is recognised by the key it stands under. Runs as the database's owner, since the platform's own role may not
 * change a ciphertext.
 */
@Component
class KeyRenewal {

    private static final int CHUNK = 500;

    private final DataKeys keys;
    private final DataKeyStore store;
    private final SealedColumnStore columns;
    private final FieldCipher cipher;
    private final RootKeys rootKeys;
    private final TenantTransaction transactions;

    KeyRenewal(
            DataKeys keys,
            DataKeyStore store,
            SealedColumnStore columns,
            FieldCipher cipher,
            RootKeys rootKeys,
            TenantTransaction transactions) {
        this.keys = keys;
        this.store = store;
        this.columns = columns;
        this.cipher = cipher;
        this.rootKeys = rootKeys;
        this.transactions = transactions;
    }

    List<Integer> listTenantIds() {
        return columns.listTenantIds();
    }

    /** Wraps the tenant's data keys under the master key and suite of today; returns how many were under another. */
    int wrapAnew(int tenantId) {
        return transactions.run(tenantId, tx -> {
            List<DataKeyStore.WrappedKey> old = store.list(tx).stream()
                    .filter(key -> !key.masterKeyId().equals(rootKeys.masterKeyId()))
                    .toList();
            old.forEach(key -> {
                String context = DataKeys.context(tenantId, key.version());
                byte[] opened = keys.unwrap(tenantId, key).key().getEncoded();
                store.wrapAnew(tx, key.version(), rootKeys.masterKeyId(), rootKeys.seal(opened, context));
            });
            keys.forget(tenantId);
            return old.size();
        });
    }

    /** Gives the tenant a new data key, unless it has none yet: then the first will be new anyway. */
    void addKey(int tenantId) {
        transactions.execute(tenantId, tx -> {
            if (!store.list(tx).isEmpty()) {
                keys.add(tx, store.list(tx).getLast().version() + 1);
            }
        });
        keys.forget(tenantId);
    }

    /** Encrypts what stands under an older data key under the newest; returns how many fields. */
    int encryptAnew(int tenantId) {
        int renewed = 0;
        for (SealedColumnStore.SealedColumn column : columns.list()) {
            UUID[] after = {new UUID(0, 0)};
            int chunk;
            do {
                chunk = transactions.run(tenantId, tx -> encryptAnew(tx, column, after));
                renewed += chunk;
            } while (chunk > 0);
        }
        return renewed;
    }

    private int encryptAnew(Tx tx, SealedColumnStore.SealedColumn column, UUID[] after) {
        List<DataKeyStore.WrappedKey> all = store.list(tx);
        if (all.size() < 2) {
            return 0;
        }
        List<SealedColumnStore.Field> old = columns.lockOlder(tx, column, all.getLast().version(), after[0], CHUNK);
        List<SealedColumnStore.Field> anew = new ArrayList<>();
        for (SealedColumnStore.Field field : old) {
            String plaintext = cipher.decrypt(tx, column.context(), field.id(), field.cipher());
            anew.add(new SealedColumnStore.Field(field.id(), cipher.encrypt(tx, column.context(), field.id(), plaintext)));
        }
        if (!anew.isEmpty()) {
            columns.update(tx, column, anew);
            after[0] = anew.getLast().id();
        }
        return anew.size();
    }
}
