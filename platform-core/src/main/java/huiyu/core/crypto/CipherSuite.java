package huiyu.core.crypto;

import java.util.List;
import javax.crypto.SecretKey;

/** One set of algorithms: authenticated encryption and a keyed hash. Its code stands in every stored value. */
interface CipherSuite {

    /** All there are; those in use stay for as long as a value of theirs is stored. */
    List<CipherSuite> ALL = List.of(GcmSuite.AES, GcmSuite.SM4);

    /** Never reused; the first byte of every ciphertext and blind index of this suite. */
    byte code();

    /** As settings spell it. */
    String name();

    SecretKey newKey();

    SecretKey keyOf(byte[] encoded);

    /** A key for one purpose, made from a key for all. */
    SecretKey deriveKey(byte[] root, byte[] purpose);

    /** Encrypts; {@code context} is bound to the result and must be the same at {@link #open}. */
    byte[] seal(SecretKey key, byte[] plaintext, byte[] context);

    /** @throws SealBrokenException when key, context or content is not what was sealed */
    byte[] open(SecretKey key, byte[] sealed, byte[] context);

    byte[] mac(byte[] key, byte[] data);

    static CipherSuite byCode(byte code) {
        return ALL.stream()
                .filter(suite -> suite.code() == code)
                .findFirst()
                .orElseThrow(() -> new SealBrokenException("no cipher suite " + code));
    }

    static CipherSuite named(String name) {
        return ALL.stream()
                .filter(suite -> suite.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no cipher suite " + name + "; there are "
                        + ALL.stream().map(CipherSuite::name).toList()));
    }
}
