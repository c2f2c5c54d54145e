package huiyu.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @Test void an_amount_is_read_and_written_in_yuan_with_two_places() {
        assertThat(Money.ofYuan("3600").toString()).isEqualTo("3600.00");
        assertThat(Money.ofYuan("0.05").fen()).isEqualTo(5);
        assertThat(Money.ofFen(-150).toString()).isEqualTo("-1.50");
    }

    @Test void a_fraction_of_a_fen_is_refused() {
        assertThatThrownBy(() -> Money.ofYuan("0.005")).isInstanceOf(ArithmeticException.class);
    }

    @Test void arithmetic_overflows_loudly() {
        assertThatThrownBy(() -> Money.ofFen(Long.MAX_VALUE).plus(Money.ofFen(1))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest(name = "{0} × {1} = {2} rounded {3}")
    @CsvSource({"3600.00, 0.90, 3240.00, HALF_UP", "0.01, 0.5, 0.01, HALF_UP", "0.01, 0.5, 0.00, DOWN",
        "0.01, 0.4, 0.00, HALF_UP", "0.01, 0.1, 0.01, UP"})
    void a_rate_is_applied_exactly_and_rounded_once(String amount, String rate, String expected, Rounding rounding) {
        assertThat(Money.ofYuan(amount).times(Rate.of(rate), rounding)).isEqualTo(Money.ofYuan(expected));
    }

    @Test void a_daily_split_of_a_month_is_rounded_only_at_the_end() {
        Fraction month = Money.ofYuan("600").toFraction().times(Fraction.of(14, 31))
            .plus(Money.ofYuan("700").toFraction().times(Fraction.of(17, 31)));
        assertThat(Rounding.HALF_UP.toMoney(month)).isEqualTo(Money.ofYuan("654.84"));
    }

    @Test void parts_always_sum_to_the_whole_because_the_last_takes_what_is_left() {
        Money whole = Money.ofFen(1);
        assertThat(whole.split(List.of(Rate.of("0.5"), Rate.of("0.5")))).containsExactly(Money.ofFen(1), Money.ZERO);
        Money three = Money.ofYuan("100.00");
        List<Money> parts = three.split(List.of(Rate.of("0.333"), Rate.of("0.333"), Rate.of("0.334")));
        assertThat(Money.sum(parts)).isEqualTo(three);
    }

    @Test void shares_that_do_not_sum_to_one_are_refused() {
        assertThatThrownBy(() -> Money.ofYuan("1").split(List.of(Rate.of("0.5"), Rate.of("0.4"))))
            .hasMessageContaining("0.9");
    }
}
