package huiyu.policy.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.policy.definition.YamlTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {
    private static Facts facts(String yaml) {
        return Facts.of(YamlTree.parse("facts", yaml).map("facts"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {"{} | unknown", "{status: unknown} | unknown", "{status: none} | none", "{status: } | none",
        "{status: []} | none", "{status: dibao} | known", "{status: [{value: dibao, from: 2024-01-01}]} | known"})
    void a_fact_is_known_known_to_be_absent_or_unknown(String family, String state) {
        Facts facts = facts("family: " + family);
        assertThat(facts.isUnknown("family.status") ? "unknown" : facts.isNone("family.status") ? "none" : "known").isEqualTo(state);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "child: {birth_date: 2024-02-30} | INVALID_DATE",
        "child: {birth_order: 0} | INVALID_BIRTH_ORDER",
        "child: {birth_order: 1.5} | INVALID_NUMBER",
        "child: {birth_date: 2024-02-01, death_date: 2024-01-31} | DEATH_BEFORE_BIRTH",
        "child: {household: 3701} | INVALID_DIVISION",
        "child: {household: [{value: \"370100\", to: 2024-08-20}, {value: \"371100\", from: 2024-08-19}]} | CONTRADICTORY_FACT",
        "child: {household: [{value: \"370100\", from: 2024-08-20, to: 2024-08-19}]} | PERIOD_ENDS_BEFORE_IT_BEGINS",
        "child: {custody_share: {mother: 1.5}} | INVALID_SHARE",
        "family: {cost: {prenatal: -1}} | NEGATIVE_AMOUNT",
        "family: {cost: {prenatal: 1.005}} | INVALID_AMOUNT",
        "family: {quantity: {semesters: -1}} | NEGATIVE_QUANTITY",
        "child: {shoe_size: 20} | UNKNOWN_FACT",
        "child: {multiple_birth_index: 3, multiple_birth_size: 2} | INVALID_MULTIPLE_BIRTH_INDEX"})
    void what_no_facts_may_say(String yaml, String code) {
        assertThatThrownBy(() -> check(facts(yaml), FactCatalogue.standard())).hasMessageContaining(code);
    }

    @Test void one_may_be_at_two_places_on_the_day_of_a_move() {
        check(facts("child: {household: [{value: \"370100\", to: 2024-08-20}, {value: \"371100\", from: 2024-08-20}]}"), FactCatalogue.standard());
    }

    @Test void all_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> check(facts("child: {birth_date: 2024-02-30, birth_order: 0}"), FactCatalogue.standard()))
            .hasMessageContaining("INVALID_DATE").hasMessageContaining("INVALID_BIRTH_ORDER");
    }

    @Test void facts_are_never_printed() {
        assertThat(facts("child: {birth_date: 2024-02-03}")).hasToString("Facts[child.birth_date]");
    }

    private static void check(Facts facts, FactCatalogue catalogue) {
        FactRules.checkEach(facts, catalogue);
        FactRules.checkTogether(facts);
    }
}
