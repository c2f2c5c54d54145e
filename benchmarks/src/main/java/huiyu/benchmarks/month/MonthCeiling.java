package huiyu.benchmarks.month;

import java.time.LocalDate;
import org.jooq.DSLContext;

/**
 * The same lines by one hand-written statement, into copies of the tables with all their constraints and indexes: no
 * funds, no set-off, no account opened and sealed again, no checkpoint.
 */
final class MonthCeiling {

    private final DSLContext owner;

    MonthCeiling(DSLContext owner) {
        this.owner = owner;
    }

    /** Seconds it took. */
    double run(LocalDate month) {
        owner.execute("create schema bench");
        owner.execute("create table bench.payment_order (like core.payment_order including all)");
        owner.execute("create table bench.payment_line (like core.payment_line including all)");
        long begin = System.nanoTime();
        owner.execute(
                """
                with made as (
                  insert into bench.payment_order (tenant_id, decision_id, subject_id, programme, component, period_from, sequence, kind, amount_fen, created_at)
                  select s.tenant_id, s.decision_id, s.subject_id, s.programme, s.component, i.period_from, 0, 'regular', s.amount_fen, now()
                    from core.entitlement_segment s cross join lateral core.instalments(s.cadence, s.valid_from, s.valid_to) i
                   where i.period_from = ?::date
                  returning tenant_id, id, subject_id, amount_fen)
                insert into bench.payment_line (tenant_id, order_id, payee_no, attempt, subject_id, payee_role, payee_id, status, amount_fen,
                                                account_id, account, payee_shown, account_shown, reference, fund_ids, fund_fens, created_at, changed_at)
                select m.tenant_id, m.id, 0, 0, m.subject_id, 'applicant', k.relative_id, 'ready', m.amount_fen, a.id, a.cipher, '*', '*', 'bench',
                       array[f.fund_id], array[m.amount_fen], now(), now()
                  from made m
                  join core.kinship k on k.tenant_id = m.tenant_id and k.child_id = m.subject_id
                  join core.payee_account a on a.tenant_id = k.tenant_id and a.person_id = k.relative_id and a.superseded_at is null
                  join core.fund_programme f on f.tenant_id = m.tenant_id and f.programme = ?""",
                month, GrantedCity.PROGRAMME);
        return (System.nanoTime() - begin) / 1e9;
    }
}
