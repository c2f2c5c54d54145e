package huiyu.policy.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.kernel.identifier.DivisionCode.Level;
import huiyu.policy.Books;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterBookTest {
    private static final String AMOUNT = """
        parameters:
          - key: amount
            type: money
            values:
              - {value: 100.00, from: 2023-01-01, to: 2023-12-31, basis: reading}
              - {value: 120.00, from: 2025-01-01, to: 2025-12-31, basis: reading}
          - {key: later, type: money, values: []}
        """;

    private static ParameterBook book(String yaml) {
        return ParameterBook.empty().inherit(Books.pack(yaml).parameters(), Level.CITY);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({"amount, 2023-12-31, 100.00", "amount, 2025-01-01, 120.00"})
    void a_value_holds_from_its_first_to_its_last_day(String key, LocalDate day, String value) {
        assertThat(book(AMOUNT).getOn(key, day).raw()).hasToString(value);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({"amount, 2022-12-31, PARAMETER_NOT_STARTED", "amount, 2024-06-01, PARAMETER_GAP", "amount, 2026-01-01, PARAMETER_ENDED",
        "later, 2025-06-01, PARAMETER_NOT_CONFIGURED", "other, 2025-06-01, PARAMETER_UNKNOWN"})
    void a_value_is_never_bridged(String key, LocalDate day, String code) {
        assertThatThrownBy(() -> book(AMOUNT).getOn(key, day)).hasMessageContaining(code).hasMessageContaining(key);
    }

    @Test void a_lower_level_counts_from_its_first_day_and_the_upper_before_it() {
        ParameterBook both = book("parameters: [{key: a, type: money, values: [{value: 1.00, basis: reading}]}]")
            .inherit(Books.pack("parameters: [{key: a, type: money, values: [{value: 2.00, from: 2025-01-01, to: 2025-12-31, basis: reading}]}]").parameters(), Level.COUNTY);
        assertThat(both.getOn("a", LocalDate.of(2024, 12, 31)).raw()).hasToString("1.00");
        assertThat(both.getOn("a", LocalDate.of(2025, 1, 1)).raw()).hasToString("2.00");
        assertThatThrownBy(() -> both.getOn("a", LocalDate.of(2026, 1, 1))).hasMessageContaining("PARAMETER_ENDED");
    }

    @Test void a_locked_key_cannot_be_set_below() {
        ParameterBook upper = book("parameters: [{key: a, type: money, locked: true, values: [{value: 1.00, basis: reading}]}]");
        assertThatThrownBy(() -> upper.inherit(Books.pack("parameters: [{key: a, type: money, values: [{value: 2.00, basis: reading}]}]").parameters(), Level.COUNTY))
            .hasMessageContaining("LOCKED");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "type: money, values: [{value: -1.00, basis: reading}] | NEGATIVE_AMOUNT",
        "type: money, values: [{value: 1.005, basis: reading}] | INVALID_AMOUNT",
        "type: money, values: [{value: 1.00, to: 2025-06-01, basis: reading}, {value: 2.00, from: 2025-06-01, basis: reading}] | OVERLAPPING_VERSIONS",
        "type: money, values: [{value: 1.00}] | UNCITED",
        "type: money, values: [{value: 1.00, cite: [nowhere]}] | UNKNOWN_SOURCE",
        "type: rate, bounds: {max: 1}, values: [{value: 1.01, basis: reading}] | OUT_OF_BOUNDS",
        "type: choice, choices: [a, b], values: [{value: c, basis: reading}] | INVALID_CHOICE",
        "type: date, values: [{value: 2025-02-30, basis: reading}] | INVALID_DATE",
        "type: money, values: [{value: 1.00, from: 2025-02-01, to: 2025-01-01, basis: reading}] | PERIOD_ENDS_BEFORE_IT_BEGINS",
        "type: sum, values: [] | INVALID_CHOICE"})
    void what_no_parameter_may_be(String definition, String code) {
        assertThatThrownBy(() -> book("parameters: [{key: k, " + definition + "}]")).hasMessageContaining(code);
    }

    @Test void a_bound_may_be_half_of_a_published_statistic() {
        String yaml = """
            parameters:
              - {key: income, type: money, values: [{value: 47000.00, basis: reading}]}
              - {key: subsidy, type: money, bounds: {max: {parameter: income, times: 0.5}}, values: [{value: %s, basis: reading}]}
            """;
        assertThat(book(yaml.formatted("23500.00")).find("subsidy")).isPresent();
        assertThatThrownBy(() -> book(yaml.formatted("23500.01"))).hasMessageContaining("OUT_OF_BOUNDS").hasMessageContaining("income");
    }
}
