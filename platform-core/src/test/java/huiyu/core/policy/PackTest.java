package huiyu.core.policy;

import static huiyu.core.policy.PolicyRoom.FLOW;
import static huiyu.core.policy.PolicyRoom.TRANSACTIONS;
import static huiyu.core.policy.PolicyRoom.actor;
import static huiyu.core.policy.PolicyRoom.approve;
import static huiyu.core.policy.PolicyRoom.check;
import static huiyu.core.policy.PolicyRoom.policy;
import static huiyu.core.policy.PolicyRoom.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.policy.Proposal.CaseOutcome;
import huiyu.core.policy.Proposal.Status;
import huiyu.core.web.ProblemException;
import huiyu.core.web.ProblemException.FieldProblem;
import huiyu.kernel.money.Money;
import huiyu.policy.PolicyEngine;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.fact.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Real packs, loaded where they belong: the national one (here at a province, since all tests share one nation) and Jinan's. */
class PackTest {

    private static final ShippedPacks SHIPPED = PolicyRoom.bean(ShippedPacks.class);
    private static final PackImport IMPORT = PolicyRoom.bean(PackImport.class);
    private static final PackExport EXPORT = PolicyRoom.bean(PackExport.class);

    private final int province = CoreDatabase.createProvince();
    private final int jinan = withCode(CoreDatabase.createCity(province), "370100");

    @Test
    void packs_loaded_at_their_levels_pass_all_their_cases_and_decide_a_family() {
        load(province, SHIPPED.get("cn-national"));
        load(jinan, SHIPPED.get("shandong-jinan"));

        var facts = Facts.of(Map.of(
                "child", Map.of("birth_date", "2023-01-02", "birth_order", 2, "household", "370100"),
                "family", Map.of("status", "none")));
        LocalDate today = LocalDate.of(2026, 11, 21);
        var assessment = PolicyEngine.assess(
                policy(jinan).bookOn(today), AssessmentRequest.of("jinan-childcare-subsidy", today, facts));
        assertThat(assessment.verdict()).isEqualTo(Verdict.GRANTED);
        assertThat(assessment.total()).isEqualTo(Money.ofYuan("21600.00"));
        assertThat(assessment.parameters()).extracting(ParameterUse::level).contains("370100");
    }

    @Test
    void a_province_replaces_only_the_fields_it_names_of_a_programme_from_above() {
        load(province, SHIPPED.get("cn-national"));
        int fujian = withCode(CoreDatabase.createCity(province), "350000");
        load(fujian, new PackSource("own", Map.of("pack.yaml", """
                id: own
                name: {zh: 本省, en: ours}
                programmes:
                  - code: cn-childcare-subsidy
                    payment: {in_months: {months: [3, 6, 9, 12]}}
                """)));

        LocalDate day = LocalDate.of(2026, 1, 1);
        var above = policy(province).bookOn(day).getProgramme("cn-childcare-subsidy");
        var below = policy(fujian).bookOn(day).getProgramme("cn-childcare-subsidy");
        assertThat(below.components()).hasSameSizeAs(above.components()).isNotEmpty();
        assertThat(below.payment()).isNotEqualTo(above.payment());
    }

    @Test
    void a_pack_that_is_loaded_already_changes_nothing() {
        load(province, SHIPPED.get("cn-national"));

        assertThat(changes(province, SHIPPED.get("cn-national"))).isEmpty();
        assertThatThrownBy(() -> propose(province, SHIPPED.get("cn-national")))
                .isInstanceOfSatisfying(
                        ProblemException.class, refused -> assertThat(refused.code()).isEqualTo("pack-without-changes"));
    }

    @Test
    void a_policy_exported_and_loaded_elsewhere_is_the_same_policy() {
        load(province, SHIPPED.get("cn-national"));
        int elsewhere = CoreDatabase.createProvince();

        PackSource exported = TRANSACTIONS.read(province, EXPORT::export);
        load(elsewhere, exported);

        assertThat(changes(elsewhere, SHIPPED.get("cn-national")))
                .filteredOn(change -> change.kind() != EntryKind.CASE)
                .isEmpty();
    }

