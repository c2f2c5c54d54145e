package huiyu.policy;

import huiyu.kernel.trace.TraceStep;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Finding;
import huiyu.policy.assessment.Question;
import huiyu.policy.assessment.Reason;
import huiyu.policy.assessment.Reasons;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.condition.Condition;
import huiyu.policy.condition.Judgement;
import huiyu.policy.condition.Truth;
import huiyu.policy.definition.Text;
import huiyu.policy.examination.Examination;
import huiyu.policy.programme.Cohort;
import huiyu.policy.programme.Component;
import huiyu.policy.programme.Programme;
import huiyu.policy.programme.Window;
import huiyu.policy.shape.Accrual;
import huiyu.policy.window.WindowKind;
import huiyu.policy.window.WindowOutcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The steps of one assessment, in order: conditions, components, window, combination. Each step adds findings, reasons,
 * missing facts and trace.
 */
final class AssessmentFlow {
    /** What a component still pays after conditions and window. */
    record Due(Component component, Accrual accrual) {}

    /** How one condition came out, and what is said where it is not met. */
    private record Judged(Judgement judgement, String reason, String clause) {}

    private final PolicyBook book;
    private final Plan plan;
    private final Programme programme;
    private final Examination examination;
    private final boolean whole;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final List<TraceStep> trace = new ArrayList<>();
    private final Set<Integer> forfeited = new TreeSet<>();
    private LocalDate lastApplicationDay;
    private boolean windowClosed;
    private List<EntitlementSegment> segments = List.of();

    /** @param whole false for what a programme would pay by itself: no window, no combination */
    AssessmentFlow(PolicyBook book, Plan plan, Examination examination, boolean whole) {
        this.book = book;
        this.plan = plan;
        this.programme = plan.programme();
        this.examination = examination;
        this.whole = whole;
    }

    Assessment run() {
        List<Judged> gate = judge(programme.conditions(), "");
        if (together(gate).is(Truth.NOT_MET)) {
            return finish(Verdict.REFUSED);
        }
        List<Due> dues = new ArrayList<>();
        programme.components().stream().filter(this::isForCohort).forEach(component -> due(component, gate).ifPresent(dues::add));
        List<Due> claimed = whole ? applyWindow(dues) : dues;
        segments = new Payments(programme, examination).segments(claimed);
        if (whole) {
            segments = new Combining(book, plan, examination).combine(segments, reasons, missing, this::reason, trace);
        }
        if (reasons.isEmpty() && segments.isEmpty() && missing.isEmpty()) {
            addReason("NO_COMPONENT_APPLIES", null);
        }
        boolean refused = segments.isEmpty() && (missing.isEmpty() || windowClosed);
        return finish(refused ? Verdict.REFUSED : missing.isEmpty() ? Verdict.GRANTED : Verdict.OPEN);
    }

    private boolean isForCohort(Component component) {
        return component.cohort().map(block -> Cohort.includes(examination.settings(block), examination.birth())).orElse(true);
    }

    private Judgement together(List<Judged> judged) {
        Judgement all = Judgement.of(Truth.MET, examination.inputs());
        for (Judged one : judged) {
            all = all.and(one.judgement());
        }
        return all;
    }

    /** Each condition leaves a finding, and a reason if it is never met. */
    private List<Judged> judge(List<Condition> conditions, String of) {
        List<Judged> all = new ArrayList<>();
        for (Condition condition : conditions) {
            Judgement judgement = condition.judge(examination);
            String reason = judgement.is(Truth.MET) && judgement.tested() ? null : reasonOf(condition, judgement);
            Finding.Outcome outcome = outcome(judgement);
            if (examination.isExplaining()) {
                findings.add(new Finding(condition.kind().name() + of, condition.kind().schema().doc(), outcome,
                    outcome == Finding.Outcome.MET ? null : reason, condition.clause(), judgement.inputs().toMap()));
            }
            if (outcome == Finding.Outcome.NOT_MET) {
                addReason(reason, condition.clause());
            }
            all.add(new Judged(judgement, reason, condition.clause()));
        }
        return all;
    }

    /** The programme's own code, else the one of the case, else the one of the kind; of a composition, the first inside that fails. */
    private String reasonOf(Condition condition, Judgement judgement) {
        if (condition.reason() != null) {
            return condition.reason();
        }
        if (judgement.reason() != null) {
            return judgement.reason();
        }
        return condition.kind().reason() != null ? condition.kind().reason()
            : condition.children().stream().map(child -> reasonOf(child, child.judge(examination))).findFirst().orElse("EXCLUDED");
    }

