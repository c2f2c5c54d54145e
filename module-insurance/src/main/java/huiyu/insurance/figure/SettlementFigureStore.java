package huiyu.insurance.figure;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator.Behind;
import huiyu.core.module.Indicator.Cell;
import huiyu.core.module.Indicator.Figure;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Counts bills in force by the day of discharge. */
@Repository
public class SettlementFigureStore {

    private static final String PROGRAMME = "settlement";

    List<Figure> count(Read read, BillFigure counted, YearMonth month) {
        return read.dsl()
                .fetch(counted.figures, read.tenantId(), month.atDay(1), month.atEndOfMonth())
                .map(row -> new Figure(
                        new Cell(PROGRAMME, row.get("slice", String.class)), row.get("numerator", long.class),
                        row.get("denominator", Long.class), row.get("people", long.class)));
    }

    List<Behind> listBills(
            Read read, BillFigure counted, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        counted.bills + "\n" + """
                         and (?::uuid is null or exists (
                               select from core.person p join core.org_unit u on u.tenant_id = p.tenant_id and u.id = p.org_unit_id
                                where p.tenant_id = s.tenant_id and p.id = s.person_id and ? = any (u.lineage)))
                         and (?::uuid is null or s.id > ?)
                         order by s.id limit ?""",
                        read.tenantId(), month.atDay(1), month.atEndOfMonth(), cell.slice(), scope.orElse(null), scope.orElse(null),
                        after.orElse(null), after.orElse(null), limit)
                .map(row -> new Behind(row.get("id", UUID.class), "settlement", row.get("person_id", UUID.class)));
    }
}
