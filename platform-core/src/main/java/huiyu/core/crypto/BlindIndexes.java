package huiyu.core.crypto;

import huiyu.core.db.Read;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        return under(
                keyOfTenant.computeIfAbsent(read.tenantId(), tenantId -> rootKeys.indexKeyOf(store.getProvinceId(read))),
                kind, normalised);
    }

    /** The same number as each other province knows it, by province: for the one question that may be asked across provinces. */
    public Map<Integer, BlindIndex> ofOtherProvinces(Read read, String kind, String normalised) {
        return store.listOtherProvinces(read).stream()
                .collect(Collectors.toMap(Function.identity(), province -> under(rootKeys.indexKeyOf(province), kind, normalised)));
    }

    private BlindIndex under(byte[] key, String kind, String normalised) {
        CipherSuite suite = rootKeys.indexSuite();
        byte[] hash = suite.mac(key, (kind + "|" + normalised).getBytes(StandardCharsets.UTF_8));
        return new BlindIndex(
                ByteBuffer.allocate(1 + hash.length).put(suite.code()).put(hash).array());
    }
}
