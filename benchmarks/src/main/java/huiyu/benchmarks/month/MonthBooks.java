package huiyu.benchmarks.month;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;

/** What must hold after a month was paid, counted over all cities by the owner: each figure is a number of faults. */
final class MonthBooks {

    private static final String DUE =
            """
            select s.tenant_id, s.subject_id, s.component, i.period_from, sum(s.amount_fen) as fen
              from core.entitlement_segment s cross join lateral core.instalments(s.cadence, s.valid_from, least(s.valid_to, ?::date)) i
             where not exists (select from core.decision d where d.tenant_id = s.tenant_id and d.supersedes = s.decision_id)
             group by 1, 2, 3, 4""";

    private final DSLContext owner;
    private final LocalDate month;
    private final Map<String, Long> faults = new LinkedHashMap<>();

    private MonthBooks(DSLContext owner, LocalDate month) {
        this.owner = owner;
        this.month = month;
    }

    static Map<String, Long> faults(DSLContext owner, LocalDate month) {
        MonthBooks books = new MonthBooks(owner, month);
        books.decisions();
        books.orders();
        books.money();
        return books.faults;
    }

    private void decisions() {
        count("changed children without exactly one decision after the first",
                """
                select count(*) from bench.changed c where 1 <>
                  (select count(*) from core.decision d where d.tenant_id = c.tenant_id and d.subject_id = c.subject_id and d.supersedes is not null)""");
        count("other children decided anew",
                """
                select count(*) from core.decision d where d.supersedes is not null
                   and not exists (select from bench.changed c where c.tenant_id = d.tenant_id and c.subject_id = d.subject_id)""");
        count("changed children whose decision is not what their facts say",
                """
                select count(*) from bench.changed c
                  join core.decision d on d.tenant_id = c.tenant_id and d.subject_id = c.subject_id and d.supersedes is not null
                  join core.decision former on former.tenant_id = d.tenant_id and former.id = d.supersedes
                 where case when c.first_born then d.verdict <> 'REFUSED' or d.total_fen <> 0 else d.total_fen * 3 <> former.total_fen * 4 end""");
    }

    private void orders() {
        count("periods ordered with other than what is due by the decision that stands",
                """
                select count(*) from (%s) due
                  full join (select tenant_id, subject_id, component, period_from, sum(amount_fen) as fen from core.payment_order group by 1, 2, 3, 4) ordered
                 using (tenant_id, subject_id, component, period_from)
                 where coalesce(due.fen, 0) <> coalesce(ordered.fen, 0)""".formatted(DUE),
                month);
        count("periods ordered more than once",
                """
                select count(*) from (select from core.payment_order where kind in ('regular', 'arrears')
                                       group by tenant_id, subject_id, component, period_from having count(*) > 1) twice""");
        count("orders without exactly one line of their amount",
                """
                select count(*) from core.payment_order o where 1 <>
                  (select count(*) from core.payment_line l where l.tenant_id = o.tenant_id and l.order_id = o.id and l.amount_fen = o.amount_fen
                      and l.status = case when o.amount_fen < 0 then 'overpaid' when o.period_from < ?::date and o.component = 'monthly' then 'paid' else 'ready' end)""",
                month);
        count("lines without an order", "select count(*) from core.payment_line l where not exists (select from core.payment_order o where o.tenant_id = l.tenant_id and o.id = l.order_id)");
        count("runs that count other than what is there",
                """
                select count(*) from core.payment_run r
                 where r.month = ?::date and (r.status, r.lines_made::bigint, r.amount_fen::numeric) <>
                       (select 'completed', count(*), coalesce(sum(o.amount_fen), 0) from core.payment_order o where o.tenant_id = r.tenant_id and o.run_id = r.id)""",
                month);
        count("batches that hold other than they say",
                """
                select count(*) from core.payment_batch b
                 where (b.line_count::bigint, b.amount_fen::numeric) <>
                       (select count(*), coalesce(sum(l.amount_fen), 0) from core.payment_line l where l.tenant_id = b.tenant_id and l.batch_id = b.id)""");
        count("lines to be paid without a batch", "select count(*) from core.payment_line where status = 'ready' and batch_id is null");
    }

    private void money() {
        count("funds that gave other than what the lines say",
                """
                select count(*) from (select tenant_id, fund_id, sum(ordered_fen) as ordered, sum(paid_fen) as paid from core.fund_slice group by 1, 2) f
                  full join (select tenant_id, fund_ids[1] as fund_id, coalesce(sum(amount_fen) filter (where status = 'ready'), 0) as ordered,
                                    coalesce(sum(amount_fen) filter (where status = 'paid'), 0) as paid from core.payment_line group by 1, 2) l
                 using (tenant_id, fund_id)
                 where (coalesce(f.ordered, 0), coalesce(f.paid, 0)) <> (coalesce(l.ordered, 0), coalesce(l.paid, 0))""");
        count("funds that hold other than what is reserved",
                """
                select count(*) from (select tenant_id, fund_id, sum(reserved_fen) as fen from core.fund_slice group by 1, 2) f
                  full join (select tenant_id, fund_id, sum(amount_fen - drawn_fen) as fen from core.fund_reservation where released_at is null group by 1, 2) r
                 using (tenant_id, fund_id) where coalesce(f.fen, 0) <> coalesce(r.fen, 0)""");
        count("decisions that drew other than their lines say",
                """
                select count(*) from (select tenant_id, decision_id, sum(drawn_fen) as fen from core.fund_reservation group by 1, 2) r
                  full join (select o.tenant_id, o.decision_id, sum(o.amount_fen) as fen from core.payment_order o where o.amount_fen > 0 group by 1, 2) l
                 using (tenant_id, decision_id) where coalesce(r.fen, 0) <> coalesce(l.fen, 0)""");
        count("changed children asked back other than what they were paid too much",
                """
                select count(*) from bench.changed c where
                  (select coalesce(sum(m.amount_fen), 0) from core.recovery_case r
                     join core.recovery_movement m on m.tenant_id = r.tenant_id and m.case_id = r.id
                    where r.tenant_id = c.tenant_id and r.subject_id = c.subject_id)
                  <> (select coalesce(sum(l.amount_fen), 0) from core.payment_line l
                       where c.first_born and l.tenant_id = c.tenant_id and l.subject_id = c.subject_id and l.status = 'paid')""");
        count("others asked back anything",
                """
                select count(*) from core.recovery_case r
                 where not exists (select from bench.changed c where c.tenant_id = r.tenant_id and c.subject_id = r.subject_id and c.first_born)""");
    }

    private void count(String what, String sql, Object... bindings) {
        faults.put(what, owner.fetchSingle(sql, bindings).get(0, Long.class));
    }
}
