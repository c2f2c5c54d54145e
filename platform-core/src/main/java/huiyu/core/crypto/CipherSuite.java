package huiyu.core.crypto;

import javax.crypto.SecretKey;

/** One set of algorithms: authenticated encryption and a keyed hash. Its code stands in every stored value. */
interface CipherSuite {

    /** Never reused; the first byte of every ciphertext and blind index of this suite. */
    byte code();

    SecretKey newKey();

    SecretKey keyOf(byte[] encoded);

    /** Encrypts; {@code context} is bound to the result and must be the same at {@link #open}. */
    byte[] seal(SecretKey key, byte[] plaintext, byte[] context);

    /** @throws SealBrokenException when key, context or content is not what was sealed */
    byte[] open(SecretKey key, byte[] sealed, byte[] context);

    byte[] mac(SecretKey key, byte[] data);

    static CipherSuite byCode(byte code) {
        if (code == AesGcmSuite.CODE) {
            return AesGcmSuite.INSTANCE;
        }
        throw new SealBrokenException("no cipher suite " + code);
    }
}
