package huiyu.policy.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.policy.cases.CaseRunner;
import huiyu.policy.definition.Values;
import huiyu.policy.pack.PackLibrary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever writes a case or a pack badly is told the file, the line and the field. */
class BadlyWrittenTest {
    private static final PackLibrary SHIPPED = PackLibrary.onClassPath();

    /** Line 1 is the pack, line 4 the case's first line. */
    private static List<String> differences(String body) {
        String text = "pack: shandong-jinan\nfacts: {child: {household: here}, family: {status: none}}\ncases:\n  - name: a case\n    "
            + body.replace("/", "\n");
        return new CaseRunner(SHIPPED).run("bad.yaml", text).getLast().differences();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "    expct: {total: 0}/    expect: {total: 0} | UNKNOWN_KEY cases[0].expct (line 5)",
        "    facts: {child: {birth_date: 2023-02-30, birth_order: 2}}/    expect: {total: 0} | INVALID_DATE child.birth_date (line 5)",
        "    facts:/      child: {birth_date: 2023-02-03}/      famly: {}/      child2: x/    expect: {total: 0} | UNKNOWN_FACT child2 (line 8)",
        "    parameters:/      jinan.subsidy.monthly: many/    expect: {total: 0} | INVALID_NUMBER jinan.subsidy.monthly (line 6)",
        "    parameters:/      jinan.subsidy.montly: 1.00/    expect: {total: 0} | PARAMETER_UNKNOWN parameters.jinan.subsidy.montly (line 6)",
        "    facts: {child: {birth_date: 2023-02-03}}/    programmes:/      - code: x/        components:/          - {code: y, shape: {one_off: {amount: 1.00, amnt: 2}}}/    expect: {total: 0} | UNKNOWN_KEY programmes.x.components[0].shape.one_off.amnt (line 9)",
        "    facts: {child: {birth_date: 2023-02-03, birth_order: 2}}/    expect: {total: 21600.00}/    readings:/      - name: r/        datee: 2024-01-01/        expect: {total: 0} | UNKNOWN_KEY cases[0].readings[0].datee (line 9)",
        "    expect: {total: 0}/  - not a case | INVALID_VALUE bad.yaml:6 cases[1]",
        "    expect: {total: 0}/    expect: {total: 0} | line 6"})
    void a_case_is_told_where(String body, String message) {
        assertThat(differences(body)).anySatisfy(line -> assertThat(line).contains(message));
    }

    @Test void a_pack_is_told_where_even_in_its_second_file() {
        PackLibrary broken = SHIPPED.changed(tree -> {
            Map<String, Object> copy = new LinkedHashMap<>(tree);
            copy.put("programmes", Values.list(tree.get("programmes"), item -> {
                Map<String, Object> programme = new LinkedHashMap<>(Values.map(item, "programme"));
                programme.put("payees", "nobody");
                return programme;
            }));
            return copy;
        });
        assertThatThrownBy(() -> broken.getPack("cn-national"))
            .hasMessageContaining("packs/cn-national/programmes.yaml:2 programmes[0].payees");
    }
}
