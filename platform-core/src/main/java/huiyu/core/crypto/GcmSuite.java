package huiyu.core.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A block cipher in GCM (96-bit random nonce, 128-bit tag) with its keyed hash: the JDK's AES-256 with HMAC-SHA-256, or
 * the national SM4 with HMAC-SM3 (GB/T 32907, GB/T 32905) from Bouncy Castle, which is not registered with the JVM.
 */
final class GcmSuite implements CipherSuite {

    static final CipherSuite AES = new GcmSuite((byte) 1, "aes-gcm", "AES", 32, "HmacSHA256", null);
    static final CipherSuite SM4 = new GcmSuite((byte) 2, "sm4-gcm", "SM4", 16, "HmacSM3", new BouncyCastleProvider());

    private static final String GCM = "/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte code;
    private final String name;
    private final String cipher;
    private final int keyBytes;
    private final String mac;
    private final Optional<Provider> provider;
    private final Provider cipherProvider;

    private GcmSuite(byte code, String name, String cipher, int keyBytes, String mac, Provider provider) {
        this.code = code;
        this.name = name;
        this.cipher = cipher;
        this.keyBytes = keyBytes;
        this.mac = mac;
        this.provider = Optional.ofNullable(provider);
        // looked for once: among all providers, at every call, the search costs as much as the cipher
        this.cipherProvider = this.provider.orElseGet(() -> standardProvider(cipher));
    }

    private static Provider standardProvider(String cipher) {
        try {
            return Cipher.getInstance(cipher + GCM).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no " + cipher + GCM, e);
        }
    }

    @Override
    public byte code() {
        return code;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SecretKey newKey() {
        return keyOf(random(keyBytes));
    }

    @Override
    public SecretKey keyOf(byte[] encoded) {
        if (encoded.length != keyBytes) {
            throw new IllegalArgumentException("a key of " + name + " has " + keyBytes + " bytes, not " + encoded.length);
        }
        return new SecretKeySpec(encoded, cipher);
    }

    @Override
    public SecretKey deriveKey(byte[] root, byte[] purpose) {
        return keyOf(Arrays.copyOf(mac(root, purpose), keyBytes));
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
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("key, place or content is not what was sealed");
        }
    }

    @Override
    public byte[] mac(byte[] key, byte[] data) {
        try {
            Mac hash = provider.isPresent() ? Mac.getInstance(mac, provider.get()) : Mac.getInstance(mac);
            hash.init(new SecretKeySpec(key, mac));
            return hash.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot hash", e);
        }
    }

    private Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] context) throws GeneralSecurityException {
        Cipher made = Cipher.getInstance(cipher + GCM, cipherProvider);
        made.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        made.updateAAD(context);
        return made;
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
