package huiyu.childcare.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What is read from a QR code at a nursery's door. */
class VoucherTokenFuzzTest {

    private static final VoucherToken.Keys KEYS = VoucherToken.newKeys(new UUID(0, 1));
    private static final String RIGHT = VoucherToken.sign("{\"voucher\": 1}", KEYS.privateKey());

    @FuzzTest(maxDuration = "60s")
    void a_token_that_nobody_signed_says_nothing(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        String own = RIGHT.substring(0, Math.min(input.length, RIGHT.length())) + text;
        for (String token : new String[] {text, "hy1." + text, own}) {
            if (!token.equals(RIGHT)) {
                assertThat(VoucherToken.verify(token, KEYS.publicKey())).isEmpty();
            }
        }
    }
}
