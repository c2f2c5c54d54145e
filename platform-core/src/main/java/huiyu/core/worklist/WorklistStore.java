package huiyu.core.worklist;

import static huiyu.core.db.tables.Tables.CASE_FILE;
import static huiyu.core.db.tables.Tables.ORG_UNIT;
import static huiyu.core.db.tables.Tables.TASK;

import huiyu.core.casework.CaseRows;
import huiyu.core.casework.Task;
import huiyu.core.casework.TaskStore;
import huiyu.core.db.Read;
import huiyu.core.web.Cursor;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Records;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Tasks as staff ask for them, with their cases, in one query. */
@Repository
class WorklistStore {

    private final CaseRows cases;

    WorklistStore(CaseRows cases) {
        this.cases = cases;
    }

    List<Worklist.Entry> list(Read read, Worklist worklist, int limit) {
        return query(read, worklist, limit)
                .fetch(row -> new Worklist.Entry(TaskStore.read(row.into(TASK)), cases.read(row.into(CASE_FILE))));
    }

    /** The page's tasks are found by tasks alone, in the order of an index, and only these looked up with their cases. */
    static ResultQuery<Record> query(Read read, Worklist worklist, int limit) {
        Select<Record1<UUID>> page = worklist.unit().isPresent()
                ? firstOfEachUnit(read.tenantId(), worklist, limit)
                : DSL.select(TASK.ID).from(TASK).where(condition(read.tenantId(), worklist)).orderBy(order(worklist)).limit(limit);
        return read.dsl()
                .select(TASK.fields())
                .select(CaseRows.listed())
                .from(TASK)
                .join(CASE_FILE)
                .on(CASE_FILE.TENANT_ID.eq(TASK.TENANT_ID))
                .and(CASE_FILE.ID.eq(TASK.CASE_ID))
                .where(TASK.TENANT_ID.eq(read.tenantId()))
                .and(TASK.ID.eq(DSL.any(DSL.array(page))))
                .orderBy(order(worklist))
                .limit(limit);
    }

    /** The first tasks of each unit at or below the one asked for, and the first of all these: as lists of cases are read. */
    private static Select<Record1<UUID>> firstOfEachUnit(int tenantId, Worklist worklist, int limit) {
        Table<?> own = DSL.select(TASK.ID, TASK.DUE_ON, TASK.CREATED_AT)
                .from(TASK)
                .where(condition(tenantId, worklist))
                .and(TASK.ORG_UNIT_ID.eq(ORG_UNIT.ID))
                .orderBy(order(worklist))
                .limit(limit)
                .asTable("own");
        return DSL.select(own.field(TASK.ID))
                .from(ORG_UNIT, DSL.lateral(own))
                .where(ORG_UNIT.TENANT_ID.eq(tenantId))
                .and(DSL.val(worklist.unit().orElseThrow()).eq(DSL.any(ORG_UNIT.LINEAGE)))
                .orderBy(worklist.byCreation()
                        ? List.of(own.field(TASK.CREATED_AT).asc(), own.field(TASK.ID).asc())
                        : List.of(own.field(TASK.DUE_ON).asc(), own.field(TASK.ID).asc()))
                .limit(limit);
    }

    /**
     * How many there are in every view, in one pass over an index of the open tasks. Only a late task depends on its case
     * (whose clock may stand still), so late ones of paused cases are counted apart: few, against all.
     *
     * @param team the caller's worklist, whatever its view
     */
    Worklist.Counts count(Read read, Worklist team) {
        return read.dsl()
                .select(
                        count(view(team, Worklist.View.MINE)),
                        count(view(team, Worklist.View.TEAM)),
                        count(view(team, Worklist.View.DUE_TODAY)),
                        count(late(team)).minus(pausedLate(read.tenantId(), team)),
                        count(view(team, Worklist.View.RETURNED)),
                        count(view(team, Worklist.View.TEAM).and(TASK.KIND.eq("unfinished"))))
                .from(TASK)
                .where(openWithin(read.tenantId(), team))
                .fetchSingle(Records.mapping(Worklist.Counts::new));
    }

