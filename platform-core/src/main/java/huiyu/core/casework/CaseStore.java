package huiyu.core.casework;

import static huiyu.core.db.tables.Tables.CASE_FILE;
import static huiyu.core.db.tables.Tables.CASE_STEP;
import static huiyu.core.db.tables.Tables.PERSON;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.CaseFileRecord;
import huiyu.core.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
public class CaseStore {

    private static final List<String> CLOSED = List.of("decided", "withdrawn");

    private final DSLContext acrossTenants;
    private final CaseRows rows;

    CaseStore(DSLContext acrossTenants, CaseRows rows) {
        this.acrossTenants = acrossTenants;
        this.rows = rows;
    }

    /** False when the subject already has an open case for the programme: the two meet in that one. */
    boolean insert(Tx tx, CaseFile file) {
        CaseFileRecord row = rows.record(tx.tenantId(), file);
        row.setOpenedAt(file.openedAt().atOffset(ZoneOffset.UTC));
        row.setChangedAt(file.openedAt().atOffset(ZoneOffset.UTC));
        return tx.dsl()
                        .insertInto(CASE_FILE)
                        .set(row)
                        .onConflict(CASE_FILE.TENANT_ID, CASE_FILE.SUBJECT_ID, CASE_FILE.PROGRAMME)
                        .where(CASE_FILE.STATUS.notIn(CLOSED.stream().map(DSL::inline).toList()))
                        .doNothing()
                        .execute()
                == 1;
    }

    /** Writes what may change and raises the version. The caller holds the lock of {@link #lock}. */
    CaseFile update(Tx tx, CaseFile file, Instant now) {
        CaseFileRecord row = rows.record(tx.tenantId(), file);
        int version = tx.dsl()
                .update(CASE_FILE)
                .set(CASE_FILE.STATUS, row.getStatus())
                .set(CASE_FILE.STEP, row.getStep())
                .set(CASE_FILE.REVIEW_LEVEL, row.getReviewLevel())
                .set(CASE_FILE.PUBLICISED_UNTIL, row.getPublicisedUntil())
                .set(CASE_FILE.PROMISE, row.getPromise())
                .set(CASE_FILE.DUE_ON, row.getDueOn())
                .set(CASE_FILE.DUE_PROVISIONAL, row.getDueProvisional())
                .set(CASE_FILE.PAUSED_ON, row.getPausedOn())
                .set(CASE_FILE.REMAINING_DAYS, row.getRemainingDays())
                .set(CASE_FILE.LEVEL_DAYS_LEFT, row.getLevelDaysLeft())
                .set(CASE_FILE.REQUEST, row.getRequest())
                .set(CASE_FILE.ASSESSMENT, row.getAssessment())
                .set(CASE_FILE.VERDICT, row.getVerdict())
                .set(CASE_FILE.VERSION, CASE_FILE.VERSION.plus(1))
                .set(CASE_FILE.CHANGED_AT, now.atOffset(ZoneOffset.UTC))
                .where(CASE_FILE.TENANT_ID.eq(tx.tenantId()))
                .and(CASE_FILE.ID.eq(file.id()))
                .returningResult(CASE_FILE.VERSION)
                .fetchSingle(CASE_FILE.VERSION);
        return get(tx, file.id(), version);
    }

    /** Writes the promise alone: nothing that is judged changes, so the version stays. */
    void updatePromise(Tx tx, CaseFile file, Instant now) {
        CaseFileRecord row = rows.record(tx.tenantId(), file);
        tx.dsl()
                .update(CASE_FILE)
                .set(CASE_FILE.PROMISE, row.getPromise())
                .set(CASE_FILE.DUE_ON, row.getDueOn())
                .set(CASE_FILE.DUE_PROVISIONAL, row.getDueProvisional())
                .set(CASE_FILE.CHANGED_AT, now.atOffset(ZoneOffset.UTC))
                .where(CASE_FILE.TENANT_ID.eq(tx.tenantId()))
                .and(CASE_FILE.ID.eq(file.id()))
                .execute();
    }

