package huiyu.core.casedesk;

import static huiyu.core.db.tables.Tables.CASE_FILE;
import static huiyu.core.db.tables.Tables.ORG_UNIT;

import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseRows;
import huiyu.core.db.Read;
import huiyu.core.web.Cursor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

/** Lists of cases as callers ask for them. */
@Repository
class CaseListStore {

    // in the statement itself: an index holds the open ones only
    private static final List<Field<String>> CLOSED = List.of(DSL.inline("decided"), DSL.inline("withdrawn"));

    private final CaseRows cases;

    CaseListStore(CaseRows cases) {
        this.cases = cases;
    }

    List<CaseFile> list(Read read, CaseFilter filter, int limit) {
        return query(read, filter, limit).fetch(row -> cases.read(row.into(CASE_FILE)));
    }

    static ResultQuery<Record> query(Read read, CaseFilter filter, int limit) {
        Condition which = filter.unit().isPresent()
                ? CASE_FILE.TENANT_ID.eq(read.tenantId()).and(CASE_FILE.ID.eq(DSL.any(DSL.array(firstOfEachUnit(read.tenantId(), filter, limit)))))
                : condition(read.tenantId(), filter);
        return read.dsl()
                .select(CaseRows.listed())
                .from(CASE_FILE)
                .where(which)
                .orderBy(order(filter))
                .limit(limit);
    }

    /**
     * The first cases of each unit at or below the one asked for, each read in the order of an index, and the first of all
     * these: however many cases a district has, a page of them costs the same.
     */
    private static Select<Record1<UUID>> firstOfEachUnit(int tenantId, CaseFilter filter, int limit) {
        Table<?> own = DSL.select(CASE_FILE.ID, CASE_FILE.DUE_ON, CASE_FILE.OPENED_AT)
                .from(CASE_FILE)
                .where(condition(tenantId, filter))
                .and(CASE_FILE.ORG_UNIT_ID.eq(ORG_UNIT.ID))
                .orderBy(order(filter))
                .limit(limit)
                .asTable("own");
        return DSL.select(own.field(CASE_FILE.ID))
                .from(ORG_UNIT, DSL.lateral(own))
                .where(ORG_UNIT.TENANT_ID.eq(tenantId))
                .and(DSL.val(filter.unit().orElseThrow()).eq(DSL.any(ORG_UNIT.LINEAGE)))
                .orderBy(filter.latestFirst()
                        ? List.of(own.field(CASE_FILE.OPENED_AT).desc(), own.field(CASE_FILE.ID).desc())
                        : List.of(own.field(CASE_FILE.DUE_ON).asc(), own.field(CASE_FILE.ID).asc()))
                .limit(limit);
    }

    record Count(String programme, String status, long cases, long overdue, long dueSoon) {}

    /**
     * The closed are very many and only counted; what is late is asked of the open alone.
     *
     * @param unit only cases kept by this org unit or below; empty: the whole tenant
     */
    List<Count> count(Read read, Optional<UUID> unit, LocalDate today) {
        Condition own = CASE_FILE.TENANT_ID.eq(read.tenantId())
                .and(unit.map(inside -> within(read.tenantId(), inside)).orElse(DSL.noCondition()));
        Field<Long> all = DSL.count().cast(Long.class);
        Field<Long> none = DSL.inline(0L);
        return read.dsl()
                .select(CASE_FILE.PROGRAMME, CASE_FILE.STATUS, all, none, none)
                .from(CASE_FILE)
                .where(own.and(CASE_FILE.STATUS.in(CLOSED)))
                .groupBy(CASE_FILE.PROGRAMME, CASE_FILE.STATUS)
                .unionAll(DSL.select(
                                CASE_FILE.PROGRAMME,
                                CASE_FILE.STATUS,
                                all,
                                countOf(CASE_FILE.PAUSED_ON.isNull().and(CASE_FILE.DUE_ON.lt(today))),
                                countOf(CASE_FILE.PAUSED_ON.isNull().and(CASE_FILE.DUE_ON.between(today, today.plusDays(6)))))
                        .from(CASE_FILE)
                        .where(own.and(CASE_FILE.STATUS.notIn(CLOSED)))
                        .groupBy(CASE_FILE.PROGRAMME, CASE_FILE.STATUS))
                .orderBy(DSL.inline(1), DSL.inline(2))
                .fetch(Records.mapping(Count::new));
    }

    private static Field<Long> countOf(Condition which) {
        return DSL.count().filterWhere(which).cast(Long.class);
    }

    /** All but the unit. */
    private static Condition condition(int tenantId, CaseFilter filter) {
        Condition condition = CASE_FILE.TENANT_ID.eq(tenantId);
        if (filter.subjects().isPresent()) {
            condition = condition.and(CASE_FILE.SUBJECT_ID.in(filter.subjects().get()));
        }
        if (!filter.statuses().isEmpty()) {
            condition = condition.and(CASE_FILE.STATUS.in(filter.statuses()));
        }
        if (filter.programme().isPresent()) {
            condition = condition.and(CASE_FILE.PROGRAMME.eq(filter.programme().get()));
        }
        if (filter.overdueOn().isPresent()) {
            condition = condition
                    .and(CASE_FILE.DUE_ON.lt(filter.overdueOn().get()))
                    .and(CASE_FILE.PAUSED_ON.isNull())
                    .and(CASE_FILE.STATUS.notIn(CLOSED));
        }
        return filter.after().isPresent() ? condition.and(beyond(filter, filter.after().get())) : condition;
    }

    /** Cases kept by the unit or below it. */
    private static Condition within(int tenantId, UUID unit) {
        return CASE_FILE.ORG_UNIT_ID.in(DSL.select(ORG_UNIT.ID)
                .from(ORG_UNIT)
                .where(ORG_UNIT.TENANT_ID.eq(tenantId))
                .and(DSL.val(unit).eq(DSL.any(ORG_UNIT.LINEAGE))));
    }

    private static Condition beyond(CaseFilter filter, Cursor cursor) {
        return filter.latestFirst()
                ? DSL.row(CASE_FILE.OPENED_AT, CASE_FILE.ID)
                        .lt(cursor.instant(0).atOffset(ZoneOffset.UTC), cursor.id(1))
                : DSL.row(CASE_FILE.DUE_ON, CASE_FILE.ID).gt(cursor.date(0), cursor.id(1));
    }

    private static List<OrderField<?>> order(CaseFilter filter) {
        return filter.latestFirst()
                ? List.of(CASE_FILE.OPENED_AT.desc(), CASE_FILE.ID.desc())
                : List.of(CASE_FILE.DUE_ON.asc(), CASE_FILE.ID.asc());
    }
}
