package huiyu.core.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.casedesk.ManyCases;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Tx;
import huiyu.core.identity.Role;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A worklist reads the open tasks in the order of an index and stops, under row-level security too. */
class WorklistPlanTest {

    private final int city = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final UUID district = ManyCases.fill(city);

    @Test
    void the_teams_tasks_are_read_in_the_order_of_their_index() {
        assertThat(plan(Worklist.View.TEAM, Optional.empty())).containsPattern("idx_task_team on task.*\\n.*Index Cond: .*role = 'CASEWORKER'");
    }

    @Test
    void my_own_tasks_are_read_in_the_order_of_their_index() {
        assertThat(plan(Worklist.View.MINE, Optional.empty())).containsPattern("idx_task_assignee on task.*\\n.*Index Cond: .*assignee = 'somebody'");
    }

    @Test
    void the_tasks_of_a_district_are_read_unit_by_unit_in_the_order_of_an_index() {
        assertThat(plan(Worklist.View.TEAM, Optional.of(district))).containsPattern("idx_task_unit on task.*\\n.*Index Cond: .*org_unit_id");
    }

    private String plan(Worklist.View view, Optional<UUID> unit) {
        Worklist worklist = new Worklist(
                view, "somebody", Set.of(Role.CASEWORKER), unit, Optional.empty(), Optional.empty(), false, LocalDate.of(2026, 11, 22), Optional.empty());
        Function<Tx, String> explained = tx -> ManyCases.plan(tx.dsl(), WorklistStore.query(tx, worklist, 51));
        return CoreDatabase.transactions().run(city, explained);
    }
}
