package huiyu.core.factsource;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.party.FactRecorder;
import huiyu.core.party.FactValue;
import huiyu.core.party.FamilyRegistration;
import huiyu.core.party.Identifier;
import huiyu.core.party.Identifiers;
import huiyu.core.party.Origin;
import huiyu.core.party.PartyContext;
import huiyu.core.party.People;
import huiyu.core.party.PersonFacts;
import huiyu.core.party.TestNumbers;
import huiyu.policy.fact.Facts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FactSourceTest {

    private final People people = PartyContext.get(People.class);
    private final PersonFacts personFacts = PartyContext.get(PersonFacts.class);
    private final FactRequests requests = PartyContext.get(FactRequests.class);
    private final SimulatorStore simulator = PartyContext.get(SimulatorStore.class);
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final Identifier certificate = Identifiers.birthCertificate("c", TestNumbers.certificate());
    private final UUID child = transactions.<UUID>run(jinan, tx -> people.registerPerson(
            tx,
            new FamilyRegistration.Member(
                    Optional.of("周安"),
                    List.of(certificate),
                    Optional.empty(),
                    List.of(FactValue.always("birth_date", "2026-03-05"))),
            Optional.empty(),
            Origin.of("birth-event", "hospital")));

    @Test
    void an_answer_becomes_a_dated_fact_with_the_bureau_as_its_source() {
        knows("household-registration", FactValue.since("household", "370102", LocalDate.of(2026, 3, 20)), SimulatedFact.Behaviour.ANSWER, null, 0);
        ask("household");
        assertThat(waiting()).extracting(FactRequest::attribute).containsExactly("household");

        poll(Duration.ZERO);

        assertThat(gather().listValues("child.household").getFirst().value()).isEqualTo("370102");
        assertThat(waiting()).isEmpty();
        assertThat(owner("select source from core.fact where person_id = ? and attribute = 'household'"))
                .isEqualTo("household-registration");
        assertThat(owner("select count(*)::text from core.outbox_event where subject_id = ? and kind = 'fact.recorded' and actor = 'system'"))
                .isEqualTo("1");
    }

    @Test
    void a_silent_bureau_leaves_the_fact_unknown_and_says_since_when_it_is_awaited() {
        knows("civil-affairs", FactValue.since("family.status", "low_income", LocalDate.of(2026, 3, 20)), SimulatedFact.Behaviour.SILENT, null, 0);
        ask("family.status");

        poll(Duration.ZERO);
        poll(Duration.ofDays(30));

        assertThat(gather().isUnknown("family.status")).isTrue();
        assertThat(waiting()).singleElement().satisfies(request -> {
            assertThat(request.source()).isEqualTo("civil-affairs");
            assertThat(request.askedAt()).isEqualTo(PartyContext.CLOCK.instant());
        });
    }

    @Test
    void a_slow_bureau_answers_when_its_time_has_come() {
        knows("health", FactValue.always("birth_order", 2), SimulatedFact.Behaviour.SLOW, null, 3600);
        ask("birth_order");

        poll(Duration.ZERO);
        assertThat(gather().isUnknown("child.birth_order")).isTrue();
        poll(Duration.ofMinutes(61));
        assertThat(gather().findWhole("child.birth_order")).contains(2);
    }

    @Test
    void a_wrong_answer_is_recorded_as_said_and_superseded_when_the_bureau_corrects_itself() {
        knows("health", FactValue.always("birth_order", 2), SimulatedFact.Behaviour.WRONG, 3, 0);
        ask("birth_order");
        poll(Duration.ZERO);
        assertThat(gather().findWhole("child.birth_order")).contains(3);

        knows("health", FactValue.always("birth_order", 2), SimulatedFact.Behaviour.ANSWER, null, 0);
        ask("birth_order");
        poll(Duration.ZERO);

        assertThat(gather().findWhole("child.birth_order")).contains(2);
        assertThat(owner("select count(*)::text from core.fact where person_id = ? and attribute = 'birth_order' and superseded_at is not null"))
                .isEqualTo("1");
    }

    @Test
    void an_answer_that_cannot_be_is_set_aside_and_the_fact_stays_unknown() {
        knows("health", FactValue.always("birth_order", 2), SimulatedFact.Behaviour.WRONG, "many", 0);
        ask("birth_order");

        poll(Duration.ZERO);

        assertThat(gather().isUnknown("child.birth_order")).isTrue();
        assertThat(all()).extracting(FactRequest::status).containsExactly("unusable");
    }

    @Test
    void a_bureau_without_a_record_ends_the_waiting_but_not_the_question() {
        ask("birth_order");

        poll(Duration.ZERO);

        assertThat(gather().isUnknown("child.birth_order")).isTrue();
        assertThat(all()).extracting(FactRequest::status).containsExactly("no-record");
    }

    @Test
    void what_is_asked_already_is_not_asked_twice_and_what_no_bureau_knows_is_named() {
        ask("birth_order");

        Set<String> unanswerable = transactions.<Set<String>>run(
                jinan, tx -> requests.ask(tx, List.of(child), Set.of("birth_order", "family.election"), "clerk"));

        assertThat(unanswerable).containsExactly("family.election");
        assertThat(waiting()).hasSize(1);
    }

    private void knows(String source, FactValue truth, SimulatedFact.Behaviour behaviour, Object wrong, int delay) {
        transactions.execute(jinan, tx -> simulator.put(
                tx, new SimulatedFact(source, certificate, truth, behaviour, Optional.ofNullable(wrong), delay)));
    }

    private void ask(String attribute) {
        transactions.execute(jinan, tx -> requests.ask(tx, List.of(child), Set.of(attribute), "clerk"));
    }

    /** The poller, some time later. */
    private void poll(Duration later) {
        Clock clock = Clock.offset(PartyContext.CLOCK, later);
        JsonMapper json = PartyContext.get(JsonMapper.class);
        SimulatedFactSources simulated = new SimulatedFactSources();
        new FactPolling(
                        transactions,
                        PartyContext.get(FactRequestStore.class),
                        List.of(
                                simulated.civilAffairs(transactions, simulator, json, clock),
                                simulated.householdRegistration(transactions, simulator, json, clock),
                                simulated.health(transactions, simulator, json, clock)),
                        people,
                        PartyContext.get(FactRecorder.class),
                        clock)
                .pollAll();
    }

    private List<FactRequest> waiting() {
        return transactions.<List<FactRequest>>read(jinan, read -> requests.listWaiting(read, List.of(child)));
    }

    private List<FactRequest> all() {
        return transactions.<List<FactRequest>>read(jinan, read -> requests.list(read, child));
    }

    private Facts gather() {
        return transactions.<Map<UUID, Facts>>read(jinan, read -> personFacts.gather(read, List.of(child))).get(child);
    }

    private String owner(String query) {
        return DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES).fetchSingle(query, child).get(0, String.class);
    }
}
