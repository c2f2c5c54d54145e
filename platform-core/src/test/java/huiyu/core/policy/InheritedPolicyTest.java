package huiyu.core.policy;

import static huiyu.core.policy.PolicyRoom.decree;
import static huiyu.core.policy.PolicyRoom.districtValue;
import static huiyu.core.policy.PolicyRoom.end;
import static huiyu.core.policy.PolicyRoom.parameter;
import static huiyu.core.policy.PolicyRoom.policy;
import static huiyu.core.policy.PolicyRoom.propose;
import static huiyu.core.policy.PolicyRoom.value;
import static huiyu.core.policy.PolicyRoom.valueOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.web.ProblemException;
import huiyu.core.web.ProblemException.FieldProblem;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class InheritedPolicyTest {

    private static final String AMOUNT = "subsidy.amount";
    private static final Map<String, Object> MONEY = Map.of("type", "money");

    private final int shandong = CoreDatabase.createProvince();
    private final int jinan = CoreDatabase.createCity(shandong);
    private final int qingdao = CoreDatabase.createCity(shandong);
    private final int fujian = CoreDatabase.createProvince();

    @Test
    void both_cities_of_a_province_inherit_a_provincial_change_and_another_province_does_not() {
        decree(shandong, parameter(AMOUNT, MONEY), value(AMOUNT, "600.00", "2023-01-01", null));
        assertThat(valueOn(policy(jinan), AMOUNT, "2027-01-01")).isEqualTo("600.00");

        decree(shandong, value(AMOUNT, "700.00", "2027-01-01", null));

        assertThat(valueOn(policy(jinan), AMOUNT, "2027-01-01")).isEqualTo("700.00");
        assertThat(valueOn(policy(qingdao), AMOUNT, "2027-01-01")).isEqualTo("700.00");
        assertThat(valueOn(policy(qingdao), AMOUNT, "2026-12-31")).isEqualTo("600.00");
        assertThat(policy(fujian).parameters().find(AMOUNT)).isEmpty();
    }

    @Test
    void a_citys_value_counts_in_the_city_from_its_first_day() {
        decree(shandong, parameter(AMOUNT, MONEY), value(AMOUNT, "600.00", "2023-01-01", null));
        decree(jinan, value(AMOUNT, "800.00", "2025-07-01", null));

        assertThat(valueOn(policy(jinan), AMOUNT, "2025-06-30")).isEqualTo("600.00");
        assertThat(valueOn(policy(jinan), AMOUNT, "2025-07-01")).isEqualTo("800.00");
        assertThat(valueOn(policy(qingdao), AMOUNT, "2025-07-01")).isEqualTo("600.00");
        assertThat(policy(jinan).originOf(AMOUNT, LocalDate.of(2025, 6, 30)).orElseThrow().tenantId())
                .isEqualTo(shandong);
        assertThat(policy(jinan).originOf(AMOUNT, LocalDate.of(2025, 7, 1)).orElseThrow().tenantId()).isEqualTo(jinan);
    }

    @Test
    void a_districts_value_counts_in_the_district_only() {
        UUID lixia = createDistrict(jinan);
        UUID shizhong = createDistrict(jinan);
        decree(jinan, parameter(AMOUNT, MONEY), value(AMOUNT, "600.00", "2023-01-01", null));
        decree(jinan, districtValue(lixia, AMOUNT, "650.00", "2026-01-01", null));

        assertThat(valueOn(policy(jinan, lixia), AMOUNT, "2026-01-01")).isEqualTo("650.00");
        assertThat(valueOn(policy(jinan, shizhong), AMOUNT, "2026-01-01")).isEqualTo("600.00");
        assertThat(valueOn(policy(jinan), AMOUNT, "2026-01-01")).isEqualTo("600.00");
    }

    @Test
    void an_officer_of_a_district_changes_that_district_only() {
        UUID lixia = createDistrict(jinan);
        UUID shizhong = createDistrict(jinan);
        decree(jinan, parameter(AMOUNT, MONEY), value(AMOUNT, "600.00", "2023-01-01", null));

        assertOutside(lixia, districtValue(shizhong, AMOUNT, "650.00", "2027-01-01", null));
        assertOutside(lixia, value(AMOUNT, "650.00", "2027-01-01", null));
        assertThat(proposeIn(lixia, districtValue(lixia, AMOUNT, "650.00", "2027-01-01", null)).id()).isNotNull();
    }

    private void assertOutside(UUID district, Change change) {
        assertThatThrownBy(() -> proposeIn(district, change))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(403);
                    assertThat(refused.code()).isEqualTo("outside-district");
                });
    }

    private Proposal proposeIn(UUID district, Change change) {
        Actor officer = new Actor(
                "dong", "dong", jinan, Set.of(Role.POLICY_OFFICER), Set.of(), Optional.of(district), Optional.empty());
        Proposal.Draft draft = new Proposal.Draft("区县调整", "区政府文件", LocalDate.of(2027, 1, 1), null, List.of(change));
        return PolicyRoom.TRANSACTIONS.run(jinan, tx -> PolicyRoom.FLOW.create(tx, officer, draft));
    }

    @Test
    void a_value_that_ended_is_refused_by_name_and_not_bridged_from_above() {
        decree(shandong, parameter(AMOUNT, MONEY), value(AMOUNT, "600.00", "2023-01-01", null));
        decree(jinan, value(AMOUNT, "800.00", "2025-01-01", null));
        decree(jinan, end(AMOUNT, "2025-12-31"));

        assertThat(valueOn(policy(jinan), AMOUNT, "2025-12-31")).isEqualTo("800.00");
        assertThatThrownBy(() -> valueOn(policy(jinan), AMOUNT, "2026-01-01"))
                .isInstanceOfSatisfying(PolicyException.class, ended -> {
                    assertThat(ended.code()).isEqualTo("PARAMETER_ENDED");
                    assertThat(ended.problems().getFirst().subject()).isEqualTo(AMOUNT);
                });
        assertThat(valueOn(policy(qingdao), AMOUNT, "2026-01-01")).isEqualTo("600.00");
    }

    @Test
    void what_the_province_locked_no_city_sets() {
        decree(shandong, parameter(AMOUNT, Map.of("type", "money", "locked", true)), value(AMOUNT, "600.00", "2023-01-01", null));

        assertRefused(() -> propose(jinan, value(AMOUNT, "800.00", "2027-01-01", null)), "changes[0].content", "locked");
    }

    @Test
    void a_lock_set_later_makes_a_citys_value_void_and_says_so_and_leaves_the_rest() {
        decree(shandong, parameter(AMOUNT, MONEY), value(AMOUNT, "600.00", "2023-01-01", null));
        decree(jinan, value(AMOUNT, "800.00", "2025-01-01", null), parameter("jinan.own", MONEY), value("jinan.own", "1.00", "2025-01-01", null));

        decree(shandong, parameter(AMOUNT, Map.of("type", "money", "locked", true)));

        assertThat(valueOn(policy(jinan), AMOUNT, "2026-01-01")).isEqualTo("600.00");
        assertThat(valueOn(policy(jinan), "jinan.own", "2026-01-01")).isEqualTo("1.00");
        assertThat(policy(jinan).voidsOf(AMOUNT)).extracting(PolicyException.Problem::code).containsExactly("LOCKED");
        decree(jinan, value("jinan.own", "2.00", "2027-01-01", null));
    }

    @Test
    void a_lock_addressed_to_counties_leaves_the_city_free_and_begins_on_its_day() {
        UUID lixia = createDistrict(jinan);
        Map<String, Object> lock = Map.of("for", List.of("county"), "from", "2026-01-01", "quote", "县级以下不得自行制定标准");
        decree(shandong, parameter(AMOUNT, Map.of("type", "money", "locks", List.of(lock))), value(AMOUNT, "600.00", "2023-01-01", null));
        decree(jinan, value(AMOUNT, "700.00", "2025-01-01", null));

        decree(jinan, districtValue(lixia, AMOUNT, "650.00", "2025-06-01", "2025-12-31"));
        assertRefused(() -> propose(jinan, districtValue(lixia, AMOUNT, "660.00", "2026-01-01", null)), "changes[0].content", "locked");
        assertThat(valueOn(policy(jinan, lixia), AMOUNT, "2025-12-31")).isEqualTo("650.00");
        assertThat(new ParametersOnDay(policy(jinan), LocalDate.of(2026, 1, 1))
                        .inForce(policy(jinan).parameters().get(AMOUNT)).getLocks())
                .singleElement()
                .satisfies(it -> assertThat(it.getLevels()).containsExactly("county"));
    }

    @Test
    void a_later_lock_ends_a_districts_value_on_its_day_and_not_before() {
        UUID lixia = createDistrict(jinan);
        decree(shandong, parameter(AMOUNT, MONEY), value(AMOUNT, "600.00", "2023-01-01", null));
        decree(jinan, districtValue(lixia, AMOUNT, "650.00", "2025-01-01", null));

        Map<String, Object> lock = Map.of("for", List.of("county"), "from", "2026-01-01");
        decree(shandong, parameter(AMOUNT, Map.of("type", "money", "locks", List.of(lock))));

        assertThat(valueOn(policy(jinan, lixia), AMOUNT, "2025-12-31")).isEqualTo("650.00");
        assertThat(valueOn(policy(jinan, lixia), AMOUNT, "2026-01-01")).isEqualTo("600.00");
        assertThat(policy(jinan, lixia).voidsOf(AMOUNT)).extracting(PolicyException.Problem::code).containsExactly("LOCKED");
    }

    @Test
    void bounds_for_districts_alone_do_not_bind_the_city() {
        UUID lixia = createDistrict(jinan);
        decree(shandong, parameter(AMOUNT, Map.of("type", "money", "bounds", List.of(Map.of("for", List.of("county"), "max", "500.00")))));

        decree(jinan, value(AMOUNT, "800.00", "2025-01-01", null));
        assertRefused(() -> propose(jinan, districtValue(lixia, AMOUNT, "501.00", "2025-01-01", null)), "changes[0].content", "out-of-bounds");
        decree(jinan, districtValue(lixia, AMOUNT, "500.00", "2025-01-01", null));
    }

    @Test
    void a_bound_may_be_a_published_statistic() {
        decree(
                shandong,
                parameter("statistics.median-income", MONEY),
                value("statistics.median-income", "2000.00", "2025-01-01", null),
                parameter(AMOUNT, Map.of("type", "money", "bounds", Map.of("max", Map.of("parameter", "statistics.median-income", "times", "0.5")))));

        assertRefused(
                () -> propose(jinan, value(AMOUNT, "1000.01", "2027-01-01", null)), "changes[0].content", "out-of-bounds");
        decree(jinan, value(AMOUNT, "1000.00", "2027-01-01", null));
    }

    @Test
    void a_city_does_not_loosen_the_bounds_from_above() {
        decree(shandong, parameter(AMOUNT, Map.of("type", "money", "bounds", Map.of("max", "1000.00"))));

        assertRefused(
                () -> propose(jinan, parameter(AMOUNT, Map.of("bounds", Map.of("max", "5000.00")))),
                "changes[0].content.bounds",
                "bounded-above");
    }

    @Test
    void wrong_values_are_refused_by_field_and_rule() {
        decree(jinan, parameter(AMOUNT, MONEY), value(AMOUNT, "600.00", "2023-01-01", "2026-12-31"));

        assertRefused(() -> propose(jinan, value("no.such", "1.00", "2027-01-01", null)), "changes[0].content", "parameter-unknown");
        assertRefused(() -> propose(jinan, value(AMOUNT, "-1.00", "2027-01-01", null)), "changes[0].content", "negative-amount");
        assertRefused(() -> propose(jinan, value(AMOUNT, "many", "2027-01-01", null)), "changes[0].content", "invalid-number");
        assertRefused(() -> propose(jinan, value(AMOUNT, "700.00", "2026-06-01", null)), "changes[0].validFrom", "overlap");
        Change uncited = new Change(
                EntryKind.VALUE, Change.Action.SET, AMOUNT, null, LocalDate.of(2027, 1, 1), null, false, Map.of("value", "700.00"));
        assertRefused(() -> propose(jinan, uncited), "changes[0].content.cite", "uncited");
    }

    private static void assertRefused(Runnable proposing, String field, String rule) {
        assertThatThrownBy(proposing::run).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.fields()).extracting(FieldProblem::field).containsExactly(field);
            assertThat(refused.fields()).extracting(FieldProblem::rule).containsExactly(rule);
        });
    }

    private static UUID createDistrict(int tenant) {
        UUID id = UUID.randomUUID();
        DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES)
                .execute(
                        """
                        insert into core.org_unit (tenant_id, id, division_code, level, name_zh, name_en, lineage)
                        values (?, ?, ?, 'district', '区', 'District', array[?::uuid])""",
                        tenant, id, "3701" + (10 + Math.abs(id.hashCode() % 80)), id);
        return id;
    }
}
