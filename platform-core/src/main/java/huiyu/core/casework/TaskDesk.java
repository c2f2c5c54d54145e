package huiyu.core.casework;

import huiyu.api.cases.model.TaskPage;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
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
    private final Clock clock;

    TaskDesk(
            TaskStore tasks, WorklistStore worklists, CaseStore store, Cases cases, CaseAccess access, Clock clock) {
        this.tasks = tasks;
        this.worklists = worklists;
        this.store = store;
        this.cases = cases;
        this.access = access;
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
        TaskPage page = new TaskPage(found.stream()
                .limit(wanted.limit())
                .map(entry -> CaseAnswers.task(entry.task(), entry.file()))
                .toList());
        if (found.size() > wanted.limit()) {
            page.nextCursor(worklist.cursorOf(found.get(wanted.limit() - 1).task()).encode());
        }
        return page;
    }

    /** @param assignee a subject, or {@code me} */
    huiyu.api.cases.model.Task assign(Tx tx, UUID taskId, String assignee, Actor actor) {
        getOpen(tx, taskId, actor);
        tasks.assign(tx, taskId, assignee.equals("me") ? actor.subject() : assignee);
        return answer(tx, taskId);
    }

    /** @param reason empty: taken up again */
    huiyu.api.cases.model.Task hold(
            Tx tx, UUID taskId, Optional<String> reason, Optional<LocalDate> until, Actor actor) {
        getOpen(tx, taskId, actor);
        tasks.hold(tx, taskId, reason, until);
        return answer(tx, taskId);
    }

    CaseFile complete(Tx tx, UUID taskId, String reason, Actor actor) {
        return cases.complete(tx, getOpen(tx, taskId, actor), reason, actor);
    }

    private Task getOpen(Tx tx, UUID taskId, Actor actor) {
        Task task = tasks.get(tx, taskId);
        access.requireVisible(tx, store.get(tx, task.caseId()), actor);
        if (task.state() == Task.State.DONE) {
            throw ProblemException.conflict("task-closed", Map.of());
        }
        return task;
    }

    private huiyu.api.cases.model.Task answer(Read read, UUID taskId) {
        Task task = tasks.get(read, taskId);
        return CaseAnswers.task(task, store.get(read, task.caseId()));
    }
}
