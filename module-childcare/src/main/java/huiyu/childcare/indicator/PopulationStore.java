package huiyu.childcare.indicator;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository("childcarePopulationStore")
class PopulationStore {

    record Population(String divisionCode, int year, long people, long underThree, String source) {}

    List<Population> list(Read read) {
        return read.dsl()
                .fetch("select * from childcare.population where tenant_id = ? order by division_code, year", read.tenantId())
                .map(row -> new Population(
                        row.get("division_code", String.class), row.get("year", int.class), row.get("people", long.class),
                        row.get("under_three", long.class), row.get("source", String.class)));
    }

    /** @return whether it was recorded: a tenant counts the people of its own divisions only */
    boolean put(Tx tx, Population population, String by, Instant at) {
        return tx.dsl().execute(
                """
                insert into childcare.population (tenant_id, division_code, year, people, under_three, source, recorded_at, recorded_by)
                select ?, own.division_code, ?, ?, ?, ?, ?::timestamptz, ?
                  from (select division_code from core.tenant where id = ?
                        union
                        select division_code from core.org_unit where tenant_id = ?) own
                 where own.division_code = ?
                on conflict (tenant_id, division_code, year) do update
                   set people = excluded.people, under_three = excluded.under_three, source = excluded.source,
                       recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by""",
                tx.tenantId(), population.year(), population.people(), population.underThree(), population.source(),
                at.atOffset(ZoneOffset.UTC), by, tx.tenantId(), tx.tenantId(), population.divisionCode()) == 1;
    }
}
