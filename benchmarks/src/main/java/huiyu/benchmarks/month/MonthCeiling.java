package huiyu.benchmarks.month;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/**
 * The same rows by hand-written statements, into copies of the tables with their constraints and indexes: no account opened
 * and sealed again, no look at what was ordered before, no set-off, no checkpoint, no row-level security.
 */
final class MonthCeiling {

    private static final int CONNECTIONS = 2;
    private static final int LINES_PER_BATCH = 5_000;

    private final DSLContext owner;
    private final LocalDate month;

    MonthCeiling(DSLContext owner, LocalDate month) {
        this.owner = owner;
        this.month = month;
    }

    /** What is due by decisions that stand and was not paid before: this month, and of what came to it later all months. */
    private static final String DUE =
            """
            select s.*, i.period_from
              from core.entitlement_segment s cross join lateral core.instalments(s.cadence, s.valid_from, least(s.valid_to, ?::date)) i
             where (i.period_from = ?::date or i.period_from < ?::date and s.component = 'supplement')
               and not exists (select from core.decision d where d.tenant_id = s.tenant_id and d.supersedes = s.decision_id)
            """;

    /** Seconds for orders and lines alone, by one statement on one connection; foreign keys are not checked. */
    double ordersAndLines() {
        copies("bench_lines", "payment_order", "payment_line");
        long begin = System.nanoTime();
        owner.execute(
                """
                with made as (
                  insert into bench_lines.payment_order (tenant_id, decision_id, subject_id, programme, component, period_from, sequence, kind, amount_fen, created_at)
                  select s.tenant_id, s.decision_id, s.subject_id, s.programme, s.component, s.period_from, 0, 'regular', s.amount_fen, now() from (%s) s
                  returning tenant_id, id, subject_id, amount_fen)
                insert into bench_lines.payment_line (tenant_id, order_id, payee_no, attempt, subject_id, payee_role, payee_id, status, amount_fen,
                                                account_id, account, payee_shown, account_shown, reference, fund_ids, fund_fens, created_at, changed_at)
                select m.tenant_id, m.id, 0, 0, m.subject_id, 'applicant', k.relative_id, 'ready', m.amount_fen, a.id, a.cipher, '李*', '****0001', ?,
                       array[f.fund_id], array[m.amount_fen], now(), now()
                  from made m
                  join core.kinship k on k.tenant_id = m.tenant_id and k.child_id = m.subject_id
                  join core.payee_account a on a.tenant_id = k.tenant_id and a.person_id = k.relative_id and a.superseded_at is null
                  join core.fund_programme f on f.tenant_id = m.tenant_id and f.programme = ? and f.fiscal_year = ?""".formatted(DUE),
                month, month, month, MonthCity.PROGRAMME + " " + month, MonthCity.PROGRAMME, month.getYear());
        return since(begin);
    }

    /**
     * Seconds for every row that the run leaves: orders, lines in their batches, the funds' journal, reservations drawn; with
     * foreign keys, half of the cities on each of two connections.
     */
    double everyRow(List<MonthCity> cities) {
        copies("bench_all", "payment_order", "payment_batch", "payment_line", "fund_journal", "fund_reservation");
        owner.execute("alter table bench_all.payment_line add foreign key (tenant_id, order_id) references bench_all.payment_order (tenant_id, id)");
        owner.execute("alter table bench_all.payment_line add foreign key (tenant_id, batch_id) references bench_all.payment_batch (tenant_id, id)");
        owner.execute("insert into bench_all.fund_reservation select tenant_id, fund_id, decision_id, subject_id, programme, amount_fen, 0 from core.fund_reservation");
        owner.execute("vacuum analyze bench_all.fund_reservation");
        long begin = System.nanoTime();
        IntStream.range(0, CONNECTIONS).parallel().forEach(connection -> everyRow(IntStream.range(0, cities.size())
                .filter(i -> i % CONNECTIONS == connection)
                .mapToObj(i -> cities.get(i).tenantId())
                .toArray(Integer[]::new)));
        return since(begin);
    }

    private void everyRow(Integer[] tenants) {
        owner.execute(
                """
                insert into bench_all.payment_batch (tenant_id, run_id, number, fund_id, status, line_count, amount_fen, created_at)
                select f.tenant_id, ?, to_char(b, 'fm000'), f.fund_id, 'draft', ?, ?, now()
                  from core.fund_programme f
                 cross join lateral (select lines_made as lines from core.payment_run r where r.tenant_id = f.tenant_id and r.month = ?::date) r
                 cross join lateral generate_series(0, (r.lines - 1) / ?) b
                 where f.tenant_id = any (?) and f.fiscal_year = ?""",
                new UUID(0, 1), LINES_PER_BATCH, LINES_PER_BATCH, month, LINES_PER_BATCH, tenants, month.getYear());
        owner.execute(
                """
                with made as (
                  insert into bench_all.payment_order (tenant_id, run_id, decision_id, subject_id, programme, component, period_from, sequence, kind, amount_fen, created_at)
                  select s.tenant_id, ?, s.decision_id, s.subject_id, s.programme, s.component, s.period_from, 0, 'regular', s.amount_fen, now() from (%s) s
                   where s.tenant_id = any (?)
                  returning tenant_id, id, decision_id, amount_fen),
                drawn as (
                  update bench_all.fund_reservation r set drawn_fen = r.drawn_fen + m.amount_fen
                    from made m where r.tenant_id = m.tenant_id and r.decision_id = m.decision_id)
                insert into bench_all.fund_journal (tenant_id, fund_id, kind, subject_id, accounts, amounts, posted_at, actor)
                select m.tenant_id, f.fund_id, 'order', m.id, array['reserved', 'ordered'], array[-m.amount_fen, m.amount_fen], now(), 'bench'
                  from made m join core.fund_programme f on f.tenant_id = m.tenant_id and f.programme = ? and f.fiscal_year = ?""".formatted(DUE),
                new UUID(0, 1), month, month, month, tenants, MonthCity.PROGRAMME, month.getYear());
        owner.execute(
                """
                insert into bench_all.payment_line (tenant_id, order_id, payee_no, attempt, subject_id, payee_role, payee_id, status, amount_fen,
                                                account_id, account, payee_shown, account_shown, reference, fund_ids, fund_fens, batch_id, created_at, changed_at)
                select o.tenant_id, o.id, 0, 0, o.subject_id, 'applicant', k.relative_id, 'ready', o.amount_fen, a.id, a.cipher, '李*', '****0001', ?,
                       array[b.fund_id], array[o.amount_fen], b.id, now(), now()
                  from (select *, (row_number() over (partition by tenant_id order by id) - 1) / ? as part from bench_all.payment_order where tenant_id = any (?)) o
                  join bench_all.payment_batch b on b.tenant_id = o.tenant_id and b.number = to_char(o.part, 'fm000')
                  join core.kinship k on k.tenant_id = o.tenant_id and k.child_id = o.subject_id
                  join core.payee_account a on a.tenant_id = k.tenant_id and a.person_id = k.relative_id and a.superseded_at is null""",
                MonthCity.PROGRAMME + " " + month, LINES_PER_BATCH, tenants);
    }

    private void copies(String schema, String... tables) {
        owner.execute("checkpoint");
        owner.execute("create schema " + schema);
        for (String table : tables) {
            owner.execute("create table " + schema + "." + table + " (like core." + table + " including all)");
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
