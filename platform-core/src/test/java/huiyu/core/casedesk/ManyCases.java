package huiyu.core.casedesk;

import huiyu.core.db.CoreDatabase;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A city with thousands of cases, one in ten open with a task, in two districts; and how the database goes about a list of them. */
public final class ManyCases {

    private static final String CASES =
            """
            with made as (
              insert into core.case_file (tenant_id, receipt_number, programme, kind, channel, subject_id, org_unit_id, received_on, accepted_on,
                promise_days, promise, review_chain, due_on, status, step, opened_at, changed_at)
              select ?, 'T-' || n, 'p' || n % 2, 'first', 'counter', uuidv7(), (array[?::uuid, ?::uuid])[1 + n % 2], current_date, current_date,
                     20, '{}', '{}', current_date - 300 + n % 600, case when n % 10 = 0 then 'in-review' else 'decided' end, 'review',
                     now() - make_interval(mins => n), now()
                from generate_series(1, 6000) n
              returning tenant_id, id, due_on, org_unit_id, status)
            insert into core.task (tenant_id, case_id, kind, subject, question_zh, question_en, role, org_unit_id, assignee, due_on, created_at)
            select tenant_id, id, 'review', '0', '请审核', 'Please review', 'CASEWORKER', org_unit_id, 'somebody', due_on, now()
              from made where status = 'in-review'
            """;

    private ManyCases() {}

    /** @return the first of its two districts */
    public static UUID fill(int tenant) {
        DSLContext owner = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);
        UUID[] districts = {UUID.randomUUID(), UUID.randomUUID()};
        for (int i = 0; i < districts.length; i++) {
            owner.execute(
                    "insert into core.org_unit (tenant_id, id, division_code, level, name_zh, name_en, lineage) values (?, ?, ?, 'district', '区', 'District', array[?::uuid])",
                    tenant, districts[i], CoreDatabase.divisionCode(tenant) + "00" + i, districts[i]);
        }
        owner.execute(CASES, tenant, districts[0], districts[1]);
        owner.execute("analyze core.case_file, core.task, core.org_unit");
        return districts[0];
    }

    /** With other ways made dear: a list that still cannot be read in the order of its index shows. */
    public static String plan(DSLContext dsl, Query query) {
        for (String way : List.of("seqscan", "bitmapscan", "sort")) {
            dsl.execute("set local enable_" + way + " = off");
        }
        return dsl.explain(query).plan();
    }
}
