package huiyu.core.payment.pain;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import huiyu.fuzz.Refusals;

class StatusReportFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void a_bank_answer_is_read_whole_or_refused(byte[] input) {
        Refusals.accepts(() -> {
            StatusReport report = StatusReportReader.read(input);
            assertThat(report.groupStatus().isPresent() || !report.transactions().isEmpty()).as("says something").isTrue();
            assertThat(report.transactions()).allMatch(one -> !one.endToEndId().isBlank());
        });
    }
}
