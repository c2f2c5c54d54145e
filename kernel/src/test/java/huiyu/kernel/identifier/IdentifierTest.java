package huiyu.kernel.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.kernel.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierTest {
    @Test void a_citizen_number_tells_birth_date_division_and_sex() {
        CitizenId id = CitizenId.parse("350102202402290025").findValue().orElseThrow();
        assertThat(id.birthDate()).isEqualTo("2024-02-29");
        assertThat(id.division()).isEqualTo(new DivisionCode("350102"));
        assertThat(id.sex()).isEqualTo(CitizenId.Sex.FEMALE);
    }

    @Test void a_lower_case_x_is_read_as_X_and_the_number_is_masked_when_printed() {
        CitizenId id = CitizenId.parse("61010220251110001x").findValue().orElseThrow();
        assertThat(id.number()).isEqualTo("61010220251110001X");
        assertThat(id.toString()).doesNotContain("20251110");
    }

    @ParameterizedTest(name = "{0} is refused for {1}")
    @CsvSource({"37010220230101001, LENGTH", "37010220230101001A, ALPHABET", "37O102202301010016, ALPHABET",
        "370102202302290013, INVALID_DATE", "370102202301010017, CHECK_DIGIT"})
    void a_flawed_citizen_number_is_refused_by_name(String number, Flaw flaw) {
        assertThat(CitizenId.parse(number).findFlaw()).contains(flaw);
    }

    @Test void a_wrong_check_digit_tells_the_right_one() {
        assertThat(CitizenId.parse("370102202301010017")).isEqualTo(Parsed.invalid(Flaw.CHECK_DIGIT, "6"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"12370100MB2A00000A, ", "52350100MJB0001000, ", "1237O100MB2A000000, ALPHABET",
        "12370100MB2A00000, LENGTH", "12370100MB2A00000B, CHECK_DIGIT"})
    void a_credit_code_is_checked_by_its_standard(String code, Flaw flaw) {
        assertThat(CreditCode.parse(code).findFlaw().orElse(null)).isEqualTo(flaw);
    }

    @Test void a_lawful_early_code_with_a_wrong_check_is_accepted_from_the_list_of_exceptions() {
        assertThat(CreditCode.parse("12370100MB2A00000B", Set.of("12370100MB2A00000B")).isValid()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"W350000001, ", "w350000001, ", "W35000001, LENGTH", "1350000001, FORMAT"})
    void a_birth_certificate_is_a_letter_and_nine_digits(String number, Flaw flaw) {
        assertThat(BirthCertificateNumber.parse(number).findFlaw().orElse(null)).isEqualTo(flaw);
    }

    @ParameterizedTest(name = "{0} within {1}: {2}")
    @CsvSource({"370102, 370100, true", "370102, 370000, true", "370102, 100000, true", "371102, 370100, false",
        "370100, 370102, false", "429005, 429005, true", "110101, 110000, true"})
    void a_division_lies_within_its_city_province_and_nation(String inner, String outer, boolean within) {
        assertThat(new DivisionCode(inner).isWithin(new DivisionCode(outer))).isEqualTo(within);
    }

    @Test void a_code_that_is_no_longer_in_use_stays_known() {
        DivisionCode licheng = new DivisionCode("370123");
        DivisionCatalogue catalogue = new DivisionCatalogue(List.of(new DivisionCatalogue.Division(
            licheng, "长清县", "Changqing County", Period.ofDays(null, LocalDate.of(2001, 6, 30)))));
        assertThat(catalogue.findOn(licheng, LocalDate.of(2026, 1, 1))).isEmpty();
        assertThat(catalogue.wasEverValid(licheng)).isTrue();
    }
}
