package huiyu.core.web;

import com.code_intelligence.jazzer.junit.FuzzTest;
import huiyu.fuzz.Refusals;
import java.nio.charset.StandardCharsets;

class CursorFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void a_cursor_is_one_of_ours_or_refused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Refusals.accepts(() -> Cursor.decodeId(text));
        Refusals.accepts(() -> Cursor.decode(text, 2).date(0));
        Refusals.accepts(() -> Cursor.decode(text, 2).instant(1));
    }
}
