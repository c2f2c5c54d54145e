package huiyu.benchmarks;

import org.jooq.DSLContext;

/** Provinces and cities of a benchmark, set down straight in the database. */
public final class Tenants {

    private Tenants() {}

    /**
     * @param level {@code province} or {@code city}
     * @param parent its tenant's id; the nation's is 1
     * @return its id
     */
    public static int create(DSLContext owner, String level, String code, int parent) {
        return owner.fetchSingle(
                        """
                        with next as (select nextval(pg_get_serial_sequence('core.tenant', 'id'))::int as id)
                        insert into core.tenant (id, division_code, level, parent_id, lineage, name_zh, name_en, status)
                        overriding system value
                        select next.id, ?, ?, p.id, next.id || p.lineage, '基准', 'Bench', 'active' from core.tenant p, next where p.id = ?
                        returning id""",
                        code, level, parent)
                .get("id", Integer.class);
    }
}
