package huiyu.assistance.warning;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator.Behind;
import huiyu.core.module.Indicator.Cell;
import huiyu.core.module.Indicator.Figure;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Counts warnings for indicators. */
@Repository
public class WarningFigureStore {

    private static final String PROGRAMME = "monitoring";
    private static final String RAISED = " from assistance.warning w where w.tenant_id = ? and w.raised_at >= ?::timestamptz and w.raised_at < ?::timestamptz";
    private static final String WORKED = " from assistance.warning w where w.tenant_id = ? and w.closed_at >= ?::timestamptz and w.closed_at < ?::timestamptz";
    private static final String IN_SCOPE =
            """

             and (?::uuid is null or exists (
                   select from core.person p join core.org_unit u on u.tenant_id = p.tenant_id and u.id = p.org_unit_id
                    where p.tenant_id = w.tenant_id and p.id = w.person_id and ? = any (u.lineage)))
             and (?::uuid is null or w.id > ?)
             order by w.id limit ?""";

    private final Clock clock;

    public WarningFigureStore(Clock clock) {
        this.clock = clock;
    }

    List<Figure> countRaised(Read read, YearMonth month) {
        return read.dsl()
                .fetch(
                        "select case when w.household_id is null then 'person' else 'household' end as slice, count(distinct w.person_id) as n"
                                + RAISED + " group by 1 order by 1",
                        read.tenantId(), start(month), start(month.plusMonths(1)))
                .map(row -> figure(row.get("slice", String.class), row.get("n", long.class)));
    }

    List<Behind> listRaised(Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return list(read, RAISED + " and case when w.household_id is null then 'person' else 'household' end = ?", month, cell, scope, after, limit);
    }

    List<Figure> countWorked(Read read, YearMonth month) {
        return read.dsl()
                .fetch(
                        "select w.outcome as slice, count(distinct w.person_id) as n" + WORKED + " group by 1 order by 1",
                        read.tenantId(), start(month), start(month.plusMonths(1)))
                .map(row -> figure(row.get("slice", String.class), row.get("n", long.class)));
    }

    List<Behind> listWorked(Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return list(read, WORKED + " and w.outcome = ?", month, cell, scope, after, limit);
    }

    private List<Behind> list(
            Read read, String which, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        "select w.id, w.person_id" + which + IN_SCOPE,
                        read.tenantId(), start(month), start(month.plusMonths(1)), cell.slice(), scope.orElse(null), scope.orElse(null),
                        after.orElse(null), after.orElse(null), limit)
                .map(row -> new Behind(row.get("id", UUID.class), "warning", row.get("person_id", UUID.class)));
    }

    private static Figure figure(String slice, long people) {
        return new Figure(new Cell(PROGRAMME, slice), people, null, people);
    }

    private OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }
}
