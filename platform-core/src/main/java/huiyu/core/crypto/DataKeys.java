package huiyu.core.crypto;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** The data keys of each tenant, unwrapped; made when a tenant first encrypts something. */
@Component
class DataKeys {

    record DataKey(int version, CipherSuite suite, SecretKey key) {}

    private static final int FIRST_VERSION = 1;

    private final DataKeyStore store;
    private final RootKeys rootKeys;
    private final Map<Integer, NavigableMap<Integer, DataKey>> unwrapped = new ConcurrentHashMap<>();

    DataKeys(DataKeyStore store, RootKeys rootKeys) {
        this.store = store;
        this.rootKeys = rootKeys;
    }

    /** The key to encrypt with: the newest. */
    DataKey getNewest(Tx tx) {
        NavigableMap<Integer, DataKey> keys = cachedOrLoaded(tx);
        if (keys.isEmpty()) {
            CipherSuite suite = AesGcmSuite.INSTANCE;
            byte[] wrapped = rootKeys.seal(suite.newKey().getEncoded(), context(tx.tenantId(), FIRST_VERSION));
            store.insertIfAbsent(tx, FIRST_VERSION, suite.code(), rootKeys.masterKeyId(), wrapped);
            keys = load(tx);
        }
        return keys.lastEntry().getValue();
    }

    /** The key of a version; another instance may have added it after this one last looked. */
    DataKey get(Read read, int version) {
        return Optional.ofNullable(cachedOrLoaded(read).get(version))
                .or(() -> Optional.ofNullable(load(read).get(version)))
                .orElseThrow(() -> new SealBrokenException("no data key " + version));
    }

    private NavigableMap<Integer, DataKey> cachedOrLoaded(Read read) {
        NavigableMap<Integer, DataKey> cached = unwrapped.get(read.tenantId());
        return cached != null ? cached : load(read);
    }

    private NavigableMap<Integer, DataKey> load(Read read) {
        List<DataKeyStore.WrappedKey> rows = store.list(read);
        NavigableMap<Integer, DataKey> keys = new TreeMap<>();
        rows.forEach(row -> keys.put(row.version(), unwrap(read.tenantId(), row)));
        if (!keys.isEmpty() && rows.stream().allMatch(DataKeyStore.WrappedKey::committed)) {
            unwrapped.put(read.tenantId(), keys);
        }
        return keys;
    }

    private DataKey unwrap(int tenantId, DataKeyStore.WrappedKey row) {
        if (!row.masterKeyId().equals(rootKeys.masterKeyId())) {
            throw new IllegalStateException("the data key of tenant " + tenantId
                    + " was wrapped by master key " + row.masterKeyId() + ", not by the one configured");
        }
        CipherSuite suite = CipherSuite.byCode(row.suite());
        byte[] key = rootKeys.open(row.wrapped(), context(tenantId, row.version()));
        return new DataKey(row.version(), suite, suite.keyOf(key));
    }

    private static String context(int tenantId, int version) {
        return "data key " + version + " of tenant " + tenantId;
    }
}
