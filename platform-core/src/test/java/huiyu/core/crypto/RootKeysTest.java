package huiyu.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class RootKeysTest {

    private static final String MASTER = Base64.getEncoder().encodeToString("master-key-of-thirty-two-bytes-0".getBytes());
    private static final String INDEX = Base64.getEncoder().encodeToString("index-key-of-thirty-two-bytes-00".getBytes());

    @Test
    void without_a_key_the_platform_does_not_start() {
        assertThatThrownBy(() -> rootKeys("", INDEX))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HUIYU_MASTER_KEY");
        assertThatThrownBy(() -> rootKeys(MASTER, " "))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HUIYU_INDEX_KEY");
    }

    @Test
    void a_key_that_is_no_key_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> rootKeys("c2hvcnQ=", INDEX))
                .hasMessageContaining("not 32 bytes")
                .hasMessageNotContaining("c2hvcnQ=")
                .hasNoCause();
        assertThatThrownBy(() -> rootKeys("not*base64", INDEX))
                .hasMessageContaining("not 32 bytes")
                .hasMessageNotContaining("not*base64")
                .hasNoCause();
    }

    @Test
    void one_key_cannot_serve_for_both() {
        assertThatThrownBy(() -> rootKeys(MASTER, MASTER)).hasMessageContaining("must differ");
    }

    @Test
    void provinces_have_different_index_keys_and_the_same_province_always_the_same() {
        RootKeys keys = rootKeys(MASTER, INDEX);

        assertThat(keys.indexKeyOf(2)).isEqualTo(rootKeys(MASTER, INDEX).indexKeyOf(2));
        assertThat(keys.indexKeyOf(2)).isNotEqualTo(keys.indexKeyOf(3));
    }

    private static RootKeys rootKeys(String masterKey, String indexKey) {
        return new RootKeys(masterKey, indexKey, "", "aes-gcm", "aes-gcm");
    }
}
