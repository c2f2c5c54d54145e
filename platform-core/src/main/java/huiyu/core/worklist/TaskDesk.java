package huiyu.core.worklist;

import huiyu.api.cases.model.TaskCounts;
import huiyu.api.cases.model.TaskPage;
import huiyu.core.casedesk.CaseAccess;
import huiyu.core.casedesk.CaseAnswers;
import huiyu.core.casedesk.CaseNames;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseStore;
import huiyu.core.casework.Cases;
import huiyu.core.casework.Task;
import huiyu.core.casework.TaskStore;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.recusal.OwnFamily;
import huiyu.core.staff.StaffDirectory.Colleague;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What staff do with tasks besides verdicts: see, take, put aside, complete; within their org unit. */
@Component
class TaskDesk {

    private final TaskStore tasks;
    private final WorklistStore worklists;
    private final CaseStore store;
    private final Cases cases;
    private final CaseAccess access;
    private final Assignees assignees;
    private final CaseNames caseNames;
    private final OwnFamily ownFamily;
    private final Clock clock;

    TaskDesk(
            TaskStore tasks, WorklistStore worklists, CaseStore store, Cases cases, CaseAccess access,
            Assignees assignees, CaseNames caseNames, OwnFamily ownFamily, Clock clock) {
        this.tasks = tasks;
        this.worklists = worklists;
        this.store = store;
        this.cases = cases;
        this.access = access;
        this.assignees = assignees;
        this.caseNames = caseNames;
        this.ownFamily = ownFamily;
        this.clock = clock;
    }

    record Wanted(
            Worklist.View view, String kind, String programme, boolean byCreation, String cursor, int limit) {}

    TaskPage page(Read read, Wanted wanted, Actor actor) {
        Worklist worklist = new Worklist(
                wanted.view(), actor.subject(), actor.roles(), actor.orgUnitId(), Optional.ofNullable(wanted.kind()),
                Optional.ofNullable(wanted.programme()), wanted.byCreation(), LocalDate.now(clock),
                Optional.ofNullable(wanted.cursor()).map(text -> Cursor.decode(text, 2)));
        List<Worklist.Entry> found = worklists.list(read, worklist, wanted.limit() + 1);
        Map<String, String> names = assignees.findNames(read, found.stream().map(Worklist.Entry::task).toList());
        TaskPage page = new TaskPage(found.stream()
                .limit(wanted.limit())
                .map(entry -> CaseAnswers.task(entry.task(), entry.file(), names))
                .toList());
        caseNames.add(
                read, page.getItems().stream().map(huiyu.api.cases.model.Task::getCaseSummary).toList());
        if (found.size() > wanted.limit()) {
            page.nextCursor(worklist.cursorOf(found.get(wanted.limit() - 1).task()).encode());
        }
        return page;
    }

    TaskCounts counts(Read read, Actor actor) {
        Worklist team = new Worklist(
                Worklist.View.TEAM, actor.subject(), actor.roles(), actor.orgUnitId(), Optional.empty(),
                Optional.empty(), false, LocalDate.now(clock), Optional.empty());
        Worklist.Counts counts = worklists.count(read, team);
        return new TaskCounts(
                counts.mine(), counts.team(), counts.dueToday(), counts.overdue(), counts.returned(), counts.unfinished());
    }

    /**
     * @param assignee a subject, {@code me}, or {@code nobody}: back to the team
     * @throws ProblemException 422 {@code assignee-not-eligible} for who does not hold the task's role in its org unit
     */
    huiyu.api.cases.model.Task assign(Tx tx, UUID taskId, String assignee, Actor actor) {
        Task task = getOpen(tx, taskId, actor);
        tasks.assign(tx, taskId, switch (assignee) {
            case "nobody" -> Optional.empty();
            case "me" -> Optional.of(assignees.requireEligible(tx, task, actor.subject()));
            default -> Optional.of(assignees.requireEligible(tx, task, assignee));
        });
        return answer(tx, taskId);
    }

    List<Colleague> listAssignees(Read read, UUID taskId, Actor actor) {
        Task task = getOpen(read, taskId, actor);
        return assignees.listEligible(read, task);
    }

    /** @param reason empty: taken up again */
    huiyu.api.cases.model.Task hold(
            Tx tx, UUID taskId, Optional<String> reason, Optional<LocalDate> until, Actor actor) {
        getOpen(tx, taskId, actor);
        if (until.filter(day -> day.isBefore(LocalDate.now(clock))).isPresent()) {
            throw ProblemException.invalidField("until", "date-in-past", Map.of());
        }
        tasks.hold(tx, taskId, reason, until);
        return answer(tx, taskId);
    }

    CaseFile complete(Tx tx, UUID taskId, String reason, Actor actor) {
        Task task = getOpen(tx, taskId, actor);
        ownFamily.refuse(tx, store.get(tx, task.caseId()).subjectId(), actor);
        return cases.complete(tx, task, reason, actor);
    }

    private Task getOpen(Read read, UUID taskId, Actor actor) {
        Task task = tasks.get(read, taskId);
        access.requireVisible(read, store.get(read, task.caseId()), actor);
        if (task.state() == Task.State.DONE) {
            throw ProblemException.conflict("task-closed", Map.of());
        }
        return task;
    }

    private huiyu.api.cases.model.Task answer(Read read, UUID taskId) {
        Task task = tasks.get(read, taskId);
        return CaseAnswers.task(task, store.get(read, task.caseId()), assignees.findNames(read, List.of(task)));
    }
}
