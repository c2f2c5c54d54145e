package huiyu.core.casework;

import huiyu.api.cases.model.Recusal;
import huiyu.core.crypto.BlindIndexes;
import huiyu.core.db.TenantTransaction;
import huiyu.core.decision.DecisionReplay;
import huiyu.core.identity.Actor;
import huiyu.core.recusal.Recusals;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What reviewers do, in short words for stories; each call is a transaction of its own. */
@Component
public class ReviewDesk {

    private final TenantTransaction transactions;
    private final Verdicts verdicts;
    private final Cases cases;
    private final CaseStore store;
    private final TaskStore tasks;
    private final Recusals recusals;
    private final DecisionReplay replay;
    private final BlindIndexes indexes;
    private final PromiseRecount recount;
    private final PublicityEnd publicity;

    ReviewDesk(
            TenantTransaction transactions, Verdicts verdicts, Cases cases, CaseStore store, TaskStore tasks,
            Recusals recusals, DecisionReplay replay, BlindIndexes indexes, PromiseRecount recount,
            PublicityEnd publicity) {
        this.transactions = transactions;
        this.verdicts = verdicts;
        this.cases = cases;
        this.store = store;
        this.tasks = tasks;
        this.recusals = recusals;
        this.replay = replay;
        this.indexes = indexes;
        this.recount = recount;
        this.publicity = publicity;
    }

    public CaseFile approve(Actor actor, UUID caseId) {
        return approve(actor, caseId, version(actor.tenantId(), caseId));
    }

    public CaseFile approve(Actor actor, UUID caseId, int version) {
        return approve(actor, openReview(actor.tenantId(), caseId), version);
    }

    public CaseFile approve(Actor actor, Review review, int version) {
        return give(actor, new Verdicts.Given(review.taskId(), Verdicts.Choice.APPROVE, version, Optional.empty()));
    }

    public CaseFile giveBack(Actor actor, UUID caseId, String reason) {
        return give(actor, new Verdicts.Given(
                openReview(actor.tenantId(), caseId).taskId(), Verdicts.Choice.RETURN,
                version(actor.tenantId(), caseId), Optional.of(reason)));
    }

    private CaseFile give(Actor actor, Verdicts.Given given) {
        return transactions.run(actor.tenantId(), tx -> verdicts.give(tx, given, actor));
    }

    /** The open review task of a case. */
    public record Review(int tenantId, UUID taskId) {}

    public Review openReview(int tenant, UUID caseId) {
        return transactions.read(tenant, read -> new Review(
                tenant, tasks.listOpen(read, caseId, Task.Kind.REVIEW).getFirst().id()));
    }

    public CaseFile resubmit(Actor actor, UUID caseId) {
        return transactions.run(actor.tenantId(), tx -> cases.resubmit(tx, caseId, "已补正", actor));
    }

    public void recuse(int tenant, String subject, UUID person) {
        transactions.execute(tenant, tx -> recusals.record(
                tx, new Recusal(subject, person, "本人子女"), Actor.system(tenant)));
    }

    /** As an administrator does: who the staff member is as a citizen. */
    public void link(int tenant, String subject, String citizenId) {
        transactions.execute(tenant, tx -> tx.dsl()
                .execute(
                        """
                        insert into core.staff_member (tenant_id, username, display_name, subject, status, citizen_index)
                        values (?, ?, ?, ?, 'active', ?)""",
                        tenant, subject, subject, subject, indexes.of(tx, BlindIndexes.CITIZEN_ID, citizenId).bytes()));
    }

    public int recountPromises() {
        return recount.run();
    }

    public boolean isProvisional(int tenant, UUID caseId) {
        return transactions.read(tenant, read -> store.get(read, caseId).promise().provisional());
    }

    public boolean isPaused(int tenant, UUID caseId) {
        return transactions.read(tenant, read -> store.get(read, caseId).promise().isPaused());
    }

    public int version(int tenant, UUID caseId) {
        return transactions.read(tenant, read -> store.get(read, caseId).version());
    }

    public CaseStatus status(int tenant, UUID caseId) {
        return transactions.read(tenant, read -> store.get(read, caseId).status());
    }

    public LocalDate reviewDueOn(int tenant, UUID caseId) {
        return transactions.read(
                tenant, read -> tasks.listOpen(read, caseId, Task.Kind.REVIEW).getFirst().dueOn());
    }

    public LocalDate dueOn(int tenant, UUID caseId) {
        return transactions.read(tenant, read -> store.get(read, caseId).promise().dueOn());
    }

    public int promiseDays(int tenant, UUID caseId) {
        return transactions.read(tenant, read -> store.get(read, caseId).promise().days());
    }

    public boolean replaysTheSame(int tenant, UUID decisionId) {
        return transactions.read(tenant, read -> replay.isSame(read, decisionId));
    }

    public CaseStatus endPublicity(int tenant, UUID caseId) {
        publicity.run();
        return status(tenant, caseId);
    }
}
