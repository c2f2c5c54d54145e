package huiyu.core.casework;

import static huiyu.core.db.tables.Tables.TASK;

import huiyu.core.casework.Task.Kind;
import huiyu.core.casework.Task.State;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.TaskRecord;
import huiyu.core.identity.Role;
import huiyu.core.web.ProblemException;
import huiyu.policy.definition.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
public class TaskStore {

    /** A task that is open already stays as it is. */
    void insert(Tx tx, List<Task> tasks) {
        List<TaskRecord> rows = tasks.stream().map(task -> record(tx, task)).toList();
        if (!rows.isEmpty()) {
            tx.dsl()
                    .insertInto(TASK)
                    .set(rows)
                    .onConflict(TASK.TENANT_ID, TASK.CASE_ID, TASK.KIND, TASK.SUBJECT)
                    .where(TASK.STATE.ne(DSL.inline("done")))
                    .doNothing()
                    .execute();
        }
    }

    public Task get(Read read, UUID id) {
        return read.dsl()
                .selectFrom(TASK)
                .where(TASK.TENANT_ID.eq(read.tenantId()))
                .and(TASK.ID.eq(id))
                .fetchOptional(TaskStore::read)
                .orElseThrow(() -> ProblemException.notFound("task-not-found", Map.of()));
    }

    public List<Task> listOfCase(Read read, UUID caseId) {
        return read.dsl()
                .selectFrom(TASK)
                .where(TASK.TENANT_ID.eq(read.tenantId()))
                .and(TASK.CASE_ID.eq(caseId))
                .orderBy(TASK.ID)
                .fetch(TaskStore::read);
    }

    List<Task> listOpen(Read read, UUID caseId, Kind kind) {
        return read.dsl()
                .selectFrom(TASK)
                .where(open(read, caseId))
                .and(TASK.KIND.eq(kind.code()))
                .orderBy(TASK.ID)
                .fetch(TaskStore::read);
    }

    /** Whether this actor closed the task with this outcome: the repetition of a verdict. */
    boolean wasClosed(Read read, UUID id, String outcome, String actor) {
        return read.dsl()
                .fetchExists(DSL.selectOne()
                        .from(TASK)
                        .where(TASK.TENANT_ID.eq(read.tenantId()))
                        .and(TASK.ID.eq(id))
                        .and(TASK.OUTCOME.eq(outcome))
                        .and(TASK.CLOSED_BY.eq(actor)));
    }

    void close(Tx tx, UUID id, String outcome, String actor, Instant now) {
        close(tx, TASK.TENANT_ID.eq(tx.tenantId()).and(TASK.ID.eq(id)).and(TASK.STATE.ne("done")), outcome, actor, now);
    }

    void closeAll(Tx tx, UUID caseId, String outcome, String actor, Instant now) {
        close(tx, open(tx, caseId), outcome, actor, now);
    }

    void closeAll(Tx tx, UUID caseId, Kind kind, String outcome, String actor, Instant now) {
        close(tx, open(tx, caseId).and(TASK.KIND.eq(kind.code())), outcome, actor, now);
    }

    /** Closes those of the kind whose subject is not among {@code kept}. */
    void closeOthers(Tx tx, UUID caseId, Kind kind, Collection<String> kept, String outcome, String actor, Instant now) {
        close(
                tx,
                open(tx, caseId).and(TASK.KIND.eq(kind.code())).and(TASK.SUBJECT.notIn(kept)),
                outcome, actor, now);
    }

    private static void close(Tx tx, Condition which, String outcome, String actor, Instant now) {
        tx.dsl()
                .update(TASK)
                .set(TASK.STATE, State.DONE.code())
                .set(TASK.OUTCOME, outcome)
                .set(TASK.CLOSED_BY, actor)
                .set(TASK.CLOSED_AT, now.atOffset(ZoneOffset.UTC))
                .where(which)
                .execute();
    }

    /** Tasks of people's levels keep a date of their own; those that were due with the promise are due with it again. */
    void postpone(Tx tx, UUID caseId, LocalDate from, LocalDate to) {
        tx.dsl()
                .update(TASK)
                .set(TASK.DUE_ON, to)
                .where(open(tx, caseId))
                .and(TASK.KIND.ne(Kind.REVIEW.code()))
                .and(TASK.DUE_ON.eq(from))
                .execute();
    }