    /** The case, locked until the transaction ends: two verdicts at once come one after the other. */
    public CaseFile lock(Tx tx, UUID id) {
        return tx.dsl()
                .selectFrom(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(tx.tenantId()))
                .and(CASE_FILE.ID.eq(id))
                .forUpdate()
                .fetchOptional(rows::read)
                .orElseThrow(() -> ProblemException.notFound("case-not-found", Map.of()));
    }

    public CaseFile get(Read read, UUID id) {
        return listById(read, Set.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("case-not-found", Map.of()));
    }

    private CaseFile get(Read read, UUID id, int version) {
        CaseFile file = get(read, id);
        if (file.version() != version) {
            throw new IllegalStateException("case " + id + " was written without its lock");
        }
        return file;
    }

    List<CaseFile> listById(Read read, Collection<UUID> ids) {
        return read.dsl()
                .selectFrom(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(read.tenantId()))
                .and(CASE_FILE.ID.in(ids))
                .fetch(rows::read);
    }

    List<CaseFile> listByLifeEvents(Read read, Collection<UUID> lifeEventIds) {
        return read.dsl()
                .selectFrom(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(read.tenantId()))
                .and(CASE_FILE.LIFE_EVENT_ID.in(lifeEventIds))
                .orderBy(CASE_FILE.ID)
                .fetch(rows::read);
    }

    /** The earliest received, should two files of one person each have one. */
    Optional<CaseFile> findOpen(Read read, Collection<UUID> subjectIds, String programme) {
        return read.dsl()
                .selectFrom(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(read.tenantId()))
                .and(CASE_FILE.SUBJECT_ID.in(subjectIds))
                .and(CASE_FILE.PROGRAMME.eq(programme))
                .and(open())
                .orderBy(CASE_FILE.RECEIVED_ON, CASE_FILE.ID)
                .limit(1)
                .fetchOptional(rows::read);
    }

    /** First and renewed requests of the subject for any programme that were not withdrawn, in the order received, as {@link CaseRows#listed}. */
    List<CaseFile> listRequests(Read read, Collection<UUID> subjectIds) {
        return read.dsl()
                .select(CaseRows.listed())
                .from(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(read.tenantId()))
                .and(CASE_FILE.SUBJECT_ID.in(subjectIds))
                .and(CASE_FILE.KIND.ne(CaseKind.CHANGE.code()))
                .and(CASE_FILE.STATUS.ne("withdrawn"))
                .orderBy(CASE_FILE.RECEIVED_ON, CASE_FILE.ID)
                .fetch(row -> rows.read(row.into(CASE_FILE)));
    }

    /** Ids of the open cases of these subjects, in id order: the order in which they are locked. */
    List<UUID> listOpenIds(Read read, Collection<UUID> subjectIds) {
        return read.dsl()
                .select(CASE_FILE.ID)
                .from(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(read.tenantId()))
                .and(CASE_FILE.SUBJECT_ID.in(subjectIds))
                .and(open())
                .orderBy(CASE_FILE.ID)
                .fetch(CASE_FILE.ID);
    }

    /** Of some people, those whose file, or one merged with it, any case is or was about; in id order. */
    List<UUID> listWithCases(Read read, Collection<UUID> subjectIds) {
        return read.dsl()
                .fetch(
                        """
                        select distinct asked.id
                          from unnest(?::uuid[]) as asked (id)
                          join core.person own on own.tenant_id = ? and own.id = asked.id
                          join core.person part on part.tenant_id = own.tenant_id and part.root_id = own.root_id
                         where exists (select from core.case_file c where c.tenant_id = part.tenant_id and c.subject_id = part.id)
                         order by asked.id""",
                        subjectIds.toArray(UUID[]::new), read.tenantId())
                .map(row -> row.get("id", UUID.class));
    }

