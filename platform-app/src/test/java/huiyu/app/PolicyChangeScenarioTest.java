package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/**
 * A provincial clerk changes an amount, sees by policy cases and in money what that does, has a colleague approve it, and
 * it happens: in the decisions of two cities at once.
 */
class PolicyChangeScenarioTest extends ProvinceScenario {

    private static final String AMOUNT = "subsidy.national.annual_amount";
    @Test
    void what_was_worked_out_before_the_approval_is_what_happens_after_it() {
        JsonNode proposal = moreFromNextYear();
        String path = "/api/proposals/" + proposal.get("id").asString();
        assertProblem(send("ben", province, HttpMethod.GET, path + "/effect", null), 404, "effect-not-asked");

        json(send("ann", province, HttpMethod.POST, path + "/effect", null), 202);
        json(send("ann", province, HttpMethod.POST, path + "/effect", null), 202);
        work();
        JsonNode effect = json(send("ben", province, HttpMethod.GET, path + "/effect", null), 200);

        assertThat(effect.get("status").asString()).as(effect.toString()).isEqualTo("completed");
        assertThat(effect.get("citiesDone").asInt()).isEqualTo(2);
        assertThat(effect.get("cases").get("passed").asInt()).isPositive();
        JsonNode figures = effect.get("figures");
        assertThat(figures.get("decisions").asInt()).isEqualTo(8);
        assertThat(figures.get("decisionsChanged").asInt()).as("of the large city only").isEqualTo(6);
        assertThat(figures.get("byPlace")).hasSize(2).allSatisfy(place -> assertThat(place.hasNonNull("decisions"))
                .isEqualTo(place.get("divisionCode").asString().equals(CoreDatabase.divisionCode(large))));
        assertThat(figures.get("groups").get(0).get("direction").asString()).isEqualTo("MORE");
        long expected = figures.get("differenceFen").asLong();
        assertThat(expected).isPositive().isEqualTo(sum(figures.get("byYear")));

        decree(proposal);
        assertThat(json(send("ben", province, HttpMethod.GET, path + "/effect", null), 200).get("outdated").asBoolean()).isTrue();
        events.dispatchAll();
        work();
        events.dispatchAll();

        JsonNode followUps = json(send("ann", province, HttpMethod.GET, path + "/follow-ups", null), 200);
        assertThat(followUps).hasSize(2);
        assertThat(followUps.get(0).get("status").asString()).as(followUps.toString()).isEqualTo("completed");
        assertThat(followUps.get(0).get("reopened").asInt()).isEqualTo(8);
        assertThat(followUps.get(1).get("dueOn").asString()).isEqualTo(NEXT_YEAR + "-01-01");
        assertThat(followUps.get(1).get("status").asString()).isEqualTo("running");
        assertThat(differences(large)).isEqualTo(expected);
        assertThat(differences(small)).isEqualTo(expected / 6 * 2);
        assertThat(casesOf(large)).as("one more case per child, none per second look").isEqualTo(12);
        work();
        assertThat(casesOf(large)).isEqualTo(12);
    }

    @Test
    void a_city_sees_its_own_districts_and_a_neighbour_or_a_clerk_sees_nothing() {
        JsonNode draft = json(send("officer", large, HttpMethod.POST, "/api/proposals", draft(raise(), NEXT_YEAR + "-01-01")), 201);
        String path = "/api/proposals/" + draft.get("id").asString();
        json(send("officer", large, HttpMethod.POST, path + "/effect", null), 202);
        work();

        JsonNode figures = json(send("officer", large, HttpMethod.GET, path + "/effect", null), 200).get("figures");
        assertThat(figures.get("decisionsChanged").asInt()).isEqualTo(6);
        assertThat(figures.get("byPlace")).hasSize(1);
        assertThat(figures.get("byPlace").get(0).get("decisions").asInt()).isEqualTo(6);
        assertProblem(send("officer", small, HttpMethod.GET, path + "/effect", null), 404, "proposal-not-found");
        assertProblem(send("officer", small, HttpMethod.POST, path + "/effect", null), 404, "proposal-not-found");
        assertProblem(send("clerk", large, HttpMethod.POST, path + "/effect", null), 403, "permission-missing");
    }

    @Test
    void a_proposal_that_is_decided_is_not_worked_out_any_more() {
        JsonNode proposal = moreFromNextYear();
        String path = "/api/proposals/" + proposal.get("id").asString();
        json(send("ann", province, HttpMethod.POST, path + "/withdrawal", "{\"reason\": \"有误\"}"), 200);

        assertProblem(send("ann", province, HttpMethod.POST, path + "/effect", null), 409, "proposal-status");
        assertThat(json(send("ann", province, HttpMethod.GET, path + "/follow-ups", null), 200)).isEmpty();
    }

    @Test
    void anybody_reads_who_gets_how_much_and_by_which_clause_and_nothing_that_is_only_proposed() {
        moreFromNextYear();
        String page = "/api/public/programmes/" + PROGRAMME + "?divisionCode=" + CoreDatabase.divisionCode(large);
        JsonNode before = json(mvc.get().uri(page).exchange(), 200);
        assertThat(before.get("summary").get("name").get("zh").asString()).contains("育儿补贴");
        assertThat(before.get("who")).isNotEmpty();
        assertThat(before.get("documents")).isNotEmpty();
        assertThat(before.get("howMuch").toString()).contains("3600").doesNotContain("4800");

        decree(moreFromNextYear());
        assertThat(json(mvc.get().uri(page).exchange(), 200).get("howMuch").toString()).contains("3600", "4800", NEXT_YEAR + "-01-01");
        assertThat(json(mvc.get().uri("/api/public/programmes?divisionCode=" + CoreDatabase.divisionCode(large)).exchange(), 200))
                .hasSize(1);
        assertProblem(mvc.get().uri("/api/public/programmes/no-such?divisionCode=" + CoreDatabase.divisionCode(large)).exchange(), 404, "programme-not-found");
        assertProblem(mvc.get().uri("/api/public/programmes?divisionCode=999999").exchange(), 404, "tenant-not-found");
    }

