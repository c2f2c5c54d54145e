package huiyu.core.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchTest {

    private final People people = PartyContext.get(People.class);
    private final PersonFiles files = PartyContext.get(PersonFiles.class);
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final UUID lixia = orgUnit("370102", List.of());
    private final UUID street = orgUnit("370102001", List.of(lixia));
    private final UUID shizhong = orgUnit("370103", List.of());
    private final Actor whole = PartyContext.actAs(jinan, "whole", Optional.empty());

    @BeforeEach
    void people_of_two_districts() {
        register("欧阳明", "370102");
        register("欧阳明月", "370102");
        register("阿依古丽•买买提", "370103");
        register("明月", "370103");
    }

    @Test
    void names_are_found_by_their_beginning_in_order_and_page_by_page() {
        PersonFile.Page first = byName(whole, "欧阳", false, null, 1);
        PersonFile.Page second = byName(whole, "欧阳", false, first.lastNameId().orElseThrow(), 1);

        assertThat(names(first)).containsExactly("欧阳明");
        assertThat(names(second)).containsExactly("欧阳明月");
        assertThat(byName(whole, "欧阳", false, second.lastNameId().orElseThrow(), 1).items()).isEmpty();
    }

    @Test
    void names_are_found_by_any_part_of_them() {
        assertThat(names(byName(whole, "明月", true, null, 10))).containsExactlyInAnyOrder("欧阳明月", "明月");
        assertThat(names(byName(whole, "阳", true, null, 10))).containsExactlyInAnyOrder("欧阳明", "欧阳明月");
        assertThat(names(byName(whole, "阳月", true, null, 10))).isEmpty();
        assertThat(names(byName(whole, "丽·买", true, null, 10))).containsExactly("阿依古丽·买买提");
    }

    @Test
    void staff_of_a_district_see_the_people_registered_in_it_and_no_others() {
        Actor ofLixia = PartyContext.actAs(jinan, "lixia", Optional.of(lixia));
        Actor ofStreet = PartyContext.actAs(jinan, "street", Optional.of(street));

        assertThat(names(byName(ofLixia, "明", true, null, 10))).containsExactlyInAnyOrder("欧阳明", "欧阳明月");
        assertThat(names(byName(ofStreet, "明", true, null, 10))).isEmpty();
        UUID elsewhere = byName(whole, "明月", false, null, 10).items().getFirst().id();
        assertThatThrownBy(() -> transactions.read(jinan, read -> files.getFile(read, ofLixia, elsewhere)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void a_file_follows_the_household_registration_to_another_district() {
        Actor ofShizhong = PartyContext.actAs(jinan, "shizhong", Optional.of(shizhong));
        UUID moving = byName(whole, "欧阳明月", false, null, 10).items().getFirst().id();
        assertThat(names(byName(ofShizhong, "欧阳", false, null, 10))).isEmpty();

        transactions.execute(jinan, tx -> PartyContext.get(FactRecorder.class)
                .record(
                        tx, moving,
                        List.of(FactValue.since("household", "370103", java.time.LocalDate.of(2026, 10, 1))),
                        Origin.of("household-registration", "police")));

        assertThat(names(byName(ofShizhong, "欧阳", false, null, 10))).containsExactly("欧阳明月");
    }

    @Test
    void a_citizen_sees_the_own_file_and_the_childrens_and_nobody_elses() {
        FamilyRegistration.Registered family = transactions.run(jinan, tx -> people.registerFamily(
                tx,
                TestFamilies.family(TestFamilies.certificate(), "明珠", TestFamilies.motherId(), "赵明"),
                Origin.of("birth-event", "hospital")));
        UUID mother = family.byKin().get(Kin.MOTHER);
        Actor guardian = new Actor(
                "app", "赵明", jinan, java.util.Set.of(), java.util.Set.of(), Optional.empty(), Optional.of(mother));

        assertThat(names(byName(guardian, "明", true, null, 10))).containsExactlyInAnyOrder("明珠", "赵明");
    }

    private PersonFile.Page byName(Actor actor, String part, boolean infix, UUID after, int limit) {
        return transactions.<PersonFile.Page>read(
                jinan, read -> files.findByName(read, actor, part, infix, after, limit));
    }

    private static List<String> names(PersonFile.Page page) {
        return page.items().stream().map(PersonFile.Summary::name).toList();
    }

    private void register(String name, String division) {
        transactions.execute(jinan, tx -> people.registerPerson(
                tx,
                new FamilyRegistration.Member(
                        Optional.of(name),
                        List.of(TestFamilies.motherId()),
                        Optional.empty(),
                        List.of(FactValue.since("household", division, java.time.LocalDate.of(2020, 1, 1)))),
                Optional.empty(),
                Origin.of("staff", "clerk")));
    }

    private UUID orgUnit(String code, List<UUID> above) {
        UUID id = huiyu.core.db.Ids.next();
        List<UUID> lineage = new ArrayList<>(List.of(id));
        lineage.addAll(above);
        DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES)
                .execute(
                        """
                        insert into core.org_unit (tenant_id, id, parent_id, division_code, level, name_zh, name_en, lineage)
                        values (?, ?, ?::uuid, ?, ?, ?, ?, ?::uuid[])""",
                        jinan, id, above.isEmpty() ? null : above.getFirst(), code,
                        above.isEmpty() ? "district" : "street", code, code, lineage.toArray(UUID[]::new));
        return id;
    }
}
