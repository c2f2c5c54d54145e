package huiyu.core.casework;

import huiyu.core.casework.Task.Kind;
import huiyu.core.casework.Task.State;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.terms.CasePolicy;
import huiyu.core.terms.CaseTexts;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Verdicts at the levels of the review chain (审核意见). A verdict agrees with the assessment or sends the case back; it
 * never changes an amount: who disagrees has the facts corrected.
 */
@Component
public class Verdicts {

    private final CaseStore cases;
    private final CaseStepStore steps;
    private final TaskStore tasks;
    private final ReviewerCheck check;
    private final CaseFlow flow;
    private final CasePolicy policy;
    private final CaseTexts texts;
    private final GuardianNotices notices;
    private final Clock clock;

    Verdicts(
            CaseStore cases,
            CaseStepStore steps,
            TaskStore tasks,
            ReviewerCheck check,
            CaseFlow flow,
            CasePolicy policy,
            CaseTexts texts,
            GuardianNotices notices,
            Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.tasks = tasks;
        this.check = check;
        this.flow = flow;
        this.policy = policy;
        this.texts = texts;
        this.notices = notices;
        this.clock = clock;
    }

    public enum Choice {
        APPROVE("approve"),
        RETURN("return"),
        SEND_BACK("send-back");

        private final String code;

        Choice(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        public static Choice of(String code) {
            return valueOf(code.toUpperCase().replace('-', '_'));
        }
    }

    /** @param caseVersion the version of the case that was judged */
    public record Given(UUID taskId, Choice choice, int caseVersion, Optional<String> reason) {}

    /**
     * Gives a verdict; giving the same twice changes nothing.
     *
     * @throws ProblemException 404, 403 (not the caller's step, own family, four eyes), 409 (closed, changed since) or 422
     */
    public CaseFile give(Tx tx, Given given, Actor actor) {
        UUID caseId = tasks.get(tx, given.taskId()).caseId();
        CaseFile file = cases.lock(tx, caseId);
        Task task = tasks.get(tx, given.taskId());
        if (task.kind() != Kind.REVIEW) {
            throw ProblemException.conflict("task-not-to-be-reviewed", Map.of());
        }
        check.mayJudge(tx, file, task, actor);
        if (task.state() == State.DONE) {
            return closedBefore(tx, file, given, actor);
        }
        if (file.version() != given.caseVersion()) {
            throw ProblemException.conflict(
                    "case-changed", Map.of("judged", given.caseVersion(), "version", file.version()));
        }
        if (given.choice() != Choice.APPROVE && given.reason().isEmpty()) {
            throw ProblemException.invalidField("reason", "required", Map.of());
        }
        return switch (given.choice()) {
            case APPROVE -> approve(tx, file, task, given, actor);
            case RETURN -> giveBack(tx, file, task, given, actor);
            case SEND_BACK -> sendBack(tx, file, task, given, actor);
        };
    }

    private CaseFile closedBefore(Tx tx, CaseFile file, Given given, Actor actor) {
        boolean same = tasks.wasClosed(tx, given.taskId(), given.choice().code(), actor.subject());
        if (!same) {
            throw ProblemException.conflict("task-closed", Map.of());
        }
        return file;
    }

    private CaseFile approve(Tx tx, CaseFile file, Task task, Given given, Actor actor) {
        close(tx, file, task, given, CaseStep.Verdict.APPROVED, actor);
        CaseFile next = file.atLevel(task.reviewLevel() + 1);
        return flow.run(tx, next.with(next.progress().at(next.status(), ReviewStep.NAME)), actor);
    }

    private CaseFile giveBack(Tx tx, CaseFile file, Task task, Given given, Actor actor) {
        close(tx, file, task, given, CaseStep.Verdict.RETURNED, actor);
        LocalDate today = LocalDate.now(clock);
        String reason = given.reason().orElseThrow();
        CaseFile returned = file.with(file.promise().pause(today, task.dueOn(), policy.clock(tx, today)))
                .at(CaseStatus.RETURNED);
        tasks.insert(tx, List.of(Task.open(
                Ids.next(), file.id(), Kind.CORRECTION, "return-" + file.version(),
                texts.words("task.correction", Map.of("reason", reason)), Role.COUNTER_CLERK, file.orgUnitId(),
                file.promise().dueOn(), clock.instant())));
        notices.returned(tx, file, String.valueOf(file.version()));
        return cases.update(tx, returned, clock.instant());
    }

    private CaseFile sendBack(Tx tx, CaseFile file, Task task, Given given, Actor actor) {
        int previous = file.chain().findLevelBefore(file.id(), task.reviewLevel())
                .orElseThrow(() -> ProblemException.conflict("no-level-below", Map.of()));
        close(tx, file, task, given, CaseStep.Verdict.SENT_BACK, actor);
        CaseFile back = file.atLevel(previous);
        return flow.run(tx, back.with(back.progress().at(back.status(), ReviewStep.NAME)), actor);
    }

    private void close(Tx tx, CaseFile file, Task task, Given given, CaseStep.Verdict verdict, Actor actor) {
        tasks.close(tx, task.id(), given.choice().code(), actor.subject(), clock.instant());
        steps.append(tx, file.id(), CaseStep.of(ReviewStep.NAME, verdict, actor, given.reason(), clock.instant())
                .atLevel(task.reviewLevel(), task.role().name()));
    }
}
