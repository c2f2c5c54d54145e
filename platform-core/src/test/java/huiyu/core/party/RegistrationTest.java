package huiyu.core.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.FamilyRegistration.Registered;
import huiyu.core.party.FamilyRegistration.Relative;
import huiyu.core.web.ProblemException;
import huiyu.policy.fact.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final Origin HOSPITAL = Origin.of("birth-event", "hospital");

    private final People people = PartyContext.get(People.class);
    private final PersonFacts personFacts = PartyContext.get(PersonFacts.class);
    private final FactRecorder recorder = PartyContext.get(FactRecorder.class);
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int province = CoreDatabase.createProvince();
    private final int jinan = CoreDatabase.createCity(province);
    private final int fuzhou = CoreDatabase.createCity(province);

    private final String certificate = TestNumbers.certificate();
    private final String motherId = TestNumbers.citizenId(LocalDate.of(1993, 4, 1));
    private final String fatherId = TestNumbers.citizenId(LocalDate.of(1991, 6, 1));

    @Test
    void a_newborn_is_registered_with_its_parents_by_its_birth_certificate() {
        Registered family = register(jinan, birth());

        assertThat(family.created()).isTrue();
        assertThat(family.byKin()).containsOnlyKeys(Kin.MOTHER, Kin.FATHER);
        Facts facts = gather(family.childId());
        assertThat(facts.findDate("child.birth_date")).contains(LocalDate.of(2026, 3, 5));
        assertThat(facts.findWhole("child.birth_order")).contains(2);
        assertThat(facts.listValues("child.household").getFirst().value()).isEqualTo("370102");
        assertThat(facts.listValues("mother.household").getFirst().value()).isEqualTo("370102");
        assertThat(facts.isUnknown("father.household")).isTrue();
        assertThat(facts.isUnknown("family.children")).isTrue();
    }

    @Test
    void the_same_birth_again_is_the_same_family() {
        Registered first = register(jinan, birth());
        Registered again = register(jinan, birth());

        assertThat(again.created()).isFalse();
        assertThat(again.childId()).isEqualTo(first.childId());
        assertThat(again.relatives()).isEqualTo(first.relatives());
        assertThat(again.householdId()).isEqualTo(first.householdId());
        assertThat(count("core.fact", jinan)).isEqualTo(6);
    }

    @Test
    void two_windows_at_once_make_one_family() throws Exception {
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            java.util.concurrent.Callable<UUID> window = () -> register(jinan, birth()).childId();
            var answers = threads.invokeAll(java.util.Collections.nCopies(6, window));
            List<UUID> children = new java.util.ArrayList<>();
            for (var answer : answers) {
                children.add(answer.get());
            }
            assertThat(children.stream().distinct()).hasSize(1);
        }
        assertThat(count("core.person", jinan)).isEqualTo(3);
    }

    @Test
    void the_identity_number_joins_the_file_known_by_certificate() {
        UUID child = register(jinan, birth()).childId();
        String childId = TestNumbers.citizenId(LocalDate.of(2026, 3, 5));

        transactions.execute(jinan, tx -> people.addIdentifier(tx, child, Identifiers.citizenId("citizenId", childId), HOSPITAL));

        assertThat(find(jinan, Identifiers.citizenId("citizenId", childId))).contains(child);
        assertThat(find(jinan, Identifiers.birthCertificate("certificate", certificate))).contains(child);
    }

    @Test
    void an_identity_number_with_another_birth_date_is_refused() {
        UUID child = register(jinan, birth()).childId();
        String wrong = TestNumbers.citizenId(LocalDate.of(2026, 3, 6));

        assertThatThrownBy(() -> transactions.execute(
                        jinan, tx -> people.addIdentifier(tx, child, Identifiers.citizenId("citizenId", wrong), HOSPITAL)))
                .isInstanceOfSatisfying(
                        ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("birth-date-contradicts"));
        assertThat(find(jinan, Identifiers.citizenId("citizenId", wrong))).isEmpty();
    }

    @Test
    void a_wrong_registration_names_every_field_and_rule_and_writes_nothing() {
        FamilyRegistration wrong = new FamilyRegistration(
                new Member(Optional.of(" "), List.of(), Optional.empty(), List.of()),
                List.of(new Relative(
                        Kin.MOTHER,
                        new Member(
                                Optional.of("李梅"),
                                List.of(Identifiers.citizenId("m", motherId)),
                                Optional.of("12345"),
                                List.of()))),
                List.of(),
                Optional.empty());

        assertThatThrownBy(() -> register(jinan, wrong)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.fields())
                    .extracting(ProblemException.FieldProblem::field, ProblemException.FieldProblem::rule)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("child.name", "name"),
                            org.assertj.core.groups.Tuple.tuple("child.identifiers", "identifier-required"),
                            org.assertj.core.groups.Tuple.tuple("child.facts", "birth-date-required"),
                            org.assertj.core.groups.Tuple.tuple("relatives[0].phone", "mobile-phone"));
        });
        assertThat(count("core.person", jinan)).isZero();
    }

    @Test
    void a_fact_that_breaks_a_rule_leaves_nothing_of_the_registration() {
        FamilyRegistration future = birth(FactValue.always("birth_date", "2026-12-01"));

        assertThatThrownBy(() -> register(jinan, future)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.fields().getFirst().field()).isEqualTo("child.facts[0].value");
            assertThat(problem.fields().getFirst().rule()).isEqualTo("date-in-future");
        });
        assertThat(count("core.person", jinan)).isZero();
    }

    @Test
    void the_same_child_has_a_file_in_each_city_and_neither_sees_the_other() {
        UUID inJinan = register(jinan, birth()).childId();
        UUID inFuzhou = register(fuzhou, birth()).childId();

        assertThat(inFuzhou).isNotEqualTo(inJinan);
        assertThat(transactions.<Map<UUID, Facts>>read(fuzhou, read -> personFacts.gather(read, List.of(inJinan)))).isEmpty();
        assertThat(transactions.<Map<UUID, java.util.Set<huiyu.core.crypto.BlindIndex>>>read(
                        jinan, read -> people.listIndexes(read, List.of(inJinan))).get(inJinan))
                .isEqualTo(transactions.<Map<UUID, java.util.Set<huiyu.core.crypto.BlindIndex>>>read(
                        fuzhou, read -> people.listIndexes(read, List.of(inFuzhou))).get(inFuzhou));
    }

    @Test
    void a_correction_supersedes_the_overlapped_part_and_edits_nothing() {
        UUID child = register(jinan, birth()).childId();
        record(child, FactValue.since("household", "370103", LocalDate.of(2026, 9, 1)));

        assertThat(gather(child).listValues("child.household"))
                .extracting(each -> each.value() + " " + each.period())
                .containsExactly("370102 2026-03-05 – 2026-08-31", "370103 2026-09-01 – …");

        record(child, FactValue.during("household", "370105", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31)));
        assertThat(gather(child).listValues("child.household"))
                .extracting(each -> each.value() + " " + each.period())
                .containsExactly(
                        "370102 2026-03-05 – 2026-04-30",
                        "370105 2026-05-01 – 2026-05-31",
                        "370102 2026-06-01 – 2026-08-31",
                        "370103 2026-09-01 – …");
    }

    @Test
    void statuses_may_hold_at_once_and_end_each_for_itself() {
        UUID child = register(jinan, birth()).childId();
        assertThat(gather(child).isUnknown("family.status")).isTrue();

        record(child, new FactValue("family.status", Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(gather(child).isNone("family.status")).isTrue();

        record(child, FactValue.since("family.status", "low_income", LocalDate.of(2026, 4, 1)));
        record(child, FactValue.since("family.status", "unemployed", LocalDate.of(2026, 6, 1)));
        record(child, FactValue.since("family.status.low_income", false, LocalDate.of(2026, 8, 1)));
        assertThat(gather(child).listValues("family.status"))
                .extracting(each -> each.value() + " " + each.period())
                .containsExactly("low_income 2026-04-01 – 2026-07-31", "unemployed 2026-06-01 – …");
    }

    @Test
    void a_declared_list_of_children_takes_in_births_and_deaths_on_file() {
        Registered second = register(jinan, birth());
        record(second.childId(), FactValue.always("family.children", List.of(
                Map.of("birth_date", "2020-01-01", "birth_order", 1),
                Map.of("birth_date", "2026-03-05", "birth_order", 2))));
        UUID third = register(jinan, new FamilyRegistration(
                        new Member(
                                Optional.of("王小三"),
                                List.of(Identifiers.birthCertificate("c", TestNumbers.certificate())),
                                Optional.empty(),
                                List.of(FactValue.always("birth_date", "2026-11-01"))),
                        List.of(mother()),
                        List.of(),
                        Optional.empty()))
                .childId();
        record(second.childId(), FactValue.always("death_date", "2026-10-01"));

        assertThat(gather(third).listMaps("family.children"))
                .extracting(child -> child.get("birth_date") + " " + child.get("death_date"))
                .containsExactlyInAnyOrder("2020-01-01 null", "2026-03-05 2026-10-01", "2026-11-01 null");
    }

    private FamilyRegistration birth() {
        return birth(FactValue.always("birth_date", "2026-03-05"));
    }

    private FamilyRegistration birth(FactValue birthDate) {
        return new FamilyRegistration(
                new Member(
                        Optional.of("王小明"),
                        List.of(Identifiers.birthCertificate("child.certificate", certificate)),
                        Optional.empty(),
                        List.of(
                                birthDate,
                                FactValue.always("birth_order", 2),
                                FactValue.since("household", "370102", LocalDate.of(2026, 3, 5)))),
                List.of(
                        mother(),
                        new Relative(
                                Kin.FATHER,
                                new Member(
                                        Optional.of("王大明"),
                                        List.of(Identifiers.citizenId("father", fatherId)),
                                        Optional.empty(),
                                        List.of()))),
                List.of(),
                Optional.empty());
    }

    private Relative mother() {
        return new Relative(
                Kin.MOTHER,
                new Member(
                        Optional.of("李梅"),
                        List.of(Identifiers.citizenId("mother", motherId)),
                        Optional.of("13800138000"),
                        List.of(FactValue.since("household", "370102", LocalDate.of(2015, 1, 1)))));
    }

    private Registered register(int tenant, FamilyRegistration registration) {
        return transactions.run(tenant, tx -> people.registerFamily(tx, registration, HOSPITAL));
    }

    private void record(UUID child, FactValue fact) {
        transactions.execute(jinan, tx -> recorder.record(tx, child, List.of(fact), Origin.of("staff", "clerk")));
    }

    private Facts gather(UUID child) {
        return transactions.<Map<UUID, Facts>>read(jinan, read -> personFacts.gather(read, List.of(child))).get(child);
    }

    private Optional<UUID> find(int tenant, Identifier identifier) {
        return transactions.<Optional<UUID>>read(tenant, read -> people.findByIdentifier(read, identifier));
    }

    private int count(String table, int tenant) {
        return org.jooq.impl.DSL.using(CoreDatabase.owner(), org.jooq.SQLDialect.POSTGRES)
                .fetchCount(org.jooq.impl.DSL.table(table), org.jooq.impl.DSL.field("tenant_id").eq((Object) tenant));
    }
}