    private static Field<Long> pausedLate(int tenantId, Worklist team) {
        return DSL.field(DSL.select(DSL.count().cast(Long.class))
                .from(CASE_FILE)
                .join(TASK)
                .on(TASK.TENANT_ID.eq(CASE_FILE.TENANT_ID))
                .and(TASK.CASE_ID.eq(CASE_FILE.ID))
                .where(CASE_FILE.TENANT_ID.eq(tenantId))
                .and(CASE_FILE.PAUSED_ON.isNotNull())
                .and(openWithin(tenantId, team))
                .and(late(team)));
    }

    private static Condition open(int tenantId) {
        return TASK.TENANT_ID.eq(tenantId).and(TASK.STATE.ne(DSL.inline("done")));
    }

    private static Condition openWithin(int tenantId, Worklist worklist) {
        return open(tenantId)
                .and(worklist.unit().map(unit -> within(tenantId, unit)).orElse(DSL.noCondition()));
    }

    private static Condition ours(Worklist worklist) {
        return TASK.ROLE.in(worklist.roles().stream().map(Enum::name).toList());
    }

    private static Condition late(Worklist worklist) {
        return ours(worklist).and(TASK.DUE_ON.lt(worklist.today()));
    }

    private static Field<Long> count(Condition which) {
        return DSL.count().filterWhere(which).cast(Long.class);
    }

    /** All but the unit. */
    private static Condition condition(int tenantId, Worklist worklist) {
        Condition condition = open(tenantId).and(view(worklist, worklist.view()));
        if (worklist.kind().isPresent()) {
            condition = condition.and(TASK.KIND.eq(worklist.kind().get()));
        }
        if (worklist.programme().isPresent()) {
            condition = condition.and(ofCase(CASE_FILE.PROGRAMME.eq(worklist.programme().get())));
        }
        return worklist.after().isPresent() ? condition.and(beyond(worklist, worklist.after().get())) : condition;
    }

    private static Condition view(Worklist worklist, Worklist.View view) {
        return switch (view) {
            case MINE -> TASK.ASSIGNEE.eq(worklist.subject());
            case TEAM -> ours(worklist);
            case DUE_TODAY -> ours(worklist).and(TASK.DUE_ON.eq(worklist.today()));
            case OVERDUE -> late(worklist).andNot(ofCase(CASE_FILE.PAUSED_ON.isNotNull()));
            case RETURNED -> TASK.KIND.eq(Task.Kind.CORRECTION.code());
        };
    }

    private static Condition ofCase(Condition which) {
        return DSL.exists(DSL.selectOne()
                .from(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(TASK.TENANT_ID))
                .and(CASE_FILE.ID.eq(TASK.CASE_ID))
                .and(which));
    }

    private static Condition within(int tenantId, UUID unit) {
        return TASK.ORG_UNIT_ID.in(DSL.select(ORG_UNIT.ID)
                .from(ORG_UNIT)
                .where(ORG_UNIT.TENANT_ID.eq(tenantId))
                .and(DSL.val(unit).eq(DSL.any(ORG_UNIT.LINEAGE))));
    }

    private static Condition beyond(Worklist worklist, Cursor cursor) {
        return worklist.byCreation()
                ? DSL.row(TASK.CREATED_AT, TASK.ID).gt(cursor.instant(0).atOffset(ZoneOffset.UTC), cursor.id(1))
                : DSL.row(TASK.DUE_ON, TASK.ID).gt(cursor.date(0), cursor.id(1));
    }

    private static List<OrderField<?>> order(Worklist worklist) {
        return worklist.byCreation()
                ? List.of(TASK.CREATED_AT.asc(), TASK.ID.asc())
                : List.of(TASK.DUE_ON.asc(), TASK.ID.asc());
    }
}
