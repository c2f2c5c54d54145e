package huiyu.core.decision;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator.Behind;
import huiyu.core.module.Indicator.Cell;
import huiyu.core.module.Indicator.Figure;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Counts decisions for indicators. */
@Repository
class DecisionFigureStore {

    private static final String IN_SCOPE =
            """

             and (?::uuid is null or exists (select from core.org_unit u
                   where u.tenant_id = d.tenant_id and u.id = d.org_unit_id and ? = any (u.lineage)))
             and (?::uuid is null or d.id > ?)
             order by d.id limit ?""";

    /** Stands, is granted, and has something due on a day or later in that month. */
    private static final String COVERING =
            """
            d.tenant_id = ? and d.verdict = 'GRANTED' and d.decided_on <= ?
            and not exists (select from core.decision e
                             where e.tenant_id = d.tenant_id and e.supersedes = d.id and e.decided_on <= ?)
            and exists (select from core.entitlement_segment s
                         where s.tenant_id = d.tenant_id and s.decision_id = d.id and s.valid_from <= ? and s.valid_to >= ?)
            """;

    /** First decisions of a person and programme, made in the month: granted of all. */
    List<Figure> countGranted(Read read, YearMonth month) {
        return read.dsl()
                .fetch(
                        """
                        select programme, count(*) filter (where verdict = 'GRANTED') as granted, count(*) as n
                          from core.decision
                         where tenant_id = ? and decided_on between ? and ? and supersedes is null
                         group by programme order by 1""",
                        read.tenantId(), month.atDay(1), month.atEndOfMonth())
                .map(row -> {
                    long granted = row.get("granted", long.class);
                    return new Figure(
                            new Cell(row.get("programme", String.class), ""), granted, row.get("n", long.class),
                            smallestPart(granted, row.get("n", long.class)));
                });
    }

    /** Granted and refused are both people: the smaller of the two that is anybody at all. */
    private static long smallestPart(long granted, long all) {
        long refused = all - granted;
        return granted == 0 ? refused : refused == 0 ? granted : Math.min(granted, refused);
    }

    List<Behind> listGranted(
            Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select d.id, d.subject_id from core.decision d
                         where d.tenant_id = ? and d.decided_on between ? and ? and d.supersedes is null
                           and d.verdict = 'GRANTED' and d.programme = ?""" + IN_SCOPE,
                        read.tenantId(), month.atDay(1), month.atEndOfMonth(), cell.programme(), scope.orElse(null),
                        scope.orElse(null), after.orElse(null), after.orElse(null), limit)
                .map(DecisionFigureStore::behind);
    }

    List<Figure> countCovered(Read read, YearMonth month) {
        LocalDate last = month.atEndOfMonth();
        return read.dsl()
                .fetch(
                        "select d.programme, count(distinct d.subject_id) as n from core.decision d where " + COVERING
                                + " group by d.programme order by 1",
                        read.tenantId(), last, last, last, month.atDay(1))
                .map(row -> {
                    long n = row.get("n", long.class);
                    return new Figure(new Cell(row.get("programme", String.class), ""), n, null, n);
                });
    }

    List<Behind> listCovered(
            Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        LocalDate last = month.atEndOfMonth();
        return read.dsl()
                .fetch(
                        "select d.id, d.subject_id from core.decision d where " + COVERING + " and d.programme = ?" + IN_SCOPE,
                        read.tenantId(), last, last, last, month.atDay(1), cell.programme(), scope.orElse(null),
                        scope.orElse(null), after.orElse(null), after.orElse(null), limit)
                .map(DecisionFigureStore::behind);
    }

    private static Behind behind(org.jooq.Record row) {
        return new Behind(row.get("id", UUID.class), "decision", row.get("subject_id", UUID.class));
    }
}
