package huiyu.core.casedesk;

import huiyu.api.cases.model.AwaitedFact;
import huiyu.api.cases.model.CaseView;
import huiyu.api.cases.model.CaseView.PermittedActionsEnum;
import huiyu.api.cases.model.Explanation;
import huiyu.api.cases.model.NextAction;
import huiyu.api.cases.model.Receipt;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseKind;
import huiyu.core.casework.CaseStatus;
import huiyu.core.casework.CaseStepStore;
import huiyu.core.casework.ReviewerCheck;
import huiyu.core.casework.Task;
import huiyu.core.casework.Task.Kind;
import huiyu.core.casework.Task.State;
import huiyu.core.casework.TaskStore;
import huiyu.core.db.Read;
import huiyu.core.decision.AssessmentAnswers;
import huiyu.core.decision.Decision;
import huiyu.core.decision.DecisionAnswers;
import huiyu.core.decision.Decisions;
import huiyu.core.decision.Difference;
import huiyu.core.identity.Actor;
import huiyu.core.letter.LetterNames;
import huiyu.core.party.Families;
import huiyu.core.staff.StaffDirectory;
import huiyu.core.question.BureauQuestions;
import huiyu.core.terms.CaseTexts;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.definition.Text;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** One case as one view: for the family, the caseworker and the auditor. */
@Component
class CaseViews {

    private final CaseStepStore steps;
    private final TaskStore tasks;
    private final Families families;
    private final Decisions decisions;
    private final LetterNames names;
    private final ReviewerCheck reviewers;
    private final StaffDirectory staff;
    private final CaseTexts texts;
    private final BureauQuestions bureaus;

    CaseViews(
            CaseStepStore steps,
            TaskStore tasks,
            Families families,
            Decisions decisions,
            LetterNames names,
            ReviewerCheck reviewers,
            StaffDirectory staff,
            CaseTexts texts,
            BureauQuestions bureaus) {
        this.steps = steps;
        this.tasks = tasks;
        this.families = families;
        this.decisions = decisions;
        this.names = names;
        this.reviewers = reviewers;
        this.staff = staff;
        this.texts = texts;
        this.bureaus = bureaus;
    }

    CaseView view(Read read, CaseFile file, Actor actor) {
        Optional<Decision> decision = decisions.findOfCase(read, file.id());
        Optional<Assessment> assessment = assessment(file, decision);
        List<Task> open = tasks.listOfCase(read, file.id()).stream()
                .filter(task -> task.state() != State.DONE)
                .toList();
        Map<String, String> assignees = assigneeNames(read, open);
        Text programme = names.programmeName(read, file.programme());
        List<Families.Member> family = families.listMembers(read, file.subjectId());
        CaseView view = new CaseView(
                CaseAnswers.summary(file, decision)
                        .subjectName(family.isEmpty() ? null : family.getFirst().name()),
                programme.zh(),
                programme.en(),
                family.stream().map(CaseAnswers::member).toList(),
                assessment.map(AssessmentAnswers::questions).orElse(List.of()),
                assessment.map(AssessmentAnswers::findings).orElse(List.of()),
                assessment.map(AssessmentAnswers::amounts).orElse(List.of()),
                assessment.map(AssessmentAnswers::reasons).orElse(List.of()),
                open.stream().map(task -> CaseAnswers.task(task, file, assignees)).toList(),
                steps.list(read, file.id()).stream().map(CaseAnswers::step).toList(),
                IntStream.range(0, file.chain().levels().size())
                        .mapToObj(i -> CaseAnswers.level(i, file.chain().levels().get(i)))
                        .toList(),
                permitted(read, file, open, actor));
        assessment.ifPresent(known -> view.totalFen(known.total().fen()));
        difference(read, file, decision, assessment)
                .ifPresent(known -> view.difference(AssessmentAnswers.difference(known)));
        decision.ifPresent(made -> view.decision(DecisionAnswers.summary(decisions.getSummary(read, made.id())))
                .paymentsLink("/api/payment-lines?subjectId=" + made.subjectId()));
        return view.lifeEventId(file.lifeEventId().orElse(null))
                .formerDecisionId(file.formerDecisionId().orElse(null))
                .waitingFor(waitingFor(read, file))
                .nextAction(nextAction(file, open));
    }

    private Map<String, String> assigneeNames(Read read, List<Task> tasks) {
        List<String> subjects = tasks.stream().flatMap(task -> task.assignee().stream()).distinct().toList();
        return subjects.isEmpty() ? Map.of() : staff.findNames(read, subjects);
    }

