package huiyu.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.kernel.time.Age.Attained;
import huiyu.kernel.time.Age.LeapBirthday;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
    @ParameterizedTest(name = "born {0}, on {1} by {2}: {3}")
    @CsvSource({
        "2023-01-01, 2026-01-01, BIRTHDAY, 3",
        "2023-01-01, 2026-01-01, DAY_AFTER, 2",
        "2023-01-01, 2026-01-02, DAY_AFTER, 3",
        "2023-01-01, 2025-12-31, BIRTHDAY, 2",
        "2025-05-05, 2025-05-05, DAY_AFTER, 0"})
    void an_age_is_attained_on_the_birthday_or_the_day_after(LocalDate birth, LocalDate day, Attained rule, int age) {
        assertThat(new Age(rule, LeapBirthday.FEBRUARY_28).yearsOn(birth, day)).isEqualTo(age);
    }

    @ParameterizedTest(name = "born {0}, turns {1} on {3} by {2}")
    @CsvSource({
        "2024-02-29, 3, FEBRUARY_28, 2027-02-28",
        "2024-02-29, 3, MARCH_1, 2027-03-01",
        "2024-02-29, 4, MARCH_1, 2028-02-29",
        "2024-02-28, 3, MARCH_1, 2027-02-28"})
    void a_leap_day_child_has_its_birthday_by_rule(LocalDate birth, int years, LeapBirthday rule, LocalDate birthday) {
        assertThat(new Age(Attained.BIRTHDAY, rule).birthday(birth, years)).isEqualTo(birthday);
    }
}
