package huiyu.core.worklist;

import huiyu.api.cases.TasksApi;
import huiyu.api.cases.model.Assignee;
import huiyu.api.cases.model.Assignment;
import huiyu.api.cases.model.CaseSummary;
import huiyu.api.cases.model.Hold;
import huiyu.api.cases.model.Reason;
import huiyu.api.cases.model.Recusal;
import huiyu.api.cases.model.Task;
import huiyu.api.cases.model.TaskCounts;
import huiyu.api.cases.model.TaskKind;
import huiyu.api.cases.model.TaskPage;
import huiyu.api.cases.model.Verdict;
import huiyu.api.cases.model.VerdictOutcomes;
import huiyu.core.casedesk.CaseAnswers;
import huiyu.core.casework.Verdicts;
import huiyu.core.casework.Verdicts.Given;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.recusal.Recusals;
import huiyu.core.web.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TaskController implements TasksApi {

    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final TaskDesk desk;
    private final Verdicts verdicts;
    private final VerdictBatch batch;
    private final Recusals recusals;

    TaskController(
            TenantTransaction transactions,
            CurrentActor currentActor,
            TaskDesk desk,
            Verdicts verdicts,
            VerdictBatch batch,
            Recusals recusals) {
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.desk = desk;
        this.verdicts = verdicts;
        this.batch = batch;
        this.recusals = recusals;
    }

    @Override
    public ResponseEntity<TaskPage> listTasks(
            String view, TaskKind kind, String programme, String sort, String cursor, Integer limit) {
        Actor actor = currentActor.get();
        TaskDesk.Wanted wanted = new TaskDesk.Wanted(
                Worklist.View.of(view),
                kind == null ? null : kind.getValue(), programme, "createdAt".equals(sort), cursor,
                Cursor.limit(limit));
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> desk.page(read, wanted, actor)));
    }

    @Override
    public ResponseEntity<TaskCounts> countTasks() {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> desk.counts(read, actor)));
    }

    @Override
    public ResponseEntity<Task> assignTask(UUID taskId, Assignment assignment) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(
                actor.tenantId(), tx -> desk.assign(tx, taskId, assignment.getAssignee(), actor)));
    }

    @Override
    public ResponseEntity<List<Assignee>> listAssignees(UUID taskId) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> desk.listAssignees(read, taskId, actor)).stream()
                .map(colleague -> new Assignee(colleague.subject(), colleague.displayName()))
                .toList());
    }

    @Override
    public ResponseEntity<Task> holdTask(UUID taskId, Hold hold) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(
                actor.tenantId(),
                tx -> desk.hold(tx, taskId, Optional.of(hold.getReason()), Optional.ofNullable(hold.getUntil()), actor)));
    }

    @Override
    public ResponseEntity<Task> resumeTask(UUID taskId) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(
                actor.tenantId(), tx -> desk.hold(tx, taskId, Optional.empty(), Optional.empty(), actor)));
    }

    @Override
    public ResponseEntity<CaseSummary> completeTask(UUID taskId, Reason reason) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(CaseAnswers.summary(transactions.run(
                actor.tenantId(), tx -> desk.complete(tx, taskId, reason.getReason(), actor))));
    }

    @Override
    public ResponseEntity<CaseSummary> giveVerdict(UUID taskId, Verdict verdict) {
        Actor actor = currentActor.get();
        Given given = new Given(
                taskId, Verdicts.Choice.of(verdict.getVerdict().getValue()), verdict.getCaseVersion(),
                Optional.ofNullable(verdict.getReason()));
        return ResponseEntity.ok(CaseAnswers.summary(
                transactions.run(actor.tenantId(), tx -> verdicts.give(tx, given, actor))));
    }

    @Override
    public ResponseEntity<VerdictOutcomes> giveVerdicts(huiyu.api.cases.model.Verdicts verdicts) {
        List<Given> given = verdicts.getVerdicts().stream()
                .map(verdict -> new Given(
                        verdict.getTaskId(), Verdicts.Choice.of(verdict.getVerdict().getValue()),
                        verdict.getCaseVersion(), Optional.ofNullable(verdict.getReason())))
                .toList();
        return ResponseEntity.ok(new VerdictOutcomes(batch.give(given, currentActor.get())));
    }

    @Override
    public ResponseEntity<List<Recusal>> listRecusals() {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), recusals::list));
    }

    @Override
    public ResponseEntity<Recusal> recordRecusal(Recusal recusal) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(actor.tenantId(), tx -> recusals.record(tx, recusal, actor)));
    }
}
