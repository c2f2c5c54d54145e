package huiyu.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.policy.Books;
import huiyu.policy.assessment.Reasons;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.setting.FieldSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionContractTest {
    private static final String COMPONENT = "components: [{code: c, shape: {one_off@1: {amount: 1.00}}}]";

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "fact: {key: mother.marriage_certificate, one_of: [yes]}",
        "fact: {key: family.birth_permit, one_of: [yes]}",
        "measure: {fact: family.quantity.marriage_licence, above: 0}",
        "status: {of: mother, any_of: [marriage_certificate]}",
        "status: {of: family, any_of: [dibao, 准生证]}",
        "any: [{status: {of: family, any_of: [结婚证]}}]"})
    void no_condition_may_ask_for_a_marriage_certificate_or_a_birth_permit(String condition) {
        assertThatThrownBy(() -> Books.book("programmes: [{code: p, conditions: [{" + condition + "}], " + COMPONENT + "}]"))
            .hasMessageContaining("FORBIDDEN_FACT");
    }

    @Test void nor_may_one_do_so_through_a_parameter() {
        assertThatThrownBy(() -> Books.book("""
            parameters: [{key: p.statuses, type: texts, values: [{value: [birth_permit], basis: reading}]}]
            programmes: [{code: p, conditions: [{status: {of: mother, any_of: $p.statuses}}], %s}]
            """.formatted(COMPONENT))).hasMessageContaining("FORBIDDEN_FACT");
    }

    @Test void no_attribute_of_the_catalogue_is_such_a_paper() {
        assertThat(FactCatalogue.standard().list()).allSatisfy(attribute -> FactCatalogue.requireAllowed(attribute.key()));
    }

    @Test void every_reason_of_a_condition_is_worded_in_both_languages() {
        assertThat(ConditionCatalogue.list()).filteredOn(kind -> kind.reason() != null)
            .allSatisfy(kind -> assertThat(Reasons.standard()).containsKey(kind.reason()));
        assertThat(Reasons.standard().values()).allSatisfy(text -> assertThat(text.zh()).isNotBlank().isNotEqualTo(text.en()));
    }

    @Test void every_field_of_a_condition_is_documented_and_its_default_is_one_of_its_choices() {
        assertThat(ConditionCatalogue.list()).flatExtracting(kind -> kind.schema().fields()).allSatisfy(field -> {
            assertThat(field.doc().zh()).isNotBlank();
            assertThat(field.doc().en()).isNotBlank();
            assertThat(field.choices().isEmpty() || field.choices().contains(field.fallback())).as(((FieldSpec) field).name()).isTrue();
        });
    }

    @ParameterizedTest(name = "{0} and {1} is {2}, or is {3}")
    @CsvSource({"MET, MET, MET, MET", "MET, UNKNOWN, UNKNOWN, MET", "MET, NOT_MET, NOT_MET, MET",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN", "UNKNOWN, NOT_MET, NOT_MET, UNKNOWN", "NOT_MET, NOT_MET, NOT_MET, NOT_MET"})
    void unknown_is_neither_met_nor_not_met(Truth a, Truth b, Truth and, Truth or) {
        assertThat(a.and(b)).isEqualTo(b.and(a)).isEqualTo(and);
        assertThat(a.or(b)).isEqualTo(b.or(a)).isEqualTo(or);
    }
}
