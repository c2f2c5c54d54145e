package huiyu.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** The national algorithms are what they are called: SM4 and SM3 put together by hand give the same. */
class NationalSuiteTest {

    private static final byte[] KEY = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
    private static final byte[] TEXT = "370102199402030011".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = "person.number".getBytes(StandardCharsets.UTF_8);
    private static final int NONCE = 12;

    @Test
    void a_blind_index_is_hmac_sm3() {
        HMac hash = new HMac(new SM3Digest());
        hash.init(new KeyParameter(KEY));
        hash.update(TEXT, 0, TEXT.length);
        byte[] expected = new byte[hash.getMacSize()];
        hash.doFinal(expected, 0);

        assertThat(GcmSuite.SM4.mac(KEY, TEXT)).isEqualTo(expected).isNotEqualTo(GcmSuite.AES.mac(KEY, TEXT)).hasSize(32);
    }

    @Test
    void a_sealed_field_is_sm4_in_gcm() throws Exception {
        byte[] sealed = GcmSuite.SM4.seal(GcmSuite.SM4.keyOf(KEY), TEXT, CONTEXT);

        var byHand = GCMBlockCipher.newInstance(new SM4Engine());
        byHand.init(false, new AEADParameters(new KeyParameter(KEY), 128, java.util.Arrays.copyOf(sealed, NONCE), CONTEXT));
        byte[] opened = new byte[byHand.getOutputSize(sealed.length - NONCE)];
        int length = byHand.processBytes(sealed, NONCE, sealed.length - NONCE, opened, 0);
        length += byHand.doFinal(opened, length);

        assertThat(java.util.Arrays.copyOf(opened, length)).isEqualTo(TEXT);
        assertThat(sealed).hasSize(NONCE + TEXT.length + 16);
    }

    /** GB/T 32907, appendix A: the block cipher's own example. */
    @Test
    void the_block_cipher_gives_the_standards_example() throws Exception {
        var cipher = javax.crypto.Cipher.getInstance("SM4/ECB/NoPadding", new org.bouncycastle.jce.provider.BouncyCastleProvider());
        cipher.init(javax.crypto.Cipher.ENCRYPT_MODE, GcmSuite.SM4.keyOf(KEY));
        assertThat(HexFormat.of().formatHex(cipher.doFinal(KEY))).isEqualTo("681edf34d206965e86b3e94f536e4246");
    }
}
