package huiyu.core.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import huiyu.policy.fact.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FamilyTiesTest {

    private static final Origin STAFF = Origin.of("staff", "clerk");

    private final People people = PartyContext.get(People.class);
    private final PeopleFlow flow = PartyContext.get(PeopleFlow.class);
    private final PersonFacts personFacts = PartyContext.get(PersonFacts.class);
    private final FactRecorder recorder = PartyContext.get(FactRecorder.class);
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final Actor clerk = PartyContext.actAs(jinan, "clerk", Optional.empty());
    private final FamilyRegistration.Registered family = transactions.run(jinan, tx -> people.registerFamily(
            tx, TestFamilies.family(TestFamilies.certificate(), "李安", TestFamilies.motherId(), "李梅"), STAFF));
    private final UUID child = family.childId();
    private final UUID wrongMother = family.byKin().get(Kin.MOTHER);

    @Test
    void a_wrong_mother_is_taken_back_with_her_household_and_the_right_one_comes_in() {
        UUID mother = person("赵兰");
        assertThatThrownBy(() -> flow.addRelative(clerk, child, mother, Kin.MOTHER, STAFF))
                .isInstanceOfSatisfying(
                        ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("another-parent-on-file"));

        PersonFile without = flow.removeRelative(clerk, child, wrongMother, Kin.MOTHER, "登记错误");
        assertThat(without.relatives()).isEmpty();
        assertThat(gather().isUnknown("family.status")).isTrue();

        PersonFile with = flow.addRelative(clerk, child, mother, Kin.MOTHER, STAFF);
        assertThat(with.relatives()).extracting(PersonFile.KinLine::name).containsExactly("赵兰");
    }

    @Test
    void a_wrong_mother_leaves_the_household_in_which_the_father_lives_with_the_child() {
        flow.addRelative(clerk, child, person("李父"), Kin.FATHER, STAFF);

        PersonFile file = flow.removeRelative(clerk, child, wrongMother, Kin.MOTHER, "登记错误");

        assertThat(file.householdId()).contains(family.householdId());
        assertThat(gather().listValues("family.status")).hasSize(1);
    }

    @Test
    void who_changes_household_keeps_what_held_before_and_gets_what_holds_there() {
        UUID grandmother = person("王奶奶");
        transactions.execute(jinan, tx -> recorder.record(
                tx, grandmother, List.of(FactValue.since("family.status", "unemployed", LocalDate.of(2026, 1, 1))), STAFF));

        flow.changeHousehold(clerk, child, Optional.of(grandmother), LocalDate.of(2026, 9, 1), STAFF);

        assertThat(gather().listValues("family.status"))
                .extracting(each -> each.value() + " " + each.period())
                .containsExactly("low_income 2026-04-01 – 2026-08-31", "unemployed 2026-09-01 – …");
    }

    @Test
    void a_tie_that_is_not_there_cannot_be_taken_back() {
        assertThatThrownBy(() -> flow.removeRelative(clerk, child, wrongMother, Kin.FATHER, "登记错误"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    private UUID person(String name) {
        return transactions.<UUID>run(jinan, tx -> people.registerPerson(
                tx,
                new FamilyRegistration.Member(
                        Optional.of(name), List.of(TestFamilies.motherId()), Optional.empty(), List.of()),
                Optional.empty(),
                STAFF));
    }

    private Facts gather() {
        return transactions.<Map<UUID, Facts>>read(jinan, read -> personFacts.gather(read, List.of(child))).get(child);
    }
}
