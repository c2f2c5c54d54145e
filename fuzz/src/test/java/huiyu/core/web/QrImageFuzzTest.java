package huiyu.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class QrImageFuzzTest {

    private static final int LONGEST = 500;

    @FuzzTest(maxDuration = "60s")
    void every_text_that_fits_is_drawn_and_none_of_it_becomes_markup(byte[] input) {
        String text = new String(input, 0, Math.min(input.length, LONGEST), StandardCharsets.UTF_8);
        if (!text.isEmpty()) {
            assertThat(QrImage.svg(text)).matches("<svg [^<>]*><rect [^<>]*/><path d=\"[Mhvz0-9 -]*\"/></svg>");
        }
    }
}
