package huiyu.core.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The data keys of each tenant, unwrapped; made when a tenant first encrypts something. */
@Component
class DataKeys {

    record DataKey(int version, CipherSuite suite, SecretKey key) {}

    static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int FIRST_VERSION = 1;

    private final DataKeyStore store;
    private final RootKeys rootKeys;
    /** Not for long: a key added while the platform runs is in use on every instance after {@link #REMEMBERED}. */
    private final Cache<Integer, NavigableMap<Integer, DataKey>> unwrapped =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    /** Bound to a transaction that has made a key and may still roll it back. */
    private final Object undecided = new Object();

    DataKeys(DataKeyStore store, RootKeys rootKeys) {
        this.store = store;
        this.rootKeys = rootKeys;
    }

    /** The key to encrypt with: the newest. */
    DataKey getNewest(Tx tx) {
        NavigableMap<Integer, DataKey> keys = cachedOrLoaded(tx);
        if (keys.isEmpty()) {
            add(tx, FIRST_VERSION);
            keys = load(tx);
        }
        return keys.lastEntry().getValue();
    }

    /** Adds a key of the suite in use, unless another instance was first. */
    void add(Tx tx, int version) {
        CipherSuite suite = rootKeys.suite();
        byte[] wrapped = rootKeys.seal(suite.newKey().getEncoded(), context(tx.tenantId(), version));
        rememberNothingInThisTransaction();
        store.insertIfAbsent(tx, version, suite.code(), rootKeys.masterKeyId(), wrapped);
    }

    /** What a transaction has made it may still undo, a part of it alone too: encrypted with that key, data would be lost. */
    private void rememberNothingInThisTransaction() {
        if (!TransactionSynchronizationManager.hasResource(undecided)) {
            TransactionSynchronizationManager.bindResource(undecided, Boolean.TRUE);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(undecided);
                }
            });
        }
    }

    void forget(int tenantId) {
        unwrapped.invalidate(tenantId);
    }

    /** The key of a version; another instance may have added it after this one last looked. */
    DataKey get(Read read, int version) {
        return Optional.ofNullable(cachedOrLoaded(read).get(version))
                .or(() -> Optional.ofNullable(load(read).get(version)))
                .orElseThrow(() -> new SealBrokenException("no data key " + version));
    }

    private NavigableMap<Integer, DataKey> cachedOrLoaded(Read read) {
        NavigableMap<Integer, DataKey> cached = unwrapped.getIfPresent(read.tenantId());
        return cached != null ? cached : load(read);
    }

    private NavigableMap<Integer, DataKey> load(Read read) {
        List<DataKeyStore.WrappedKey> rows = store.list(read);
        NavigableMap<Integer, DataKey> keys = new TreeMap<>();
        rows.forEach(row -> keys.put(row.version(), unwrap(read.tenantId(), row)));
        if (!keys.isEmpty() && !TransactionSynchronizationManager.hasResource(undecided)) {
            unwrapped.put(read.tenantId(), keys);
        }
        return keys;
    }

    DataKey unwrap(int tenantId, DataKeyStore.WrappedKey row) {
        if (!rootKeys.knows(row.masterKeyId())) {
            throw new IllegalStateException("the data key of tenant " + tenantId
                    + " was wrapped by master key " + row.masterKeyId() + ", which is not configured");
        }
        CipherSuite suite = CipherSuite.byCode(row.suite());
        byte[] key = rootKeys.open(row.masterKeyId(), row.wrapped(), context(tenantId, row.version()));
        return new DataKey(row.version(), suite, suite.keyOf(key));
    }

    static String context(int tenantId, int version) {
        return "data key " + version + " of tenant " + tenantId;
    }
}
