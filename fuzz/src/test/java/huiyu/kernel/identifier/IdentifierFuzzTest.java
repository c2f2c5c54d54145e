package huiyu.kernel.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class IdentifierFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void a_number_is_taken_or_refused_and_what_is_taken_is_taken_again(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        CitizenId.parse(text).findValue().ifPresent(id -> {
            assertThat(CitizenId.parse(id.number()).isValid()).isTrue();
            assertThat(id.number()).matches("[0-9]{17}[0-9X]");
        });
        BirthCertificateNumber.parse(text).findValue().ifPresent(number -> assertThat(BirthCertificateNumber.parse(number.number()).isValid()).isTrue());
        CreditCode.parse(text).findValue().ifPresent(code -> assertThat(CreditCode.parse(code.code()).isValid()).isTrue());
        DivisionCode.parse(text).findValue().ifPresent(code -> assertThat(DivisionCode.parse(code.code()).isValid()).isTrue());
    }
}
