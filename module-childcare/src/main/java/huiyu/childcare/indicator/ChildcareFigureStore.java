package huiyu.childcare.indicator;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator.Behind;
import huiyu.core.module.Indicator.Cell;
import huiyu.core.module.Indicator.Figure;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;

/** Counts, each over the same few sets of a month: filed institutions, their places, enrolled children, the population. */
final class ChildcareFigureStore {

    private static final String SETS =
            """
            with m as (select ?::int as tenant, ?::date as first, ?::date as last),
            filed as (
              select i.tenant_id, i.id, i.organisation_id, i.division_code, i.type_code, t.inclusive
                from m join childcare.institution i on i.tenant_id = m.tenant
                join childcare.institution_type t on t.tenant_id = i.tenant_id and t.code = i.type_code
               where (i.closed_on is null or i.closed_on >= m.last)
                 and exists (select from childcare.filing f where f.tenant_id = i.tenant_id and f.institution_id = i.id
                                and f.status = 'filed' and f.decided_on <= m.last)),
            places as (
              select filed.id, filed.organisation_id, filed.division_code, filed.type_code, sum(c.places) as places
                from m, filed join childcare.capacity c on c.tenant_id = filed.tenant_id and c.institution_id = filed.id
               where c.valid_from <= m.last and (c.valid_to is null or c.valid_to >= m.last)
               group by 1, 2, 3, 4),
            own as (select t.division_code from m join core.tenant t on t.id = m.tenant),
            people as (
              select distinct on (p.division_code) p.division_code, p.people, p.under_three
                from m join childcare.population p on p.tenant_id = m.tenant and p.year <= extract(year from m.last)
               order by p.division_code, p.year desc),
            districts as (
              select * from people where division_code not in (select division_code from own)
              union all
              select * from people where division_code in (select division_code from own) and (select count(*) from people) = 1),
            whole as (
              select coalesce((select p.people from people p join own using (division_code)), (select sum(people)::bigint from districts)) as people,
                     coalesce((select p.under_three from people p join own using (division_code)), (select sum(under_three)::bigint from districts)) as under_three),
            children as (
              select distinct e.child_id, filed.division_code
                from m, filed join childcare.enrolment e on e.tenant_id = filed.tenant_id and e.institution_id = filed.id
               where e.valid_from <= m.last and (e.valid_to is null or e.valid_to >= m.last)),
            fees as (
              select p.institution_id, filed.organisation_id, p.service, p.monthly_fen
                from m, filed join childcare.price p on p.tenant_id = filed.tenant_id and p.institution_id = filed.id
               where p.valid_from <= m.last and (p.valid_to is null or p.valid_to >= m.last)),
            used as (
              select b.programme, u.id, u.voucher_id, u.paid_fen, v.child_id, i.division_code
                from m join childcare.voucher_use u on u.tenant_id = m.tenant and u.used_on between m.first and m.last
                join childcare.institution i on i.tenant_id = u.tenant_id and i.id = u.institution_id
                join childcare.voucher v on v.tenant_id = u.tenant_id and v.id = u.voucher_id
                join childcare.voucher_batch b on b.tenant_id = v.tenant_id and b.id = v.batch_id),
            counted as (
              select c.child_id, min(i.division_code) as division_code
                from m join childcare.child_month c on c.tenant_id = m.tenant and c.month = m.first
                join childcare.institution i on i.tenant_id = c.tenant_id and i.id = c.institution_id
               where c.superseded_at is null and c.units > 0 group by c.child_id)
            """;

    private ChildcareFigureStore() {}

    /** @param select programme, slice, numerator, denominator and people over the sets */
    static List<Figure> take(Read read, String select, YearMonth month) {
        return read.dsl()
                .fetch(SETS + select, read.tenantId(), month.atDay(1), month.atEndOfMonth())
                .map(row -> new Figure(
                        new Cell(row.get("programme", String.class), row.get("slice", String.class)), row.get("numerator", long.class),
                        row.get("denominator", Long.class), row.get("people", long.class)));
    }

    /** Fees against guide prices. @param guides fen a month, by service */
    static List<Figure> takeAgainst(Read read, Map<String, Long> guides, YearMonth month) {
        return read.dsl()
                .fetch(
                        SETS
                                + """
                                select f.service, sum(f.monthly_fen)::bigint as fees, sum(g.fen)::bigint as guides
                                  from fees f join unnest(?::text[], ?::bigint[]) as g (service, fen) on g.service = f.service
                                 group by f.service order by f.service""",
                        read.tenantId(), month.atDay(1), month.atEndOfMonth(), guides.keySet().toArray(String[]::new),
                        guides.values().toArray(Long[]::new))
                .map(row -> new Figure(new Cell("", row.get("service", String.class)), row.get("fees", long.class), row.get("guides", Long.class), 0));
    }

    /** @param select id, subject, programme, slice and division over the sets @param kind of the records */
    static List<Behind> listBehind(
            Read read, String select, String kind, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        SETS + "select b.id, b.subject from (" + select
                                + """
                                ) b
                                 where b.programme = ? and b.slice = ?
                                   and (?::uuid is null or exists (select from core.org_unit u
                                         where u.tenant_id = ? and u.division_code = b.division and ? = any (u.lineage)))
                                   and (?::uuid is null or b.id > ?)
                                 order by b.id limit ?""",
                        read.tenantId(), month.atDay(1), month.atEndOfMonth(), cell.programme(), cell.slice(), scope.orElse(null),
                        read.tenantId(), scope.orElse(null), after.orElse(null), after.orElse(null), limit)
                .map(row -> behind(row, kind));
    }

    private static Behind behind(Record row, String kind) {
        return new Behind(row.get("id", UUID.class), kind, row.get("subject", UUID.class));
    }
}
