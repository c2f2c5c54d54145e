package huiyu.core.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys that come from outside and never enter the database: the master key, which wraps data keys, and the index
 * key, from which each province's blind-index key is derived. Apart, since the master key can be changed by wrapping
 * anew while a changed index key would lose every exact search. Without both the platform does not start. Former master
 * keys open what they wrapped until everything is wrapped anew.
 */
@Component
class RootKeys {

    private static final int BYTES = 32;

    /** @param id tells which key wrapped something, by which suite, without telling the key */
    private record MasterKey(String id, CipherSuite suite, SecretKey key) {}

    private final CipherSuite suite;
    private final CipherSuite indexSuite;
    private final MasterKey master;
    private final byte[] index;
    /** Every master key known, under every suite, the current one first. */
    private final Map<String, MasterKey> masters = new LinkedHashMap<>();

    /**
     * @param masterKey 32 random bytes in base64
     * @param indexKey 32 other random bytes in base64
     * @param formerMasterKeys those used before, comma-separated
     * @param suite what new data keys and wrappings use: aes-gcm or sm4-gcm
     * @param indexSuite what blind indexes use; must not change once there are people, or nobody is found any more
     */
    RootKeys(
            @Value("${huiyu.crypto.master-key:}") String masterKey,
            @Value("${huiyu.crypto.index-key:}") String indexKey,
            @Value("${huiyu.crypto.former-master-keys:}") String formerMasterKeys,
            @Value("${huiyu.crypto.suite:aes-gcm}") String suite,
            @Value("${huiyu.crypto.index-suite:aes-gcm}") String indexSuite) {
        this.suite = CipherSuite.named(suite);
        this.indexSuite = CipherSuite.named(indexSuite);
        byte[] current = key(masterKey, "huiyu.crypto.master-key (HUIYU_MASTER_KEY)");
        this.index = key(indexKey, "huiyu.crypto.index-key (HUIYU_INDEX_KEY)");
        if (Arrays.equals(current, index)) {
            throw new IllegalStateException("the master key and the index key must differ 主密钥与索引密钥不得相同");
        }
        this.master = master(this.suite, current);
        masters.put(master.id(), master);
        learn(current);
        for (String former : formerMasterKeys.split(",")) {
            if (!former.isBlank()) {
                learn(key(former, "huiyu.crypto.former-master-keys (HUIYU_FORMER_MASTER_KEYS)"));
            }
        }
    }

    private void learn(byte[] raw) {
        for (CipherSuite any : CipherSuite.ALL) {
            MasterKey key = master(any, raw);
            masters.putIfAbsent(key.id(), key);
        }
    }

    private static byte[] key(String base64, String name) {
        if (base64.isBlank()) {
            throw new IllegalStateException(name + " is missing: 32 random bytes in base64 缺少密钥,应为 32 字节的 base64");
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length != BYTES) {
            // The cause would quote the key.
            throw new IllegalStateException(name + " is not 32 bytes in base64 密钥应为 32 字节的 base64");
        }
        return key;
    }

    /** AES takes the key as it is, as it did before there was another suite. */
    private static MasterKey master(CipherSuite suite, byte[] raw) {
        String id = HexFormat.of().formatHex(suite.mac(raw, bytes("huiyu master key id")), 0, 8);
        return new MasterKey(id, suite, suite == GcmSuite.AES ? suite.keyOf(raw) : suite.deriveKey(raw, bytes("huiyu master key")));
    }

    /** What new data keys are made for. */
    CipherSuite suite() {
        return suite;
    }

    CipherSuite indexSuite() {
        return indexSuite;
    }

    /** Tells which master key wraps now. */
    String masterKeyId() {
        return master.id();
    }

    boolean knows(String masterKeyId) {
        return masters.containsKey(masterKeyId);
    }

    /** Seals under the master key: data keys, and what one tenant hands over to another. */
    byte[] seal(byte[] plaintext, String context) {
        return master.suite().seal(master.key(), plaintext, bytes(context));
    }

    /** @param masterKeyId which sealed it; one that {@link #knows} */
    byte[] open(String masterKeyId, byte[] sealed, String context) {
        MasterKey key = masters.get(masterKeyId);
        return key.suite().open(key.key(), sealed, bytes(context));
    }

    /** Of something that does not say which master key sealed it. */
    byte[] open(byte[] sealed, String context) {
        SealBrokenException broken = null;
        for (String id : masters.keySet()) {
            try {
                return open(id, sealed, context);
            } catch (SealBrokenException notThisOne) {
                broken = notThisOne;
            }
        }
        throw broken;
    }

    byte[] indexKeyOf(int provinceId) {
        return indexSuite.mac(index, bytes("huiyu blind index, version 1, province " + provinceId));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
