package huiyu.core.casework;

import huiyu.core.casework.Task.Kind;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.tenant.UnitTreeStore;
import huiyu.core.terms.CasePolicy;
import huiyu.core.terms.CaseTexts;
import huiyu.core.terms.ReviewLevel;
import huiyu.core.terms.Sampling;
import huiyu.core.terms.SlaClock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 审核: a task for the next level of the chain the case goes through, until all have approved. */
@Component
class ReviewStep implements FlowStep {

    static final String NAME = "review";

    private final TaskStore tasks;
    private final CaseStepStore steps;
    private final UnitTreeStore units;
    private final CasePolicy policy;
    private final CaseTexts texts;
    private final Clock clock;

    ReviewStep(
            TaskStore tasks, CaseStepStore steps, UnitTreeStore units, CasePolicy policy, CaseTexts texts, Clock clock) {
        this.tasks = tasks;
        this.steps = steps;
        this.units = units;
        this.policy = policy;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StepResult perform(Tx tx, CaseFile file, Actor actor) {
        int level = file.chain().nextLevel(file.id(), file.progress().reviewLevel());
        CaseFile at = file.atLevel(level);
        if (file.chain().isDone(level)) {
            return new StepResult.Onward(at);
        }
        boolean waiting = tasks.listOpen(tx, file.id(), Kind.REVIEW).stream()
                .anyMatch(task -> task.reviewLevel() == level);
        return new StepResult.Waits((waiting ? at : open(tx, at, level, actor)).at(CaseStatus.IN_REVIEW));
    }

    private CaseFile open(Tx tx, CaseFile file, int number, Actor actor) {
        ReviewLevel level = file.chain().levels().get(number);
        int days = file.promise().levelDaysLeft().orElse(level.workingDays());
        LocalDate today = LocalDate.now(clock);
        SlaClock.Due due = policy.clock(tx, today).dueAfter(today, days);
        Task task = Task.open(
                Ids.next(), file.id(), Kind.REVIEW, String.valueOf(number),
                texts.words("task.review", Map.of("level", level.nameZh(), "levelEn", level.nameEn())), level.role(),
                units.findAtLevel(tx, file.orgUnitId(), level.unitLevel()), due.on(), clock.instant());
        tasks.insert(tx, List.of(due.provisional() ? task.provisionally(new Task.Counted(today, days)) : task));
        if (level.isSampled()) {
            steps.append(tx, file.id(), CaseStep.of(
                            NAME, CaseStep.Verdict.SAMPLED, actor,
                            Optional.of(Sampling.position(file.id(), number) + " < " + level.share()), clock.instant())
                    .atLevel(number, level.role().name()));
        }
        return file.with(file.promise().levelStarted());
    }
}
