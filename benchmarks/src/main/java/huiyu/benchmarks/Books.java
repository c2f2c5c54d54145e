package huiyu.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;

/** What must hold after a load, counted over all tenants by the owner; and what the load was made of. */
public final class Books {

    /** What the bills in force add up to, by person, counter and value; bills of the load begin with B. */
    private static final String ACCUMULATORS =
            """
            with in_force as (
              select * from (select distinct on (tenant_id, division_code, institution, bill_number) *
                               from insurance.settlement where bill_number like 'B%'
                              order by tenant_id, division_code, institution, bill_number, version desc) latest
               where state = 'settled'),
            parts as (
              select f.tenant_id, f.person_id, p.part from in_force f, jsonb_array_elements(f.outcome -> 'parts') as p (part)),
            deltas as (
              select tenant_id, person_id, part -> 'deltas' as deltas from parts
              union all
              select tenant_id, person_id, layer -> 'deltas' from parts, jsonb_array_elements(part -> 'layers') as l (layer)),
            moved as (
              select d.tenant_id, d.person_id, c.name, sum(c.value::numeric) as fen
                from deltas d, jsonb_each(d.deltas) as y (year, counters), jsonb_each_text(y.counters) as c (name, value)
               group by 1, 2, 3),
            expected as (
              select tenant_id, person_id, name, sum(fen) as fen from (
                select tenant_id, person_id, name, fen from moved
                union all
                select s.tenant_id, s.person_id, c.name, c.value::numeric from bench.start s, jsonb_each_text(s.counters) as c (name, value)) both_sides
               group by 1, 2, 3),
            held as (
              select y.tenant_id, y.person_id, c.name, c.value::numeric as fen
                from insurance.person_year y, jsonb_each_text(y.counters) as c (name, value) where y.year = 2026)
            select count(*) from (select * from expected where fen <> 0) e full join held h using (tenant_id, person_id, name)
             where e.fen is distinct from h.fen""";

    private final DSLContext owner;

    public Books(DSLContext owner) {
        this.owner = owner;
    }

    Map<String, Object> mix() {
        Map<String, Object> mix = new LinkedHashMap<>();
        mix.put("item lines on a bill", 20);
        mix.put("% with critical illness paid", share("critical"));
        mix.put("% with assistance paid", share("assistance"));
        mix.put("% reversed", count(
                """
                select round(100.0 * count(*) filter (where state = 'reversed') / greatest(count(*), 1))
                  from insurance.settlement where bill_number like 'B%' and cause <> 'earlier-bill'"""));
        mix.put("events waiting", count("select count(*) from core.outbox_event where done_at is null"));
        return mix;
    }

    public Map<String, Long> faults() {
        Map<String, Long> faults = new LinkedHashMap<>();
        faults.put("bills whose layers and patient do not sum to the bill", count(
                "select count(*) from insurance.settlement where core.sum_of(layer_fen) + patient_fen <> total_fen"));
        faults.put("counters that differ from the settlements", count(ACCUMULATORS));
        faults.put("journals that do not balance", count("select count(*) from insurance.settlement_journal where core.sum_of(amounts) <> 0"));
        faults.put("settlements without journal", count(
                """
                select count(*) from insurance.settlement s
                 where not exists (select from insurance.settlement_journal j where j.tenant_id = s.tenant_id and j.settlement_id = s.id)"""));
        faults.put("settlements without audit", count(
                """
                select count(*) from insurance.settlement s
                 where not exists (select from core.audit_entry a where a.tenant_id = s.tenant_id and a.target_kind = 'settlement' and a.target_id = s.id)"""));
        faults.put("funds whose slices differ from their postings", count(
                """
                select count(*) from core.fund f
                 where (select sum(s.ordered_fen) from core.fund_slice s where s.tenant_id = f.tenant_id and s.fund_id = f.id)
                    <> (select coalesce(sum(p.amount_fen), 0) from core.fund_posting p
                         where p.tenant_id = f.tenant_id and p.fund_id = f.id and p.account = 'ordered')"""));
        return faults;
    }

    private long share(String layer) {
        return owner.fetchSingle(
                        """
                        select round(100.0 * count(*) filter (where coalesce(layer_fen[array_position(layers, ?)], 0) > 0) / greatest(count(*), 1))
                          from insurance.settlement where state = 'settled' and bill_number like 'B%'""",
                        layer)
                .get(0, Long.class);
    }

    private long count(String sql) {
        return owner.fetchSingle(sql).get(0, Long.class);
    }
}
