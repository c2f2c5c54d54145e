package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.indicator.FigureWork;
import huiyu.core.takeup.TakeUpPasses;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** What cities count, what leaves them, and what a province can work out of it: no small cell. */
class IndicatorScenarioTest extends ProvinceScenario {

    private static final YearMonth MONTH = YearMonth.now(FundFixture.CHINA);

    @Autowired
    private FigureWork work;

    @Autowired
    private TakeUpPasses takeUp;

    @Test
    void a_province_sees_the_total_and_neither_the_small_cell_nor_the_one_that_would_reveal_it() {
        refresh();

        JsonNode cells = figures("auditor", province, "decisions.granted");
        assertThat(cells).hasSize(3);
        assertThat(cells).allSatisfy(cell -> assertThat(cell.hasNonNull("numerator"))
                .as(cell.toString()).isEqualTo(!cell.hasNonNull("divisionCode")));
        assertThat(total(cells).get("numerator").asLong()).isEqualTo(8);
        assertThat(total(figures("auditor", province, "people.covered")).get("numerator").asLong()).isEqualTo(8);
        assertThat(total(figures("auditor", province, "days.acceptance-to-decision")).get("denominator").asLong()).isEqualTo(8);
    }

    @Test
    void a_city_sees_its_own_figures_and_the_records_behind_them_and_nothing_of_its_neighbour() {
        String notAsked = "/api/take-up/" + PROGRAMME + "/districts";
        assertThat(json(send("clerk", small, HttpMethod.GET, notAsked, null), 200).hasNonNull("countedAt")).isFalse();
        assertThat(send("clerk", small, HttpMethod.POST, notAsked, null)).hasStatus(202);
        takeUp.run();
        assertThat(json(send("clerk", small, HttpMethod.GET, notAsked, null), 200).hasNonNull("countedAt")).isTrue();
        refresh();

        JsonNode cells = figures("clerk", small, "cases.by-state");
        assertThat(cells).hasSize(1);
        assertThat(cells.get(0).get("slice").asString()).isEqualTo("decided");
        assertThat(cells.get(0).get("numerator").asLong()).isEqualTo(2);
        for (String indicator : new String[] {"decisions.granted", "people.covered", "days.acceptance-to-decision"}) {
            JsonNode behind = json(send("clerk", small, HttpMethod.GET, records(indicator, ""), null), 200);
            assertThat(behind.get("items")).as(indicator).hasSize(2);
        }
        assertThat(json(send("clerk", large, HttpMethod.GET, records("cases.by-state", "decided"), null), 200).get("items")).hasSize(6);
        JsonNode first = json(send("clerk", large, HttpMethod.GET, records("cases.by-state", "decided") + "&limit=4", null), 200);
        JsonNode rest = json(send("clerk", large, HttpMethod.GET,
                records("cases.by-state", "decided") + "&limit=4&cursor=" + first.get("nextCursor").asString(), null), 200);
        assertThat(rest.get("items")).hasSize(2);
        assertThat(rest.hasNonNull("nextCursor")).isFalse();
        assertThat(figures("clerk", small, "payments.paid")).isEmpty();
        assertThat(figures("clerk", small, "take-up.eligible-not-registered").get(0).get("numerator").asLong()).isZero();
        assertThat(json(send("clerk", small, HttpMethod.GET, records("take-up.eligible-not-registered", ""), null), 200).get("items")).isEmpty();
        assertThat(json(send("clerk", small, HttpMethod.GET, records("payments.paid", ""), null), 200).get("items")).isEmpty();
    }

    @Test
    void a_threshold_of_the_province_s_own_is_kept() {
        decree(propose("""
                {"kind": "parameter", "key": "statistics.smallest_cell", "content": {"type": "count"}},
                {"kind": "value", "key": "statistics.smallest_cell", "content": {"value": 2, "basis": "reading"}}""",
                MONTH.atDay(1).toString()));
        refresh();

        assertThat(figures("auditor", province, "decisions.granted")).allSatisfy(cell ->
                assertThat(cell.get("hidden").asBoolean()).isFalse());
    }

    @Test
    void what_cannot_be_asked_is_refused_by_name() {
        assertProblem(send("auditor", province, HttpMethod.GET, records("decisions.granted", ""), null), 403, "figures-only");
        assertProblem(send("auditor", province, HttpMethod.GET, "/api/indicators/no.such/figures?from=2026-01&to=2026-02", null), 404, "indicator-not-found");
        assertFieldProblem(send("auditor", province, HttpMethod.GET, "/api/indicators/decisions.granted/figures?from=2026-13&to=2026-02", null), "from", "not-a-month");
        assertFieldProblem(send("auditor", province, HttpMethod.GET, "/api/indicators/decisions.granted/figures?from=2026-03&to=2026-02", null), "to", "months-span");
        assertFieldProblem(send("admin", province, HttpMethod.POST, "/api/indicator-runs", "{\"month\": \"2999-01\"}"), "month", "month-not-begun");
        assertProblem(send("clerk", large, HttpMethod.POST, "/api/indicator-runs", "{\"month\": \"2026-01\"}"), 403, "permission-missing");
        assertThat(json(send("auditor", province, HttpMethod.GET, "/api/indicators", null), 200)).hasSizeGreaterThanOrEqualTo(6);
    }

    private void refresh() {
        assertThat(send("admin", province, HttpMethod.POST, "/api/indicator-runs", "{\"month\": \"%s\"}".formatted(MONTH))).hasStatus(202);
        assertThat(send("admin", province, HttpMethod.POST, "/api/indicator-runs", "{\"month\": \"%s\"}".formatted(MONTH))).hasStatus(202);
        work.run();
    }

    private JsonNode figures(String who, int tenant, String indicator) {
        String path = "/api/indicators/%s/figures?from=%s&to=%s".formatted(indicator, MONTH, MONTH);
        return json(send(who, tenant, HttpMethod.GET, path, null), 200).get("cells");
    }

    private static String records(String indicator, String slice) {
        return "/api/indicators/%s/records?month=%s&programme=%s&slice=%s".formatted(indicator, MONTH, PROGRAMME, slice);
    }

    private static JsonNode total(JsonNode cells) {
        for (JsonNode cell : cells) {
            if (!cell.hasNonNull("divisionCode")) {
                return cell;
            }
        }
        throw new AssertionError("no total in " + cells + CoreDatabase.url());
    }
}
