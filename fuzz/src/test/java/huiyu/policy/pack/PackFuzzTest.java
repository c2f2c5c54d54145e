package huiyu.policy.pack;

import com.code_intelligence.jazzer.junit.FuzzTest;
import huiyu.fuzz.Refusals;
import huiyu.policy.definition.YamlTree;
import huiyu.policy.parameter.ParameterBook;
import java.nio.charset.StandardCharsets;

class PackFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void a_pack_is_read_or_refused_by_field(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Refusals.accepts(() -> PackReader.read(YamlTree.parse("pack.yaml", text).map("pack.yaml"), ParameterBook.empty()));
    }
}
