package huiyu.core.crypto;

import huiyu.core.db.Read;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Makes blind indexes under the key of the tenant's province. */
@Component
public class BlindIndexes {

    /** The kind of a citizen identity number. */
    public static final String CITIZEN_ID = "citizen-id";

    private final DataKeyStore store;
    private final RootKeys rootKeys;
    /** A tenant's province never changes. */
    private final Map<Integer, byte[]> keyOfTenant = new ConcurrentHashMap<>();

    BlindIndexes(DataKeyStore store, RootKeys rootKeys) {
        this.store = store;
        this.rootKeys = rootKeys;
    }

    /**
     * @param kind what the number is, such as {@code citizen-id}; equal numbers of two kinds differ
     * @param normalised the number in its one canonical spelling
     */
    public BlindIndex of(Read read, String kind, String normalised) {
        CipherSuite suite = rootKeys.indexSuite();
        byte[] key = keyOfTenant.computeIfAbsent(
                read.tenantId(), tenantId -> rootKeys.indexKeyOf(store.getProvinceId(read)));
        byte[] hash = suite.mac(key, (kind + "|" + normalised).getBytes(StandardCharsets.UTF_8));
        return new BlindIndex(
                ByteBuffer.allocate(1 + hash.length).put(suite.code()).put(hash).array());
    }
}
