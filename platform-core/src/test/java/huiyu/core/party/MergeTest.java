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

class MergeTest {

    private static final Origin HOSPITAL = Origin.of("birth-event", "hospital");
    private static final Origin POLICE = Origin.of("household-registration", "police");

    private final People people = PartyContext.get(People.class);
    private final PeopleFlow flow = PartyContext.get(PeopleFlow.class);
    private final PersonFacts personFacts = PartyContext.get(PersonFacts.class);
    private final PersonFiles files = PartyContext.get(PersonFiles.class);
    private final FactRecorder recorder = PartyContext.get(FactRecorder.class);
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final Actor actor = PartyContext.actAs(jinan, "caseworker", Optional.empty());

    private final Identifier certificate = TestFamilies.certificate();
    private final Identifier childId = TestFamilies.childId();
    private final Identifier mother = TestFamilies.motherId();

    private final UUID byCertificate = register(TestFamilies.family(certificate, "李氏之子", mother, "李梅"), HOSPITAL);
    private final UUID byNumber = registerAlone(childId, "李安", POLICE);

    @Test
    void the_two_files_of_a_newborn_are_read_as_one_after_the_merge() {
        Merging.Merge merge = flow.merge(actor, byNumber, byCertificate, "同一儿童");

        assertThat(merge.survivorId()).isEqualTo(byCertificate);
        PersonFile file = file(byNumber);
        assertThat(file.id()).isEqualTo(byCertificate);
        assertThat(file.identifiers()).extracting(PersonFile.MaskedNumber::kind)
                .containsExactlyInAnyOrder("birth-certificate", "citizen-id");
        assertThat(file.relatives()).extracting(PersonFile.KinLine::kin).containsExactly(Kin.MOTHER);
        assertThat(gather(byNumber)).isEqualTo(gather(byCertificate));
        assertThat(gather(byNumber).findWhole("child.birth_order")).contains(2);
        assertThat(gather(byNumber).findDate("child.household_registered_on")).contains(LocalDate.of(2026, 4, 2));
    }

    @Test
    void undoing_a_merge_restores_both_files_exactly() {
        PersonFile first = file(byCertificate);
        PersonFile second = file(byNumber);
        Facts firstFacts = gather(byCertificate);
        Facts secondFacts = gather(byNumber);
        Merging.Merge merge = flow.merge(actor, byCertificate, byNumber, "同一儿童");
        assertThat(file(byCertificate)).isNotEqualTo(first);

        flow.undoMerge(actor, merge.id(), "并非同一儿童");

        assertThat(file(byCertificate)).isEqualTo(first);
        assertThat(file(byNumber)).isEqualTo(second);
        assertThat(gather(byCertificate)).isEqualTo(firstFacts);
        assertThat(gather(byNumber)).isEqualTo(secondFacts);
    }

    @Test
    void what_was_recorded_while_merged_stays_with_the_survivor_and_takes_nothing_from_the_other() {
        Merging.Merge merge = flow.merge(actor, byCertificate, byNumber, "同一儿童");
        record(byNumber, FactValue.since("household", "370103", LocalDate.of(2026, 9, 1)));
        assertThat(lastHousehold(byCertificate)).isEqualTo("370103");

        flow.undoMerge(actor, merge.id(), "并非同一儿童");

        assertThat(lastHousehold(byCertificate)).isEqualTo("370103");
        assertThat(lastHousehold(byNumber)).isEqualTo("370104");
    }

