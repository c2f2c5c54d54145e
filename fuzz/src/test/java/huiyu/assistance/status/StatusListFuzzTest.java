package huiyu.assistance.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import huiyu.fuzz.Refusals;

class StatusListFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void a_status_list_is_read_whole_or_refused_by_row(byte[] input) {
        Refusals.accepts(() -> assertThat(StatusList.read(input, "list")).isNotEmpty());
    }
}
