package huiyu.core.casework;

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

/** Counts cases for indicators. */
@Repository
class CaseFigureStore {

    private static final String IN_SCOPE =
            """

             and (?::uuid is null or exists (select from core.org_unit u
                   where u.tenant_id = c.tenant_id and u.id = c.org_unit_id and ? = any (u.lineage)))
             and (?::uuid is null or c.id > ?)
             order by c.id limit ?""";

    List<Figure> countByStatus(Read read) {
        return read.dsl()
                .fetch(
                        """
                        select programme, status, count(*) as n from core.case_file
                         where tenant_id = ? group by programme, status order by 1, 2""",
                        read.tenantId())
                .map(row -> {
                    long n = row.get("n", long.class);
                    return new Figure(new Cell(row.get("programme", String.class), row.get("status", String.class)), n, null, n);
                });
    }

    List<Behind> listByStatus(Read read, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        "select c.id, c.subject_id from core.case_file c where c.tenant_id = ? and c.programme = ? and c.status = ?"
                                + IN_SCOPE,
                        read.tenantId(), cell.programme(), cell.slice(), scope.orElse(null), scope.orElse(null),
                        after.orElse(null), after.orElse(null), limit)
                .map(row -> new Behind(row.get("id", UUID.class), "case", row.get("subject_id", UUID.class)));
    }

    private static final String GRANTED =
            """

              from core.decision d join core.case_file c on c.tenant_id = d.tenant_id and c.id = d.case_id
             where d.tenant_id = ? and d.decided_on between ? and ? and d.verdict = 'GRANTED' and c.kind <> 'change'
            """;

    /** What first and renewed cases were granted in the month. */
    List<Figure> sumGranted(Read read, YearMonth month) {
        return read.dsl()
                .fetch(
                        "select c.programme, sum(d.total_fen)::bigint as fen, count(*) as n" + GRANTED + " group by c.programme order by 1",
                        read.tenantId(), month.atDay(1), month.atEndOfMonth())
                .map(row -> {
                    long n = row.get("n", long.class);
                    return new Figure(new Cell(row.get("programme", String.class), ""), row.get("fen", long.class), n, n);
                });
    }

    List<Behind> listGranted(
            Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        "select c.id, c.subject_id" + GRANTED + " and c.programme = ?" + IN_SCOPE,
                        read.tenantId(), month.atDay(1), month.atEndOfMonth(), cell.programme(), scope.orElse(null),
                        scope.orElse(null), after.orElse(null), after.orElse(null), limit)
                .map(row -> new Behind(row.get("id", UUID.class), "case", row.get("subject_id", UUID.class)));
    }

    /** Calendar days from acceptance to decision, of what was decided in the month. */
    List<Figure> sumDays(Read read, YearMonth month) {
        return read.dsl()
                .fetch(
                        """
                        select c.programme, sum(d.decided_on - c.accepted_on)::bigint as days, count(*) as n
                          from core.decision d join core.case_file c on c.tenant_id = d.tenant_id and c.id = d.case_id
                         where d.tenant_id = ? and d.decided_on between ? and ? and c.kind <> 'change'
                         group by c.programme order by 1""",
                        read.tenantId(), month.atDay(1), month.atEndOfMonth())
                .map(row -> {
                    long n = row.get("n", long.class);
                    return new Figure(new Cell(row.get("programme", String.class), ""), row.get("days", long.class), n, n);
                });
    }

    List<Behind> listDecided(
            Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        LocalDate last = month.atEndOfMonth();
        return read.dsl()
                .fetch(
                        """
                        select c.id, c.subject_id
                          from core.decision d join core.case_file c on c.tenant_id = d.tenant_id and c.id = d.case_id
                         where d.tenant_id = ? and d.decided_on between ? and ? and c.kind <> 'change' and c.programme = ?"""
                                + IN_SCOPE,
                        read.tenantId(), month.atDay(1), last, cell.programme(), scope.orElse(null), scope.orElse(null),
                        after.orElse(null), after.orElse(null), limit)
                .map(row -> new Behind(row.get("id", UUID.class), "case", row.get("subject_id", UUID.class)));
    }
}
