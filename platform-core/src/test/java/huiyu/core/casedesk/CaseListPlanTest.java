package huiyu.core.casedesk;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Lists of cases read an index in its order and stop: the more cases, the more a sort of them all would cost. */
class CaseListPlanTest {

    private final int city = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final UUID district = ManyCases.fill(city);

    @Test
    void a_list_by_promised_date_is_read_in_the_order_of_its_index() {
        assertThat(plan(filter(Optional.empty(), List.of(), false))).contains("idx_case_due").doesNotContain("Sort");
    }

    @Test
    void the_latest_cases_are_read_from_the_end_of_their_index() {
        assertThat(plan(filter(Optional.empty(), List.of(), true))).contains("Backward").contains("idx_case_opened").doesNotContain("Sort");
    }

    @Test
    void the_cases_of_one_state_are_read_in_the_order_of_their_index() {
        assertThat(plan(filter(Optional.empty(), List.of("decided"), false))).contains("idx_case_list").doesNotContain("Sort");
    }

    @Test
    void the_cases_of_a_district_are_read_unit_by_unit_in_the_order_of_an_index() {
        assertThat(plan(filter(Optional.of(district), List.of(), false))).containsPattern("idx_case_unit_due.*\\n.*Index Cond: .*org_unit_id");
        assertThat(plan(filter(Optional.of(district), List.of(), true))).containsPattern("Backward using idx_case_unit_opened.*\\n.*Index Cond: .*org_unit_id");
    }

    @Test
    void what_is_overdue_is_looked_for_among_open_cases_only() {
        CaseFilter overdue = new CaseFilter(
                Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.of(LocalDate.of(2026, 11, 22)), false, Optional.empty());
        assertThat(plan(overdue)).contains("idx_case_open_due").doesNotContain("Sort");
    }

    private CaseFilter filter(Optional<UUID> unit, List<String> statuses, boolean latestFirst) {
        return new CaseFilter(unit, Optional.empty(), statuses, Optional.empty(), Optional.<LocalDate>empty(), latestFirst, Optional.empty());
    }

    private String plan(CaseFilter filter) {
        Function<Tx, String> explained = tx -> ManyCases.plan(tx.dsl(), CaseListStore.query(tx, filter, 51));
        return CoreDatabase.transactions().run(city, explained);
    }
}
