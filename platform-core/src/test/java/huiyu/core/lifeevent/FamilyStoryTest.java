package huiyu.core.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.api.cases.model.Application;
import huiyu.api.cases.model.FactStatement;
import huiyu.core.casedesk.FamilyDesk;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseStatus;
import huiyu.core.casework.CaseworkContext;
import huiyu.core.casework.ReviewDesk;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.party.Families;
import huiyu.core.takeup.TakeUpDesk;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What families ask, and who has not asked. Nobody has an automation for test-public: it must be applied for. */
class FamilyStoryTest {

    private static final String PROGRAMME = "test-public";

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int province = CoreDatabase.createProvince();
    private final TestCity jinan = new TestCity(province);
    private UUID child;
    private UUID mother;

    @BeforeEach
    void aChildIsOnFile() {
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 2));
        child = jinan.report(jinan.birth()).event().subjectId();
        mother = transactions.read(jinan.id, read -> CaseworkContext.get(Families.class).roles(read, child)).keySet()
                .iterator().next();
    }

    @Test
    void who_has_not_asked_is_listed_and_counted_by_district_and_reminded_once_a_month() {
        assertThat(takeUp().notAsked(jinan.clerk(), PROGRAMME)).containsExactly(child);
        assertThat(takeUp().countEligible(jinan.clerk(), PROGRAMME)).as("nobody has counted yet").isZero();
        takeUp().count(jinan.clerk(), PROGRAMME, 500);
        assertThat(takeUp().countEligible(jinan.clerk(), PROGRAMME, jinan.district)).isEqualTo(1);

        assertThat(takeUp().remind(jinan.clerk(), PROGRAMME, List.of(child))).isEqualTo(1);
        assertThat(takeUp().remind(jinan.clerk(), PROGRAMME, List.of(child))).isZero();
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 12, 1));
        assertThat(takeUp().remind(jinan.clerk(), PROGRAMME, List.of(child))).isEqualTo(1);
    }

    @Test
    void who_has_asked_is_not_listed() {
        desk().apply(jinan.guardian(mother), new Application(PROGRAMME, child));

        assertThat(takeUp().notAsked(jinan.clerk(), PROGRAMME)).isEmpty();
    }

    @Test
    void a_count_goes_through_the_children_a_chunk_at_a_time_and_takes_the_place_of_the_one_before() {
        for (int more = 0; more < 4; more++) {
            jinan.report(jinan.birth());
        }
        assertThat(takeUp().count(jinan.clerk(), PROGRAMME, 2)).as("five children, two at a time").isEqualTo(3);
        assertThat(takeUp().countEligible(jinan.clerk(), PROGRAMME)).isEqualTo(5);

        desk().apply(jinan.guardian(mother), new Application(PROGRAMME, child));
        assertThat(takeUp().countEligible(jinan.clerk(), PROGRAMME)).as("until somebody counts again").isEqualTo(5);
        takeUp().count(jinan.clerk(), PROGRAMME, 2);
        assertThat(takeUp().countEligible(jinan.clerk(), PROGRAMME)).isEqualTo(4);
    }

    @Test
    void a_guardian_applies_for_the_own_child_and_a_grant_is_publicised_before_it_is_decided() {
        CaseFile applied = desk().apply(jinan.guardian(mother), new Application(PROGRAMME, child));
        assertThat(applied.status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(applied.applicantId()).contains(mother);

        CaseFile publicised = CaseworkContext.get(ReviewDesk.class)
                .approve(jinan.reviewer(), applied.id());
        assertThat(publicised.status()).isEqualTo(CaseStatus.PUBLICISED);
        assertThat(CaseworkContext.get(ReviewDesk.class).endPublicity(jinan.id, applied.id())).isEqualTo(CaseStatus.PUBLICISED);

        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 10));
        assertThat(CaseworkContext.get(ReviewDesk.class).endPublicity(jinan.id, applied.id())).isEqualTo(CaseStatus.DECIDED);
    }

    @Test
    void a_guardian_cannot_apply_for_somebody_elses_child_nor_see_the_case() {
        UUID stranger = jinan.report(jinan.birth()).event().subjectId();
        Actor guardian = jinan.guardian(mother);

        assertThatThrownBy(() -> desk().apply(guardian, new Application(PROGRAMME, stranger)))
                .isInstanceOfSatisfying(ProblemException.class, problem ->
                        assertThat(problem.code()).isEqualTo("not-your-child"));
        assertThat(desk().seen(guardian)).allSatisfy(file -> assertThat(file.getSubjectId()).isEqualTo(child));
        assertThat(desk().seen(guardian)).hasSize(2);
    }

    @Test
    void a_family_states_what_nobody_has_said_but_not_otherwise_than_an_office_has() {
        Application otherwise = new Application(PROGRAMME, child)
                .facts(List.of(new FactStatement("child.birth_order").value(2)));
        assertThatThrownBy(() -> desk().apply(jinan.guardian(mother), otherwise))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(field -> field.field() + " " + field.rule())
                        .containsExactly("facts[0].value known-from-office"));
        assertThat(desk().seen(jinan.guardian(mother))).hasSize(2);

        Application misspelt = new Application(PROGRAMME, child)
                .facts(List.of(new FactStatement("child.birth_oder").value(1)));
        assertThatThrownBy(() -> desk().apply(jinan.guardian(mother), misspelt))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(field -> field.field() + " " + field.rule())
                        .containsExactly("facts[0].fact unknown-attribute"));

        Application same = new Application(PROGRAMME, child).facts(List.of(new FactStatement("child.birth_order").value(1)));
        assertThat(desk().apply(jinan.guardian(mother), same).status()).isEqualTo(CaseStatus.IN_REVIEW);
    }

    @Test
    void an_unknown_programme_is_refused_by_field() {
        assertThatThrownBy(() -> desk().apply(jinan.guardian(mother), new Application("no-such-thing", child)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(field -> field.field() + " " + field.rule())
                        .containsExactly("programme unknown-programme"));
    }

    @Test
    void a_programme_whose_module_is_switched_off_cannot_be_applied_for_and_nothing_is_written() {
        Actor guardian = jinan.guardian(mother);
        desk().seen(guardian).stream()
                .filter(file -> file.getProgramme().equals("test-monthly"))
                .forEach(file -> desk().withdraw(guardian, file.getId()));
        jinan.endModules(LocalDate.of(2026, 11, 2));
        Application application = new Application("test-monthly", child)
                .facts(List.of(new FactStatement("child.birth_order").value(2)));
        long casesBefore = count("core.case_file");
        long factsBefore = count("core.fact");

        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 3));
        assertThatThrownBy(() -> desk().apply(guardian, application)).isInstanceOfSatisfying(
                ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo("module-not-enabled");
                    assertThat(problem.arguments()).containsEntry("module", "test")
                            .containsEntry("tenant", jinan.division)
                            .containsEntry("programme", "test-monthly");
                });
        assertThatThrownBy(() -> takeUp().notAsked(jinan.clerk(), "test-monthly")).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("module-not-enabled"));
        assertThat(count("core.case_file")).isEqualTo(casesBefore);
        assertThat(count("core.fact")).isEqualTo(factsBefore);

        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 2));
        assertThat(desk().apply(jinan.clerk(), application).programme()).isEqualTo("test-monthly");
        assertThat(count("core.case_file")).isEqualTo(casesBefore + 1);
        assertThat(count("core.fact")).isGreaterThan(factsBefore);
    }

    @Test
    void a_switch_of_one_city_does_not_touch_another() {
        TestCity qingdao = new TestCity(province);
        UUID there = qingdao.report(qingdao.birth()).event().subjectId();
        jinan.endModules(LocalDate.of(2026, 11, 1));

        assertThat(desk().apply(qingdao.clerk(), new Application("test-monthly", there)).programme())
                .isEqualTo("test-monthly");
    }

    @Test
    void withdrawing_twice_changes_nothing_and_frees_the_way_for_another_application() {
        Actor guardian = jinan.guardian(mother);
        CaseFile applied = desk().apply(guardian, new Application(PROGRAMME, child));
        desk().withdraw(guardian, applied.id());
        assertThat(desk().withdraw(guardian, applied.id()).status()).isEqualTo(CaseStatus.WITHDRAWN);

        assertThat(desk().apply(guardian, new Application(PROGRAMME, child)).id()).isNotEqualTo(applied.id());
    }

    @Test
    void staff_of_another_district_do_not_see_the_case() {
        Actor elsewhere = jinan.actor("clerk-2", huiyu.core.identity.Role.CASEWORKER, Optional.of(UUID.randomUUID()));

        assertThat(desk().seen(elsewhere)).isEmpty();
        assertThat(desk().seen(jinan.clerk())).hasSize(2);
    }

    private long count(String table) {
        return transactions.<Long>read(jinan.id, read -> read.dsl()
                .fetchSingle("select count(*) from " + table + " where tenant_id = ?", jinan.id)
                .get(0, Long.class));
    }

    private static TakeUpDesk takeUp() {
        return CaseworkContext.get(TakeUpDesk.class);
    }

    private static FamilyDesk desk() {
        return CaseworkContext.get(FamilyDesk.class);
    }
}
