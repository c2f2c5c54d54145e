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

class MoveTest {

    private final MoveFlow moves = PartyContext.get(MoveFlow.class);
    private final People people = PartyContext.get(People.class);
    private final PersonFiles files = PartyContext.get(PersonFiles.class);
    private final PersonFacts personFacts = PartyContext.get(PersonFacts.class);
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final int fuzhou = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final Actor clerk = PartyContext.actAs(jinan, "clerk", Optional.empty());
    private final Actor there = PartyContext.actAs(fuzhou, "clerk", Optional.empty());
    private final Identifier certificate = TestFamilies.certificate();
    private final FamilyRegistration.Registered family = transactions.run(jinan, tx -> people.registerFamily(
            tx,
            TestFamilies.family(certificate, "陈安", TestFamilies.motherId(), "陈梅"),
            Origin.of("birth-event", "hospital")));
    private final UUID mother = family.byKin().get(Kin.MOTHER);

    @Test
    void the_other_city_gets_a_file_with_the_facts_named_and_no_others() {
        PersonFile left = move(List.of("birth_order", "family.status"));
        handleEvents();

        assertThat(left.movedTo()).contains(CoreDatabase.divisionCode(fuzhou));
        UUID child = find(fuzhou).orElseThrow();
        Facts facts = transactions.<Map<UUID, Facts>>read(fuzhou, read -> personFacts.gather(read, List.of(child))).get(child);
        assertThat(facts.findDate("child.birth_date")).contains(TestFamilies.BORN);
        assertThat(facts.findWhole("child.birth_order")).contains(2);
        assertThat(facts.listValues("family.status")).hasSize(1);
        assertThat(facts.isUnknown("child.custody_share")).isTrue();
        // The move itself is known to both: until when here, since when there.
        assertThat(facts.listValues("child.household")).extracting(value -> value.value().toString() + " " + value.period())
                .hasSize(2)
                .anySatisfy(last -> assertThat(last).startsWith(CoreDatabase.divisionCode(fuzhou)).contains("2026-10-15"));
        PersonFile file = transactions.<PersonFile>read(fuzhou, read -> files.getFile(read, there, child));
        assertThat(file.relatives()).extracting(PersonFile.KinLine::name).containsExactly("陈梅");
        assertThat(file.relatives()).extracting(PersonFile.KinLine::personId).doesNotContain(mother);
        assertThat(file.movedTo()).isEmpty();
    }

    @Test
    void handing_over_again_is_the_same_move_and_elsewhere_is_refused() {
        move(List.of("birth_order"));
        handleEvents();
        UUID child = find(fuzhou).orElseThrow();

        move(List.of("birth_order"));
        handleEvents();
        assertThat(find(fuzhou)).contains(child);
        int third = CoreDatabase.createCity(CoreDatabase.createProvince());
        assertThatThrownBy(() -> moves.handOver(
                        clerk, family.childId(), to(CoreDatabase.divisionCode(third), List.of("birth_order"), consent(mother))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("already-moved"));
    }

    @Test
    void consent_comes_from_a_parent_or_guardian_and_the_city_exists() {
        assertRefused("consent-of-guardian", () -> moves.handOver(
                clerk, family.childId(), to(CoreDatabase.divisionCode(fuzhou), List.of("birth_order"), consent(family.childId()))));
        assertRefused("city-unknown", () -> moves.handOver(
                clerk, family.childId(), to("999999", List.of("birth_order"), consent(mother))));
        assertRefused("other-city", () -> moves.handOver(
                clerk, family.childId(), to(CoreDatabase.divisionCode(jinan), List.of("birth_order"), consent(mother))));
        handleEvents();
        assertThat(find(fuzhou)).isEmpty();
    }

    @Test
    void who_moves_back_has_the_old_file_again() {
        move(List.of("birth_order"));
        handleEvents();
        UUID abroad = find(fuzhou).orElseThrow();
        UUID motherThere = transactions.<PersonFile>read(fuzhou, read -> files.getFile(read, there, abroad))
                .relatives().getFirst().personId();

        moves.handOver(there, abroad, to(CoreDatabase.divisionCode(jinan), List.of("birth_order"), consent(motherThere)));
        handleEvents();

        PersonFile back = transactions.<PersonFile>read(jinan, read -> files.getFile(read, clerk, family.childId()));
        assertThat(back.movedTo()).isEmpty();
        assertThat(find(jinan)).contains(family.childId());
    }

    private PersonFile move(List<String> attributes) {
        return moves.handOver(clerk, family.childId(), to(CoreDatabase.divisionCode(fuzhou), attributes, consent(mother)));
    }

    /** The move here, then the arrival there. */
    private static void handleEvents() {
        PartyContext.handleEvents();
        PartyContext.handleEvents();
    }

    private static MoveStore.Move to(String division, List<String> attributes, MoveStore.Consent consent) {
        return new MoveStore.Move(division, LocalDate.of(2026, 10, 15), attributes, consent);
    }

    private static MoveStore.Consent consent(UUID guardian) {
        return new MoveStore.Consent(guardian, LocalDate.of(2026, 11, 1), "同意书 2026-17");
    }

    private Optional<UUID> find(int tenant) {
        return transactions.<Optional<UUID>>read(tenant, read -> people.findByIdentifier(read, certificate));
    }

    private static void assertRefused(String rule, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.fields().getFirst().rule()).isEqualTo(rule));
    }
}
