package huiyu.core.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The two keys that come from outside and never enter the database: the master key, which wraps data keys, and the
 * index key, from which each province's blind-index key is derived. Apart, since the master key can be changed by
 * wrapping anew while a changed index key would lose every exact search. Without both the platform does not start.
 */
@Component
class RootKeys {

    private final CipherSuite suite = AesGcmSuite.INSTANCE;
    private final SecretKey master;
    private final SecretKey index;

    /**
     * @param masterKey 32 random bytes in base64
     * @param indexKey 32 other random bytes in base64
     */
    RootKeys(
            @Value("${huiyu.crypto.master-key:}") String masterKey,
            @Value("${huiyu.crypto.index-key:}") String indexKey) {
        this.master = key(masterKey, "huiyu.crypto.master-key (HUIYU_MASTER_KEY)");
        this.index = key(indexKey, "huiyu.crypto.index-key (HUIYU_INDEX_KEY)");
        if (Arrays.equals(master.getEncoded(), index.getEncoded())) {
            throw new IllegalStateException("the master key and the index key must differ 主密钥与索引密钥不得相同");
        }
    }

    private SecretKey key(String base64, String name) {
        if (base64.isBlank()) {
            throw new IllegalStateException(name + " is missing: 32 random bytes in base64 缺少密钥,应为 32 字节的 base64");
        }
        try {
            return suite.keyOf(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            // The cause would quote the key.
            throw new IllegalStateException(name + " is not 32 bytes in base64 密钥应为 32 字节的 base64");
        }
    }

    /** Tells which master key wrapped something, without telling the key. */
    String masterKeyId() {
        byte[] fingerprint = suite.mac(master, bytes("huiyu master key id"));
        return HexFormat.of().formatHex(fingerprint, 0, 8);
    }

    /** Seals under the master key: data keys, and what one tenant hands over to another. */
    byte[] seal(byte[] plaintext, String context) {
        return suite.seal(master, plaintext, bytes(context));
    }

    byte[] open(byte[] sealed, String context) {
        return suite.open(master, sealed, bytes(context));
    }

    SecretKey indexKeyOf(int provinceId) {
        return suite.keyOf(suite.mac(index, bytes("huiyu blind index, version 1, province " + provinceId)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
