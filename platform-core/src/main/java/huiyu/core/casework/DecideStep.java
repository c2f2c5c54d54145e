package huiyu.core.casework;

import huiyu.core.casework.CaseFile.Progress;
import huiyu.core.casework.Task.Kind;
import huiyu.core.db.Ids;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.decision.Assessor;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.tenant.UnitTreeStore;
import huiyu.core.terms.CaseTexts;
import huiyu.core.web.ProblemException;
import huiyu.core.web.ProblemTexts;
import huiyu.policy.definition.Text;
import huiyu.policy.problem.PolicyException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 决定: asks policy once more, since facts and policy may have changed while people looked; then claims the benefit for
 * the subject, decides, and reserves the fund: all of it or nothing. What stops an automatic decision becomes a task for a
 * person with the reason; what stops a person's verdict is told to that person.
 */
@Component
class DecideStep implements FlowStep {

    static final String NAME = "decide";

    private final Assessor assessor;
    private final Applications applications;
    private final Entitlement entitlement;
    private final UnitTreeStore units;
    private final TaskStore tasks;
    private final CaseStepStore steps;
    private final CaseTexts texts;
    private final ProblemTexts problems;
    private final TenantTransaction transactions;
    private final Clock clock;

    DecideStep(
            Assessor assessor,
            Applications applications,
            Entitlement entitlement,
            UnitTreeStore units,
            TaskStore tasks,
            CaseStepStore steps,
            CaseTexts texts,
            ProblemTexts problems,
            TenantTransaction transactions,
            Clock clock) {
        this.assessor = assessor;
        this.applications = applications;
        this.entitlement = entitlement;
        this.units = units;
        this.tasks = tasks;
        this.steps = steps;
        this.texts = texts;
        this.problems = problems;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StepResult perform(Tx tx, CaseFile file, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        Assessor.Assessed fresh;
        try {
            fresh = assessor.assess(tx, file.programme(), applications.asking(tx, file).approvedOn(today),
                    units.findDistrict(tx, file.orgUnitId()), today);
        } catch (PolicyException stopped) {
            return new StepResult.Again(file);
        }
        if (!Result.of(fresh.assessment()).equals(Result.of(file))) {
            return new StepResult.Again(file);
        }
        return actor.roles().contains(Role.SYSTEM) ? byRule(tx, file, fresh, actor) : decided(tx, file, fresh, actor);
    }

    /** A rule has nobody to tell: what stops it waits for a person. */
    private StepResult byRule(Tx tx, CaseFile file, Assessor.Assessed fresh, Actor actor) {
        StepResult[] result = new StepResult[1];
        Optional<ProblemException> stopped =
                transactions.attempt(tx, ProblemException.class, () -> result[0] = decided(tx, file, fresh, actor));
        return stopped.map(problem -> unfinished(tx, file, problem, actor)).orElseGet(() -> result[0]);
    }

    private StepResult decided(Tx tx, CaseFile file, Assessor.Assessed fresh, Actor actor) {
        Decision decision = entitlement.decide(tx, file, fresh, actor);
        steps.append(tx, file.id(), CaseStep.of(
                NAME, CaseStep.Verdict.DECIDED, actor, Optional.of(decision.verdict().name()), clock.instant()));
        tasks.closeAll(tx, file.id(), "decided", actor.subject(), clock.instant());
        Progress progress = file.progress();
        return new StepResult.Onward(file.with(new CaseFile.Assessed(
                        decision.verdict().name(), fresh.requestMap(), decision.assessment().toMap()))
                .with(new Progress(CaseStatus.DECIDED, NAME, progress.reviewLevel(), progress.publicisedUntil())));
    }

    private StepResult unfinished(Tx tx, CaseFile file, ProblemException problem, Actor actor) {
        Text reason = texts.words("reason.problem", Map.of(
                "code", problem.code(),
                "zh", problems.zh(problem),
                "en", problems.en(problem)));
        tasks.insert(tx, List.of(Task.open(
                        Ids.next(), file.id(), Kind.UNFINISHED, problem.code(), texts.words("task.unfinished", Map.of()),
                        Role.CASEWORKER, file.orgUnitId(), file.promise().dueOn(), clock.instant())
                .because(reason)));
        steps.append(tx, file.id(), CaseStep.of(
                NAME, CaseStep.Verdict.STOPPED, actor, Optional.of(reason.zh()), clock.instant()));
        return new StepResult.Waits(file.at(CaseStatus.AWAITING_PERSON));
    }
}