    /** The next open cases of these programmes after an id, in id order. */
    List<CaseFile> listOpen(Read read, Collection<String> programmes, Optional<UUID> after, int limit) {
        return read.dsl()
                .selectFrom(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(read.tenantId()))
                .and(CASE_FILE.PROGRAMME.in(programmes))
                .and(open())
                .and(after.map(CASE_FILE.ID::gt).orElseGet(DSL::noCondition))
                .orderBy(CASE_FILE.ID)
                .limit(limit)
                .fetch(rows::read);
    }

    int countOpen(Read read, Collection<String> programmes) {
        return read.dsl()
                .selectCount()
                .from(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(read.tenantId()))
                .and(CASE_FILE.PROGRAMME.in(programmes))
                .and(open())
                .fetchSingle(0, int.class);
    }

    /** Those of the subjects, after merges, that have had any case for the programme. */
    public Set<UUID> listChildrenWithCase(Read read, String programme, Collection<UUID> subjectIds) {
        return read.dsl()
                .selectDistinct(PERSON.ROOT_ID)
                .from(PERSON)
                .join(CASE_FILE)
                .on(CASE_FILE.TENANT_ID.eq(PERSON.TENANT_ID))
                .and(CASE_FILE.SUBJECT_ID.eq(PERSON.ID))
                .where(PERSON.TENANT_ID.eq(read.tenantId()))
                .and(PERSON.ROOT_ID.in(subjectIds))
                .and(CASE_FILE.PROGRAMME.eq(programme))
                .fetchSet(PERSON.ROOT_ID);
    }

    /** Cases under exactly this id that were closed because another file's went on. */
    List<CaseFile> listClosedByMerge(Read read, UUID subjectId) {
        return read.dsl()
                .selectFrom(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(read.tenantId()))
                .and(CASE_FILE.SUBJECT_ID.eq(subjectId))
                .and(CASE_FILE.STATUS.eq(DSL.inline("withdrawn")))
                .and(DSL.exists(DSL.selectOne()
                        .from(CASE_STEP)
                        .where(CASE_STEP.TENANT_ID.eq(CASE_FILE.TENANT_ID))
                        .and(CASE_STEP.CASE_ID.eq(CASE_FILE.ID))
                        .and(CASE_STEP.VERDICT.eq(DSL.inline("merged")))))
                .orderBy(CASE_FILE.ID)
                .fetch(rows::read);
    }

    /** Cases whose publicity is over before {@code today}. */
    List<UUID> listPublicised(Read read, LocalDate today, int most) {
        return read.dsl()
                .select(CASE_FILE.ID)
                .from(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(read.tenantId()))
                .and(CASE_FILE.STATUS.eq(DSL.inline("publicised")))
                .and(CASE_FILE.PUBLICISED_UNTIL.lt(today))
                .orderBy(CASE_FILE.PUBLICISED_UNTIL)
                .limit(most)
                .fetch(CASE_FILE.ID);
    }

    /** Through a named door that gives tenant ids and nothing else. */
    List<Integer> listTenantsWithPublicityOver(LocalDate today) {
        return acrossTenants.resultQuery("select core.tenants_with_publicity_over(?::date)", today).fetch(0, Integer.class);
    }

    /** Open cases with a running clock whose promised date waits for a calendar, in id order. */
    List<UUID> listProvisional(Read read, Optional<UUID> after, int most) {
        return read.dsl()
                .select(CASE_FILE.ID)
                .from(CASE_FILE)
                .where(CASE_FILE.TENANT_ID.eq(read.tenantId()))
                .and(CASE_FILE.DUE_PROVISIONAL)
                .and(CASE_FILE.PAUSED_ON.isNull())
                .and(open())
                .and(CASE_FILE.ID.gt(after.orElse(new UUID(0, 0))))
                .orderBy(CASE_FILE.ID)
                .limit(most)
                .fetch(CASE_FILE.ID);
    }

    /** Through a named door that gives tenant ids and nothing else. */
    List<Integer> listTenantsWithProvisionalDue() {
        return acrossTenants.resultQuery("select core.tenants_with_provisional_due()").fetch(0, Integer.class);
    }

    private static Condition open() {
        return CASE_FILE.STATUS.notIn(CLOSED.stream().map(DSL::inline).toList());
    }
}
