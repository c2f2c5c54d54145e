package huiyu.policy.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import huiyu.policy.pack.PackLibrary;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ShippedCasesTest {
    @TestFactory Stream<DynamicTest> every_shipped_case_passes() throws IOException {
        return ShippedCases.run(PackLibrary.onClassPath()).stream()
            .map(report -> dynamicTest(report.title(), () -> assertThat(report.differences()).as(report.file() + ":" + report.line()).isEmpty()));
    }
}