    @Test
    void what_begins_to_hold_on_a_later_day_is_followed_up_on_that_day_and_paced_as_the_city_says() {
        staff(large, "colleague", "POLICY_OFFICER");
        decreeInLargeCity("""
                {"kind": "parameter", "key": "casework.follow_ups_per_day", "content": {"type": "count"}},
                {"kind": "value", "key": "casework.follow_ups_per_day", "content": {"value": 4, "basis": "reading"}}""",
                NEXT_YEAR - 1 + "-01-01");
        work();
        JsonNode later = decreeInLargeCity("""
                {"kind": "programme", "key": "%s", "content": {"funders": [{"party": "central", "share": 0.5}, {"party": "local"}]}}"""
                .formatted(PROGRAMME), NEXT_YEAR + "-01-01");
        work();
        assertThat(casesOf(large)).as("nothing is otherwise before the day").isEqualTo(6);
        assertThat(followUps(later)).extracting(run -> run.get("status").asString()).containsExactly("completed", "running");

        moveClockTo(LocalDate.of(NEXT_YEAR, 1, 4));
        work();
        assertThat(casesOf(large)).as("four a day").isEqualTo(6 + 4);
        work();
        assertThat(casesOf(large)).as("and no more that day").isEqualTo(6 + 4);
        assertThat(followUps(later).get(1).get("status").asString()).isEqualTo("running");

        moveClockTo(LocalDate.of(NEXT_YEAR, 1, 5));
        work();
        assertThat(casesOf(large)).isEqualTo(6 + 6);
        work();
        assertThat(followUps(later).get(1).get("status").asString()).isEqualTo("completed");
        assertThat(followUps(later).get(1).get("reopened").asInt()).isEqualTo(6);
        assertThat(casesOf(small)).as("of the city alone that decreed it").isEqualTo(2);
    }

    @Test
    void an_open_case_that_waits_for_a_person_is_counted_as_not_assessable_yet() {
        String number = TestNumbers.citizenId(LocalDate.of(1994, 2, 3));
        birth(large, "first", "李梅", number);
        JsonNode doubtful = birth(large, "second", "李霞", number);
        assertThat(doubtful.get("cases").get(0).get("status").asString()).isEqualTo("awaiting-person");

        JsonNode draft = json(send("officer", large, HttpMethod.POST, "/api/proposals", draft(raise(), NEXT_YEAR + "-01-01")), 201);
        String path = "/api/proposals/" + draft.get("id").asString() + "/effect";
        json(send("officer", large, HttpMethod.POST, path, null), 202);
        work();
        JsonNode figures = json(send("officer", large, HttpMethod.GET, path, null), 200).get("figures");
        assertThat(figures.get("cases").asInt()).isEqualTo(1);
        assertThat(figures.get("casesNotAssessed").asInt()).isEqualTo(1);
        assertThat(figures.get("casesDifferenceFen").asLong()).isZero();
    }

    private JsonNode decreeInLargeCity(String changes, String from) {
        JsonNode proposal = json(send("officer", large, HttpMethod.POST, "/api/proposals", draft(changes, from)), 201);
        String path = "/api/proposals/" + proposal.get("id").asString();
        json(send("officer", large, HttpMethod.POST, path + "/checks", null), 200);
        json(send("officer", large, HttpMethod.POST, path + "/submission", "{\"acknowledgement\": \"本市规定\"}"), 200);
        json(send("colleague", large, HttpMethod.POST, path + "/approval", "{\"reason\": \"同意\"}"), 200);
        return proposal;
    }

    private JsonNode followUps(JsonNode proposal) {
        return json(send("officer", large, HttpMethod.GET, "/api/proposals/" + proposal.get("id").asString() + "/follow-ups", null), 200);
    }

    private JsonNode moreFromNextYear() {
        return propose(raise(), NEXT_YEAR + "-01-01");
    }

    private static String raise() {
        return "{\"kind\": \"value\", \"key\": \"%s\", \"content\": {\"value\": \"4800.00\", \"basis\": \"reading\"}}".formatted(AMOUNT);
    }

    private static long sum(JsonNode cells) {
        long sum = 0;
        for (JsonNode cell : cells) {
            sum += cell.path("differenceFen").asLong(0);
        }
        return sum;
    }

    /** What the decisions that supersede others change, as they say themselves. */
    private static long differences(int city) {
        return CoreDatabase.transactions().read(city, read -> read.dsl()
                .fetchSingle("select coalesce(sum((difference ->> 'totalFen')::bigint), 0)::bigint from core.decision where tenant_id = ? and supersedes is not null", city)
                .get(0, Long.class));
    }

    private static int casesOf(int city) {
        return CoreDatabase.transactions().read(city, read -> read.dsl()
                .fetchSingle("select count(*)::int from core.case_file where tenant_id = ?", city)
                .get(0, Integer.class));
    }

}