    private List<AwaitedFact> waitingFor(Read read, CaseFile file) {
        return bureaus.listAwaited(read, file.subjectId()).stream()
                .map(awaited -> new AwaitedFact(
                        awaited.fact(), awaited.source(), awaited.since().atOffset(ZoneOffset.UTC)))
                .toList();
    }

    private static Optional<Assessment> assessment(CaseFile file, Optional<Decision> decision) {
        return decision.map(Decision::assessment)
                .or(() -> file.assessed().map(assessed -> Assessment.fromMap(assessed.assessment())));
    }

    private Optional<Difference> difference(
            Read read, CaseFile file, Optional<Decision> decision, Optional<Assessment> assessment) {
        if (decision.isPresent()) {
            return decision.map(Decision::difference);
        }
        return assessment.filter(known -> file.formerDecisionId().isPresent())
                .map(known -> Difference.between(
                        file.formerDecisionId().map(former -> decisions.get(read, former).assessment()), known));
    }

    private List<PermittedActionsEnum> permitted(Read read, CaseFile file, List<Task> open, Actor actor) {
        List<PermittedActionsEnum> actions = new ArrayList<>();
        boolean closed = file.isClosed();
        if (!closed && actor.may("case.answer")) {
            actions.add(PermittedActionsEnum.ANSWER);
            if (file.status() == CaseStatus.RETURNED) {
                actions.add(PermittedActionsEnum.RESUBMIT);
            }
        }
        if (actor.may("case.review")) {
            open.stream()
                    .filter(task -> task.kind() == Kind.REVIEW)
                    .filter(task -> reviewers.mayJudgeQuietly(read, file, task, actor))
                    .findFirst()
                    .ifPresent(task -> actions.addAll(verdicts(file, task)));
        }
        if (actor.may("task.complete") && open.stream().anyMatch(task -> task.kind() == Kind.UNFINISHED)) {
            actions.add(PermittedActionsEnum.COMPLETE);
        }
        if (!closed && file.kind() != CaseKind.CHANGE && actor.may("case.withdraw")) {
            actions.add(PermittedActionsEnum.WITHDRAW);
        }
        return actions;
    }

    private static List<PermittedActionsEnum> verdicts(CaseFile file, Task review) {
        List<PermittedActionsEnum> verdicts = new ArrayList<>(List.of(PermittedActionsEnum.APPROVE, PermittedActionsEnum.RETURN));
        if (file.chain().findLevelBefore(file.id(), review.reviewLevel()).isPresent()) {
            verdicts.add(PermittedActionsEnum.SEND_BACK);
        }
        return verdicts;
    }

    private NextAction nextAction(CaseFile file, List<Task> open) {
        if (file.isClosed()) {
            return null;
        }
        Optional<Task> first = open.stream().findFirst();
        Map<String, Object> arguments = Map.of(
                "what", String.join(" ", open.stream().map(task -> task.question().zh()).toList()),
                "whatEn", String.join(" ", open.stream().map(task -> task.question().en()).toList()),
                "level", first.map(task -> task.question().zh()).orElse(""),
                "levelEn", first.map(task -> task.question().en()).orElse(""),
                "until", file.progress().publicisedUntil().map(Object::toString).orElse(""));
        Text words = texts.words("next." + file.status().code(), arguments);
        return new NextAction(words.zh(), words.en())
                .role(first.map(task -> task.role().name()).orElse(null))
                .dueOn(first.map(Task::dueOn).orElse(file.promise().dueOn()));
    }

    Receipt receipt(Read read, CaseFile file) {
        List<huiyu.api.cases.model.Question> questions =
                assessment(file, Optional.empty()).map(AssessmentAnswers::questions).orElse(List.of());
        return CaseAnswers.receipt(file, names.programmeName(read, file.programme()), questions);
    }

    /** One text, line by line. */
    Explanation explanation(Read read, CaseFile file, boolean english) {
        Text programme = names.programmeName(read, file.programme());
        Optional<Decision> decision = decisions.findOfCase(read, file.id());
        Optional<Assessment> known = assessment(file, decision);
        var changes = difference(read, file, decision, known)
                .filter(difference -> file.formerDecisionId().isPresent())
                .map(Difference::explained);
        String text = known.map(answer -> english
                        ? huiyu.policy.assessment.Explanation.en(answer, programme, changes)
                        : huiyu.policy.assessment.Explanation.zh(answer, programme, changes))
                .orElse("");
        return new Explanation(
                english ? Explanation.LangEnum.EN : Explanation.LangEnum.ZH,
                english ? programme.en() : programme.zh(),
                text.lines().toList());
    }
}
