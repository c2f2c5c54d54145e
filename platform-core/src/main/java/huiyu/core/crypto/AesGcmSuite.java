package huiyu.core.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM (96-bit random nonce, 128-bit tag) and HMAC-SHA-256. */
final class AesGcmSuite implements CipherSuite {

    static final byte CODE = 1;
    static final CipherSuite INSTANCE = new AesGcmSuite();

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcmSuite() {}

    @Override
    public byte code() {
        return CODE;
    }

    @Override
    public SecretKey newKey() {
        return keyOf(random(KEY_BYTES));
    }

    @Override
    public SecretKey keyOf(byte[] encoded) {
        if (encoded.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, not " + encoded.length);
        }
        return new SecretKeySpec(encoded, "AES");
    }

    @Override
    public byte[] seal(SecretKey key, byte[] plaintext, byte[] context) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(plaintext);
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length).put(nonce).put(encrypted).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    @Override
    public byte[] open(SecretKey key, byte[] sealed, byte[] context) {
        if (sealed.length <= NONCE_BYTES) {
            throw new SealBrokenException("too short to be sealed");
        }
        byte[] nonce = java.util.Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("key, place or content is not what was sealed");
        }
    }

    @Override
    public byte[] mac(SecretKey key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot hash", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
