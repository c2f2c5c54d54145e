package huiyu.core.casework;

import huiyu.core.casework.CaseFile.Progress;
import huiyu.core.casework.Task.Kind;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.decision.Assessor;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.question.BureauQuestions;
import huiyu.core.tenant.UnitTreeStore;
import huiyu.core.terms.CasePolicy;
import huiyu.core.terms.CaseTexts;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Question;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.definition.Text;
import huiyu.policy.problem.PolicyException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * 评估: gathers the facts and asks policy. What is missing is asked of the bureaus that know it and of the family, and becomes
 * a task each, named by its question; meanwhile the clock stands still. What policy refuses to answer becomes a task for a person with the reason. An assessment that came out otherwise than the one
 * approved so far voids the approvals.
 */
@Component
class AssessStep implements FlowStep {

    static final String NAME = "assess";

    private final Assessor assessor;
    private final Applications applications;
    private final CasePolicy policy;
    private final UnitTreeStore units;
    private final TaskStore tasks;
    private final CaseStepStore steps;
    private final CaseTexts texts;
    private final GuardianNotices notices;
    private final BureauQuestions bureaus;
    private final Clock clock;

    AssessStep(
            Assessor assessor,
            Applications applications,
            CasePolicy policy,
            UnitTreeStore units,
            TaskStore tasks,
            CaseStepStore steps,
            CaseTexts texts,
            GuardianNotices notices,
            BureauQuestions bureaus,
            Clock clock) {
        this.assessor = assessor;
        this.applications = applications;
        this.policy = policy;
        this.units = units;
        this.tasks = tasks;
        this.steps = steps;
        this.texts = texts;
        this.notices = notices;
        this.bureaus = bureaus;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StepResult perform(Tx tx, CaseFile file, Actor actor) {
        Assessor.Assessed assessed;
        try {
            assessed = assessor.assess(tx, file.programme(), applications.asking(tx, file), units.findDistrict(tx, file.orgUnitId()),
                    LocalDate.now(clock));
        } catch (PolicyException refusal) {
            return unfinished(tx, file, refusal, actor);
        }
        tasks.closeAll(tx, file.id(), Kind.UNFINISHED, "mended", actor.subject(), clock.instant());
        CaseFile now = voidApprovals(tx, file, assessed.assessment(), actor).with(frozen(assessed));
        return assessed.assessment().verdict() == Verdict.OPEN
                ? ask(tx, now, assessed.assessment().questions(), actor)
                : answered(tx, now, actor);
    }

    static CaseFile.Assessed frozen(Assessor.Assessed assessed) {
        return new CaseFile.Assessed(
                assessed.assessment().verdict().name(), assessed.requestMap(), assessed.assessment().toMap());
    }

    private CaseFile voidApprovals(Tx tx, CaseFile file, Assessment now, Actor actor) {
        boolean first = file.assessed().isEmpty();
        boolean same = !first && Result.of(file).equals(Result.of(now));
        if (!same) {
            record(tx, file, CaseStep.Verdict.ASSESSED, now.verdict().name(), actor);
        }
        boolean underReview = file.progress().reviewLevel() > 0 || file.progress().publicisedUntil().isPresent();
        if (first || same) {
            return file;
        }
        tasks.closeAll(tx, file.id(), Kind.REVIEW, "outdated", actor.subject(), clock.instant());
        if (!underReview) {
            return file;
        }
        record(tx, file, CaseStep.Verdict.REOPENED, texts.words("reason.assessment-changed", Map.of()).zh(), actor);
        return file.with(new Progress(file.status(), NAME, 0, Optional.empty()));
    }

    private StepResult ask(Tx tx, CaseFile file, List<Question> questions, Actor actor) {
        List<String> facts = questions.stream().map(Question::fact).toList();
        Set<String> asked = tasks.listOpen(tx, file.id(), Kind.MISSING_FACT).stream()
                .map(Task::subject)
                .collect(Collectors.toSet());
        List<String> fresh = facts.stream().filter(fact -> !asked.contains(fact)).toList();
        bureaus.ask(tx, file.subjectId(), fresh, actor);
        tasks.closeOthers(tx, file.id(), Kind.MISSING_FACT, facts, "answered", actor.subject(), clock.instant());
        tasks.insert(tx, questions.stream().map(question -> task(file, question)).toList());
        if (!fresh.isEmpty()) {
            record(tx, file, CaseStep.Verdict.ASKED, String.join(", ", facts), actor);
            notices.missingFacts(tx, file, facts);
        }
        LocalDate today = LocalDate.now(clock);
        return new StepResult.Waits(file.with(file.promise().pause(today, policy.clock(tx, today)))
                .at(CaseStatus.AWAITING_FACTS));
    }

    private Task task(CaseFile file, Question question) {
        return Task.open(
                Ids.next(), file.id(), Kind.MISSING_FACT, question.fact(),
                new Text(question.text().zh(), question.text().en()), Role.CASEWORKER, file.orgUnitId(),
                file.promise().dueOn(), clock.instant());
    }

    private StepResult answered(Tx tx, CaseFile file, Actor actor) {
        tasks.closeAll(tx, file.id(), Kind.MISSING_FACT, "answered", actor.subject(), clock.instant());
        return new StepResult.Onward(running(tx, file));
    }

    /** The clock goes on once nothing is asked of the family any more. */
    private CaseFile running(Tx tx, CaseFile file) {
        LocalDate today = LocalDate.now(clock);
        return file.with(file.promise().resume(today, policy.clock(tx, today)));
    }

    private StepResult unfinished(Tx tx, CaseFile file, PolicyException refusal, Actor actor) {
        PolicyException.Problem problem = refusal.problems().getFirst();
        Text reason = texts.words("reason.policy", Map.of(
                "code", problem.code(), "subject", problem.subject(), "zh", problem.zh(), "en", problem.en()));
        tasks.insert(tx, List.of(Task.open(
                        Ids.next(), file.id(), Kind.UNFINISHED, problem.code(), texts.words("task.unfinished", Map.of()),
                        Role.CASEWORKER, file.orgUnitId(), file.promise().dueOn(), clock.instant())
                .because(reason)));
        record(tx, file, CaseStep.Verdict.STOPPED, reason.zh(), actor);
        return new StepResult.Waits(running(tx, file).at(CaseStatus.AWAITING_PERSON));
    }

    private void record(Tx tx, CaseFile file, CaseStep.Verdict verdict, String reason, Actor actor) {
        steps.append(tx, file.id(), CaseStep.of(NAME, verdict, actor, Optional.of(reason), clock.instant()));
    }
}