    @Test
    void a_merge_inside_a_merge_comes_apart_in_any_order() {
        UUID third = registerAlone(TestFamilies.certificate(), "李安安", HOSPITAL);
        UUID fourth = registerAlone(TestFamilies.childId(), "李安宁", POLICE);
        Merging.Merge inner = flow.merge(actor, third, fourth, "同一儿童");
        assertThatThrownBy(() -> flow.merge(actor, byCertificate, third, "同一儿童"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("files-contradict"));
        flow.undoMerge(actor, inner.id(), "并非同一儿童");
        Merging.Merge outer = flow.merge(actor, byCertificate, fourth, "同一儿童");
        flow.undoMerge(actor, outer.id(), "并非同一儿童");

        assertThat(file(third).id()).isEqualTo(third);
        assertThat(file(fourth).id()).isEqualTo(fourth);
    }

    @Test
    void merging_the_same_two_again_changes_nothing_and_undoing_twice_is_refused() {
        Merging.Merge merge = flow.merge(actor, byCertificate, byNumber, "同一儿童");
        assertThat(flow.merge(actor, byNumber, byCertificate, "同一儿童")).isEqualTo(merge);

        flow.undoMerge(actor, merge.id(), "并非同一儿童");
        assertThatThrownBy(() -> flow.undoMerge(actor, merge.id(), "并非同一儿童"))
                .isInstanceOfSatisfying(
                        ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("merge-already-undone"));
    }

    @Test
    void merges_are_listed_newest_first_with_masked_names_and_what_undid_them() {
        Merging.Merge first = flow.merge(actor, byCertificate, byNumber, "同一儿童");
        flow.undoMerge(actor, first.id(), "并非同一儿童");
        Merging.Merge second = flow.merge(actor, byCertificate, byNumber, "又核对过");

        List<MergeStore.MergeEntry> listed = flow.listMerges(actor, Optional.empty(), 10);
        assertThat(listed).extracting(entry -> entry.merge().id()).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(PeopleModels.mergeRecord(entry(listed, second.id()))).satisfies(record -> {
            assertThat(record.getSurvivorName()).isEqualTo("李***");
            assertThat(record.getAbsorbedName()).isEqualTo("李*");
            assertThat(record.getUndoneAt()).isNull();
        });
        assertThat(entry(listed, first.id()).undoing()).hasValueSatisfying(undoing -> assertThat(undoing.reason()).isEqualTo("并非同一儿童"));

        int elsewhere = CoreDatabase.createCity(CoreDatabase.createProvince());
        assertThat(flow.listMerges(PartyContext.actAs(elsewhere, "caseworker", Optional.empty()), Optional.empty(), 10)).isEmpty();
    }

    private static MergeStore.MergeEntry entry(List<MergeStore.MergeEntry> listed, UUID id) {
        return listed.stream().filter(entry -> entry.merge().id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void a_registration_that_names_both_numbers_makes_the_two_files_one() {
        transactions.execute(jinan, tx -> people.addIdentifier(tx, byCertificate, childId, POLICE));

        assertThat(file(byNumber).id()).isEqualTo(byCertificate);
        assertThat(file(byCertificate).identifiers()).hasSize(2);
    }

    private UUID register(FamilyRegistration family, Origin origin) {
        return transactions.<UUID>run(jinan, tx -> people.registerFamily(tx, family, origin).childId());
    }

    private UUID registerAlone(Identifier identifier, String name, Origin origin) {
        return transactions.<UUID>run(jinan, tx -> people.registerPerson(
                tx,
                new FamilyRegistration.Member(
                        Optional.of(name),
                        List.of(identifier),
                        Optional.empty(),
                        List.of(
                                FactValue.always("birth_date", TestFamilies.BORN.toString()),
                                FactValue.since("household", "370104", LocalDate.of(2026, 4, 2)),
                                FactValue.always("household_registered_on", "2026-04-02"))),
                Optional.empty(),
                origin));
    }

    private void record(UUID person, FactValue fact) {
        transactions.execute(jinan, tx -> recorder.record(tx, person, List.of(fact), POLICE));
    }

    private Object lastHousehold(UUID child) {
        return gather(child).listValues("child.household").getLast().value();
    }

    private PersonFile file(UUID person) {
        return transactions.<PersonFile>read(jinan, read -> files.getFile(read, actor, person));
    }

    private Facts gather(UUID child) {
        return transactions.<Map<UUID, Facts>>read(jinan, read -> personFacts.gather(read, List.of(child))).get(child);
    }
}