    @Test
    void changing_a_number_makes_its_case_fail_and_that_must_be_explained() {
        load(province, SHIPPED.get("cn-national"));
        Proposal proposal = PolicyRoom.propose(
                province, replacing("subsidy.national.annual_amount", "3700.00", "2025-01-01"));

        List<CaseOutcome> failing = check(province, proposal.id()).checks().cases().stream()
                .filter(outcome -> !outcome.passed())
                .toList();

        assertThat(failing).isNotEmpty().allSatisfy(outcome -> assertThat(outcome.differences()).isNotEmpty());
        assertThatThrownBy(() -> submit(province, proposal.id(), ""))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.fields())
                        .extracting(FieldProblem::field, FieldProblem::rule)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("acknowledgement", "failing-cases")));
        assertThat(submit(province, proposal.id(), "标准已提高").status()).isEqualTo(Status.SUBMITTED);
    }

    @Test
    void a_city_that_inherits_a_locked_number_cannot_change_it_even_with_a_pack_of_its_own() {
        load(province, SHIPPED.get("cn-national"));
        PackSource own = new PackSource("own", Map.of(
                "pack.yaml",
                """
                id: own
                name: 自拟
                parameters:
                  - key: subsidy.national.annual_amount
                    type: money
                    locked: true
                """));
        load(province, own);
        PackSource city = new PackSource("city", Map.of(
                "pack.yaml",
                """
                id: city
                name: 市
                parameters:
                  - key: subsidy.national.annual_amount
                    values: [{value: 5000.00, from: 2027-01-01, basis: reading}]
                """));

        assertThatThrownBy(() -> propose(jinan, city))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.fields())
                        .extracting(FieldProblem::rule)
                        .containsExactly("locked"));
    }

    @Test
    void a_pack_that_leans_on_one_from_above_that_is_not_there_says_which_that_is() {
        PackSource own = new PackSource("own", Map.of("pack.yaml", """
                id: own
                name: {zh: 本市, en: ours}
                parameters:
                  - key: subsidy.national.annual_amount
                    locked: true
                  - key: nowhere.defined
                    locked: true
                programmes:
                  - code: cn-childcare-subsidy
                    payment: {in_months: {months: [3, 6, 9, 12]}}
                """));

        assertThatThrownBy(() -> propose(jinan, own)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.fields()).hasSize(3).extracting(FieldProblem::rule).containsOnly("upper-definition-missing");
            assertThat(wordsOn(refused, "changes[0].content"))
                    .contains("subsidy.national.annual_amount is defined in pack cn-national", "to be loaded first");
            assertThat(wordsOn(refused, "changes[1].content")).endsWith("no level above defines it");
            assertThat(wordsOn(refused, "changes[2].content")).contains("cn-childcare-subsidy is defined in pack cn-national");
        });
    }

    @Test
    void a_shipped_pack_in_a_city_whose_province_has_none_names_the_pack_the_province_lacks() {
        assertThatThrownBy(() -> propose(jinan, SHIPPED.get("shandong-jinan"))).isInstanceOfSatisfying(
                ProblemException.class, refused -> assertThat(refused.fields())
                        .isNotEmpty()
                        .allSatisfy(field -> assertThat(String.valueOf(field.arguments().get("en"))).contains("is defined in pack")));
    }

    private static String wordsOn(ProblemException refused, String field) {
        return refused.fields().stream()
                .filter(one -> one.field().equals(field))
                .map(one -> String.valueOf(one.arguments().get("en")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_pack_that_cannot_be_read_is_refused_by_file_and_rule() {
        assertRefused(new PackSource("x", Map.of()), "pack.yaml", "file-missing");
        assertRefused(new PackSource("x", Map.of("pack.yaml", "id: [")), "pack.yaml", "not-yaml");
        assertRefused(new PackSource("x", Map.of("pack.yaml", "id: x\nfiles: [more.yaml]")), "more.yaml", "file-missing");
    }

    private void assertRefused(PackSource pack, String field, String rule) {
        assertThatThrownBy(() -> changes(jinan, pack)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.fields()).extracting(FieldProblem::field).containsExactly(field);
            assertThat(refused.fields()).extracting(FieldProblem::rule).containsExactly(rule);
        });
    }

    /** Cases ask where a family lives, so the tenant takes a real code from whoever had it in another test. */
    private static int withCode(int tenant, String divisionCode) {
        var owner = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);
        owner.execute("update core.tenant set status = 'closed' where division_code = ?", divisionCode);
        owner.execute("update core.tenant set division_code = ? where id = ?", divisionCode, tenant);
        return tenant;
    }

    private static void load(int tenant, PackSource pack) {
        UUID id = propose(tenant, pack).id();
        Proposal checked = check(tenant, id);
        assertThat(checked.checks().problems()).isEmpty();
        assertThat(checked.checks().cases()).filteredOn(outcome -> !outcome.passed()).isEmpty();
        submit(tenant, id, null);
        approve(tenant, id, "ben");
    }

    private static Proposal propose(int tenant, PackSource pack) {
        return TRANSACTIONS.run(
                tenant, tx -> FLOW.createFromPack(tx, actor(tenant, "ann"), pack.name(), "首次载入", IMPORT.changes(tx, pack)));
    }

    private static Proposal submit(int tenant, UUID id, String acknowledgement) {
        return TRANSACTIONS.run(tenant, tx -> FLOW.submit(tx, actor(tenant, "ann"), id, acknowledgement));
    }

    private static List<Change> changes(int tenant, PackSource pack) {
        return TRANSACTIONS.read(tenant, read -> IMPORT.changes(read, pack));
    }

    private static Change replacing(String key, String amount, String from) {
        Change change = value(key, amount, from, null);
        return new Change(
                change.kind(), change.action(), key, null, change.validFrom(), null, true, change.content());
    }
}
