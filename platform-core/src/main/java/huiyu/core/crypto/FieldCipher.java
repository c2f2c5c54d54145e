package huiyu.core.crypto;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Encrypts single fields. A ciphertext is bound to its tenant, column and row: copied elsewhere it does not open. Form:
 * suite (1 byte), key version (4 bytes), what the suite made of it.
 */
@Component
public class FieldCipher {

    private static final int HEADER_BYTES = 5;

    private final DataKeys keys;

    FieldCipher(DataKeys keys) {
        this.keys = keys;
    }

    /**
     * @param column table and column, such as {@code person_identifier.cipher}
     * @param rowId the row the ciphertext will stand in
     */
    public byte[] encrypt(Tx tx, String column, UUID rowId, String plaintext) {
        DataKeys.DataKey key = keys.getNewest(tx);
        byte[] sealed = key.suite().seal(key.key(), bytes(plaintext), context(tx.tenantId(), column, rowId));
        return ByteBuffer.allocate(HEADER_BYTES + sealed.length)
                .put(key.suite().code())
                .putInt(key.version())
                .put(sealed)
                .array();
    }

    /** @throws SealBrokenException when it was not encrypted for this tenant, column and row */
    public String decrypt(Read read, String column, UUID rowId, byte[] ciphertext) {
        if (ciphertext.length <= HEADER_BYTES) {
            throw new SealBrokenException("too short to be a ciphertext");
        }
        ByteBuffer buffer = ByteBuffer.wrap(ciphertext);
        CipherSuite suite = CipherSuite.byCode(buffer.get());
        DataKeys.DataKey key = keys.get(read, buffer.getInt());
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return new String(
                suite.open(key.key(), sealed, context(read.tenantId(), column, rowId)), StandardCharsets.UTF_8);
    }

    private static byte[] context(int tenantId, String column, UUID rowId) {
        return bytes(tenantId + "|" + column + "|" + rowId);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
