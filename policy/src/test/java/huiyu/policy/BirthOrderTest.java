package huiyu.policy;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.definition.YamlTree;
import huiyu.policy.fact.Facts;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts of 1, 2, 3 yuan by birth order show how it was counted. */
class BirthOrderTest {
    private static final String DECEASED = "{birth_date: 2020-01-01, death_date: 2021-01-01}";
    private static final String ADOPTED = "{birth_date: 2021-01-01, adopted: true}";
    private static final String HALF = "{birth_date: 2022-01-01, of: other_marriage}";

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "count: children | D, A, H | 4",
        "count: children, deceased: not_counted | D, A, H | 3",
        "count: children, adopted: not_counted | D, A, H | 3",
        "count: children, other_marriage: not_counted | D, A, H | 3",
        "count: children, deceased: not_counted, adopted: not_counted, other_marriage: not_counted | D, A, H | 1",
        "count: children, at_most: 3 | D, A, H | 3",
        "count: children | T | 2",
        "count: children, multiples: all_as_first | T | 1",
        "count: children, multiples: all_as_last | T | 2",
        "count: family_size | T | 2",
        "count: deliveries | T | 1",
        "count: deliveries | H, T | 2"})
    void birth_order_is_counted_as_policy_says(String rule, String siblings, int order) {
        PolicyBook book = Books.book("""
            programmes:
              - code: p
                birth_order: {%s}
                components: [{code: c, shape: {one_off@1: {amount: {1: 1.00, 2: 2.00, 3: 3.00, 4: 4.00}}}}]
            """.formatted(rule));
        String children = siblings.replace("D", DECEASED).replace("A", ADOPTED).replace("H", HALF).replace("T", "{birth_date: 2024-05-05}");
        Facts facts = Facts.of(YamlTree.parse("facts", """
            child: {birth_date: 2024-05-05, multiple_birth_index: %s}
            family: {children: [%s, {birth_date: 2024-05-05}]}
            """.formatted(siblings.contains("T") ? 2 : 1, children)).map("facts"));
        Assessment assessment = PolicyEngine.assess(book, AssessmentRequest.of("p", LocalDate.of(2024, 6, 1), facts));
        assertThat(assessment.total().fen()).isEqualTo(order * 100L);
    }
}
