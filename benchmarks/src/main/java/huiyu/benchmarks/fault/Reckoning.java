package huiyu.benchmarks.fault;

import huiyu.benchmarks.Books;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;

/** What must hold when the dust has settled, counted over all tenants by the owner; every count must be zero. */
final class Reckoning {

    private static final Map<String, String> RULES = new LinkedHashMap<>();

    static {
        RULES.put("acknowledged bills that are not there",
                """
                select count(*) from bench.promise p where p.kind = 'BILL' and p.said = 'YES' and not exists
                  (select from insurance.settlement s where s.tenant_id = p.tenant_id and s.bill_number = p.name and s.cause = 'bill')""");
        RULES.put("bills that are there twice",
                """
                select count(*) from (select from insurance.settlement where cause = 'bill' and bill_number like 'B%'
                                       group by tenant_id, division_code, institution, bill_number having count(*) > 1) twice""");
        RULES.put("bills refused and yet there",
                """
                select count(*) from bench.promise p join insurance.settlement s on s.tenant_id = p.tenant_id and s.bill_number = p.name
                 where p.kind = 'BILL' and p.said = 'NO'""");
        RULES.put("acknowledged reversals that are not in force",
                """
                select count(*) from bench.promise p where p.kind = 'REVERSAL' and p.said = 'YES' and not exists
                  (select from insurance.settlement s where s.tenant_id = p.tenant_id and s.bill_number = p.name and s.cause = 'reversal')""");
        RULES.put("acknowledged births that are not there",
                """
                select count(*) from bench.promise p where p.kind = 'BIRTH' and p.said = 'YES' and not exists
                  (select from core.life_event e where e.tenant_id = p.tenant_id and e.event_number = p.name)""");
        RULES.put("births without exactly one case of the subsidy",
                """
                select count(*) from core.life_event e where e.kind = 'birth' and 1 <>
                  (select count(*) from core.case_file c where c.tenant_id = e.tenant_id and c.subject_id = e.subject_id
                      and c.programme = 'cn-childcare-subsidy' and c.kind = 'first')""");
        RULES.put("acknowledged verdicts whose task is not done",
                """
                select count(*) from bench.promise p join core.task t on t.tenant_id = p.tenant_id and t.id = p.name::uuid
                 where p.kind = 'VERDICT' and p.said = 'YES' and t.state <> 'done'""");
        RULES.put("review levels approved twice",
                """
                select count(*) from (select from core.case_step where verdict = 'approved'
                                       group by tenant_id, case_id, review_level having count(*) > 1) twice""");
        RULES.put("cases under way that wait for nobody",
                """
                select count(*) from core.case_file c where c.status in ('received', 'in-review', 'awaiting-facts', 'awaiting-person') and not exists
                  (select from core.task t where t.tenant_id = c.tenant_id and t.case_id = c.id and t.state <> 'done')""");
        RULES.put("decided cases without a decision, or the other way round",
                """
                select count(*) from core.case_file c full join core.decision d on d.tenant_id = c.tenant_id and d.case_id = c.id
                 where (c.status = 'decided') is distinct from (d.id is not null)""");
        RULES.put("children paid more or less than is due this month",
                """
                select count(*) from
                  (select s.tenant_id, s.decision_id, sum(s.amount_fen) as fen
                     from core.entitlement_segment s, core.instalments(s.cadence, s.valid_from, s.valid_to) i
                    where greatest(i.starts_on, s.payable_from) < date_trunc('month', current_date) + interval '1 month' group by 1, 2) due
                  full join (select tenant_id, decision_id, sum(amount_fen) as fen from core.payment_order group by 1, 2) paid
                    using (tenant_id, decision_id)
                 where due.fen is distinct from paid.fen""");
        RULES.put("payment orders whose lines do not sum to them",
                """
                select count(*) from core.payment_order o where o.amount_fen <>
                  (select coalesce(sum(l.amount_fen + l.set_off_fen), 0) from core.payment_line l
                    where l.tenant_id = o.tenant_id and l.order_id = o.id and l.status <> 'replaced')""");
        RULES.put("payment runs that never ended", "select count(*) from core.payment_run where status = 'running'");
        RULES.put("acknowledged payment runs that are not there",
                """
                select count(*) from bench.promise p where p.kind = 'PAYMENT_RUN' and not exists
                  (select from core.payment_run r where r.tenant_id = p.tenant_id and r.id = p.name::uuid)""");
        RULES.put("events that nobody handled", "select count(*) from core.outbox_event where done_at is null");
        RULES.put("keys taken without an answer kept",
                "select count(*) from core.idempotency_record where response is null and sealed_response is null");
    }

    private final DSLContext owner;

    Reckoning(DSLContext owner) {
        this.owner = owner;
    }

    Map<String, Long> faults() {
        Map<String, Long> faults = new LinkedHashMap<>(new Books(owner).faults());
        RULES.forEach((rule, sql) -> faults.put(rule, owner.fetchSingle(sql).get(0, Long.class)));
        return faults;
    }
}
