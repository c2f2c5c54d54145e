package huiyu.core.payment;

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

/** Counts payments for indicators: by the day the bank's answer was read. */
@Repository
class PaidFigureStore {

    private static final String PAID =
            """

              from core.payment_line l
              join core.payment_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
              left join core.payment_file f on f.tenant_id = l.tenant_id and f.id = l.answer_id
             where l.tenant_id = ? and l.status = 'paid' and coalesce(f.created_at, l.changed_at) >= ?::timestamptz
               and coalesce(f.created_at, l.changed_at) < ?::timestamptz
            """;

    /** Cases by the moment their first line was paid. */
    private static final String FIRST_PAID =
            """

              from (select d.case_id, o.programme, min(coalesce(f.created_at, l.changed_at)) as at
                      from core.payment_line l
                      join core.payment_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
                      join core.decision d on d.tenant_id = o.tenant_id and d.id = o.decision_id
                      left join core.payment_file f on f.tenant_id = l.tenant_id and f.id = l.answer_id
                     where l.tenant_id = ? and l.status = 'paid' group by d.case_id, o.programme) p
              join core.case_file c on c.tenant_id = ? and c.id = p.case_id and c.kind <> 'change'
             where p.at >= ?::timestamptz and p.at < ?::timestamptz
            """;

    private final Clock clock;

    PaidFigureStore(Clock clock) {
        this.clock = clock;
    }

    List<Figure> sumPaid(Read read, YearMonth month) {
        return read.dsl()
                .fetch(
                        "select o.programme, sum(l.amount_fen)::bigint as fen, count(distinct l.subject_id) as people" + PAID
                                + " group by o.programme order by 1",
                        read.tenantId(), start(month), start(month.plusMonths(1)))
                .map(row -> new Figure(
                        new Cell(row.get("programme", String.class), ""), row.get("fen", long.class), null,
                        row.get("people", long.class)));
    }

    List<Behind> listPaid(Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        "select l.id, l.subject_id" + PAID + """
                         and o.programme = ?
                         and (?::uuid is null or exists (
                               select from core.decision d join core.org_unit u on u.tenant_id = d.tenant_id and u.id = d.org_unit_id
                                where d.tenant_id = o.tenant_id and d.id = o.decision_id and ? = any (u.lineage)))
                         and (?::uuid is null or l.id > ?)
                         order by l.id limit ?""",
                        read.tenantId(), start(month), start(month.plusMonths(1)), cell.programme(), scope.orElse(null),
                        scope.orElse(null), after.orElse(null), after.orElse(null), limit)
                .map(row -> new Behind(row.get("id", UUID.class), "payment-line", row.get("subject_id", UUID.class)));
    }

    List<Figure> sumDaysToPayment(Read read, YearMonth month) {
        return read.dsl()
                .fetch(
                        "select p.programme, sum(greatest(0, (p.at at time zone ?)::date - c.received_on))::bigint as days, count(*) as n"
                                + FIRST_PAID + " group by p.programme order by 1",
                        clock.getZone().getId(), read.tenantId(), read.tenantId(), start(month), start(month.plusMonths(1)))
                .map(row -> {
                    long n = row.get("n", long.class);
                    return new Figure(new Cell(row.get("programme", String.class), ""), row.get("days", long.class), n, n);
                });
    }

    List<Behind> listFirstPaid(
            Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        "select c.id, c.subject_id" + FIRST_PAID + """
                         and p.programme = ?
                         and (?::uuid is null or exists (select from core.org_unit u
                               where u.tenant_id = c.tenant_id and u.id = c.org_unit_id and ? = any (u.lineage)))
                         and (?::uuid is null or c.id > ?)
                         order by c.id limit ?""",
                        read.tenantId(), read.tenantId(), start(month), start(month.plusMonths(1)), cell.programme(), scope.orElse(null),
                        scope.orElse(null), after.orElse(null), after.orElse(null), limit)
                .map(row -> new Behind(row.get("id", UUID.class), "case", row.get("subject_id", UUID.class)));
    }

    private OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }
}