    /** Open tasks whose own date waits for a calendar, in id order. */
    List<Task> listProvisional(Read read, Optional<UUID> after, int most) {
        return read.dsl()
                .selectFrom(TASK)
                .where(TASK.TENANT_ID.eq(read.tenantId()))
                .and(TASK.COUNTED_FROM.isNotNull())
                .and(TASK.STATE.ne(DSL.inline("done")))
                .and(TASK.ID.gt(after.orElse(new UUID(0, 0))))
                .orderBy(TASK.ID)
                .limit(most)
                .fetch(TaskStore::read);
    }

    /** Writes a date that is final now. */
    void settleDue(Tx tx, UUID id, LocalDate dueOn) {
        tx.dsl()
                .update(TASK)
                .set(TASK.DUE_ON, dueOn)
                .setNull(TASK.COUNTED_FROM)
                .setNull(TASK.COUNTED_DAYS)
                .where(TASK.TENANT_ID.eq(tx.tenantId()))
                .and(TASK.ID.eq(id))
                .and(TASK.STATE.ne(DSL.inline("done")))
                .execute();
    }

    /** @param assignee empty: back to the team */
    public void assign(Tx tx, UUID id, Optional<String> assignee) {
        tx.dsl()
                .update(TASK)
                .set(TASK.ASSIGNEE, assignee.orElse(null))
                .where(TASK.TENANT_ID.eq(tx.tenantId()))
                .and(TASK.ID.eq(id))
                .execute();
    }

    /** @param reason empty: taken up again */
    public void hold(Tx tx, UUID id, Optional<String> reason, Optional<LocalDate> until) {
        tx.dsl()
                .update(TASK)
                .set(TASK.STATE, reason.isPresent() ? State.ON_HOLD.code() : State.OPEN.code())
                .set(TASK.HOLD_REASON, reason.orElse(null))
                .set(TASK.HOLD_UNTIL, until.orElse(null))
                .where(TASK.TENANT_ID.eq(tx.tenantId()))
                .and(TASK.ID.eq(id))
                .and(TASK.STATE.ne(State.DONE.code()))
                .execute();
    }

    private static Condition open(Read read, UUID caseId) {
        return TASK.TENANT_ID
                .eq(read.tenantId())
                .and(TASK.CASE_ID.eq(caseId))
                .and(TASK.STATE.ne(DSL.inline("done")));
    }

    private static TaskRecord record(Tx tx, Task task) {
        TaskRecord row = new TaskRecord();
        row.setTenantId(tx.tenantId());
        row.setId(task.id());
        row.setCaseId(task.caseId());
        row.setKind(task.kind().code());
        row.setSubject(task.subject());
        row.setQuestionZh(task.question().zh());
        row.setQuestionEn(task.question().en());
        row.setReasonZh(task.reason().map(Text::zh).orElse(null));
        row.setReasonEn(task.reason().map(Text::en).orElse(null));
        row.setRole(task.role().name());
        row.setOrgUnitId(task.orgUnitId().orElse(null));
        row.setAssignee(task.assignee().orElse(null));
        row.setDueOn(task.dueOn());
        row.setState(task.state().code());
        row.setCreatedAt(task.createdAt().atOffset(ZoneOffset.UTC));
        row.setCountedFrom(task.provisional().map(Task.Counted::from).orElse(null));
        row.setCountedDays(task.provisional().map(Task.Counted::workingDays).orElse(null));
        return row;
    }

    public static Task read(TaskRecord row) {
        return new Task(
                row.getId(),
                row.getCaseId(),
                Kind.of(row.getKind()),
                row.getSubject(),
                new Text(row.getQuestionZh(), row.getQuestionEn()),
                Optional.ofNullable(row.getReasonZh()).map(zh -> new Text(zh, row.getReasonEn())),
                Role.valueOf(row.getRole()),
                Optional.ofNullable(row.getOrgUnitId()),
                Optional.ofNullable(row.getAssignee()),
                row.getDueOn(),
                State.of(row.getState()),
                Optional.ofNullable(row.getHoldReason()),
                Optional.ofNullable(row.getHoldUntil()),
                row.getCreatedAt().toInstant(),
                Optional.ofNullable(row.getCountedFrom()).map(from -> new Task.Counted(from, row.getCountedDays())));
    }
}