    private static Finding.Outcome outcome(Judgement judgement) {
        if (!judgement.tested()) {
            return Finding.Outcome.NOT_TESTED;
        }
        return judgement.is(Truth.MET) ? Finding.Outcome.MET : judgement.is(Truth.NOT_MET) ? Finding.Outcome.NOT_MET
            : judgement.is(Truth.UNKNOWN) ? Finding.Outcome.UNKNOWN : Finding.Outcome.PARTLY;
    }

    private Optional<Due> due(Component component, List<Judged> gate) {
        List<Judged> judged = new ArrayList<>(gate);
        judged.addAll(judge(component.conditions(), " of " + component.code()));
        Judgement both = together(judged);
        if (both.is(Truth.NOT_MET)) {
            return Optional.empty();
        }
        Accrual accrual = component.shape().accrue(examination.settings(component.settings()), examination);
        if (!accrual.missing().isEmpty()) {
            missing.addAll(accrual.missing());
            if (accrual.reason() != null) {
                addReason(accrual.reason(), component.clause());
            }
            return Optional.empty();
        }
        Accrual kept = Conditioned.keep(accrual, both.truth(), Truth.MET);
        if (!Conditioned.keep(accrual, both.truth(), Truth.UNKNOWN).amounts().isEmpty()) {
            missing.addAll(both.missing());
        }
        for (Judged one : judged) {
            if (!Conditioned.keep(accrual, one.judgement().truth(), Truth.NOT_MET).amounts().isEmpty()) {
                addReason(one.reason(), one.clause());
            }
        }
        if (accrual.reason() != null && programme.components().size() == 1) {
            addReason(accrual.reason(), component.clause());
        }
        if (examination.isExplaining()) {
            trace.add(new TraceStep(component.settings().schema().kind() + " of " + component.code(), component.clause(), inputs(component, accrual), kept.amounts().toString()));
        }
        return kept.amounts().isEmpty() ? Optional.empty() : Optional.of(new Due(component, kept));
    }

    private static Map<String, String> inputs(Component component, Accrual accrual) {
        Map<String, String> inputs = new LinkedHashMap<>(accrual.inputs());
        component.settings().values().forEach((field, value) -> inputs.put(field, String.valueOf(value)));
        return inputs;
    }

    private List<Due> applyWindow(List<Due> dues) {
        Optional<Window> window = programme.windows().stream().filter(one ->
            one.cohort().map(block -> Cohort.includes(examination.settings(block), examination.birth())).orElse(true)).findFirst();
        if (window.isEmpty()) {
            return dues;
        }
        WindowKind kind = WindowKind.find(window.get().settings().schema().kind()).orElseThrow();
        WindowOutcome outcome = kind.judge(examination.settings(window.get().settings()), examination, years(dues));
        lastApplicationDay = outcome.lastDay();
        missing.addAll(outcome.missing());
        if (examination.isExplaining()) {
            trace.add(new TraceStep("window " + kind.schema().kind(), null, Map.of(), outcome.refusal() == null ? outcome.lostYears().toString() : outcome.refusal()));
        }
        if (outcome.refusal() != null) {
            windowClosed = true;
            addReason(outcome.refusal(), null);
            return List.of();
        }
        outcome.remarks().forEach(remark -> addReason(remark, null));
        outcome.lostYears().forEach((year, reason) -> {
            addReason(reason, null);
            if (reason.equals("LATE_YEAR_FORFEITED")) {
                forfeited.add(year);
            }
        });
        return dues.stream().map(due -> new Due(due.component(), Conditioned.withoutYears(due.accrual(), outcome.lostYears().keySet())))
            .filter(due -> !due.accrual().amounts().isEmpty()).toList();
    }

    private static SortedSet<Integer> years(List<Due> dues) {
        SortedSet<Integer> years = new TreeSet<>();
        dues.forEach(due -> due.accrual().amounts().periods().forEach(period -> {
            for (int year = period.from().getYear(); year <= period.until().minusDays(1).getYear(); year++) {
                years.add(year);
            }
        }));
        return years;
    }

    private void addReason(String code, String clause) {
        reasons.putIfAbsent(code, new Reason(code, reason(code), clause));
    }

    private Text reason(String code) {
        Text own = programme.reasons().get(code);
        Text text = own != null ? own : book.reasons().getOrDefault(code, Reasons.standard().get(code));
        return text != null ? text : new Text(code, code);
    }

    private Assessment finish(Verdict verdict) {
        List<Question> questions = verdict != Verdict.OPEN ? List.of() : missing.stream()
            .map(fact -> new Question(fact, examination.catalogue().find(fact).map(attribute -> attribute.question()).orElse(new Text(fact, fact)))).toList();
        return new Assessment(programme.code(), examination.assessedOn(), verdict, segments, List.copyOf(findings), List.copyOf(reasons.values()),
            questions, examination.lookup().uses(), List.copyOf(trace), List.copyOf(forfeited), lastApplicationDay);
    }
}
