package huiyu.policy.cases;

import com.code_intelligence.jazzer.junit.FuzzTest;
import huiyu.policy.pack.PackLibrary;
import java.nio.charset.StandardCharsets;

class CaseFileFuzzTest {

    private static final CaseRunner RUNNER = new CaseRunner(PackLibrary.onClassPath());

    @FuzzTest(maxDuration = "60s")
    void a_file_of_cases_is_run_and_reported_on_whatever_it_says(byte[] input) {
        RUNNER.run("cases.yaml", new String(input, StandardCharsets.UTF_8));
    }
}
