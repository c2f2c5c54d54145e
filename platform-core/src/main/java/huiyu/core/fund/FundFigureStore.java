package huiyu.core.fund;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator.Behind;
import huiyu.core.module.Indicator.Cell;
import huiyu.core.module.Indicator.Figure;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Counts funds for indicators. */
@Repository
class FundFigureStore {

    /** By code and funder. The movements behind a fund stand for the people: a fund that moved twice tells of two. */
    List<Figure> sumExecution(Read read, int year) {
        return read.dsl()
                .fetch(
                        """
                        select f.code, f.funder, coalesce(sum(s.paid + s.ordered), 0)::bigint as executed,
                               coalesce(sum(a.allocated), 0)::bigint as allocated, coalesce(sum(j.movements), 0)::bigint as movements
                          from core.fund f
                          left join lateral (select sum(paid_fen) as paid, sum(ordered_fen) as ordered from core.fund_slice s
                                              where s.tenant_id = f.tenant_id and s.fund_id = f.id) s on true
                          left join lateral (select sum(amount_fen) as allocated from core.fund_allocation a
                                              where a.tenant_id = f.tenant_id and a.fund_id = f.id) a on true
                          left join lateral (select count(*) as movements from core.fund_journal j
                                              where j.tenant_id = f.tenant_id and j.fund_id = f.id and j.kind <> 'allocation') j on true
                         where f.tenant_id = ? and f.fiscal_year = ?
                         group by f.code, f.funder order by 1, 2""",
                        read.tenantId(), year)
                .map(row -> new Figure(
                        new Cell(row.get("code", String.class), row.get("funder", String.class)), row.get("executed", long.class),
                        row.get("allocated", long.class), row.get("movements", long.class)));
    }

    List<Behind> listFunds(Read read, int year, Cell cell, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select id from core.fund where tenant_id = ? and fiscal_year = ? and code = ? and funder = ?
                           and (?::uuid is null or id > ?) order by id limit ?""",
                        read.tenantId(), year, cell.programme(), cell.slice(), after.orElse(null), after.orElse(null), limit)
                .map(row -> new Behind(row.get("id", UUID.class), "fund", row.get("id", UUID.class)));
    }
}
