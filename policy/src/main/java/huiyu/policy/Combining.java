package huiyu.policy;

import huiyu.kernel.money.Money;
import huiyu.kernel.trace.TraceStep;
import huiyu.policy.PolicyEngine.Detail;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Instalment;
import huiyu.policy.assessment.Reason;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.combine.Combination;
import huiyu.policy.combine.Netting;
import huiyu.policy.definition.Text;
import huiyu.policy.examination.Examination;
import huiyu.policy.programme.Programme;
import huiyu.policy.setting.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Sets a programme against the one it combines with, and against those that combine with it. What the other would pay is
 * what it owes by itself: whoever forfeits one by not applying does not thereby gain in the other.
 */
final class Combining {
    private final PolicyBook book;
    private final Plan plan;
    private final Programme programme;
    private final Examination examination;

    Combining(PolicyBook book, Plan plan, Examination examination) {
        this.book = book;
        this.plan = plan;
        this.programme = plan.programme();
        this.examination = examination;
    }

    List<EntitlementSegment> combine(List<EntitlementSegment> segments, Map<String, Reason> reasons, Set<String> missing,
            Function<String, Text> wording, List<TraceStep> trace) {
        List<EntitlementSegment> result = segments;
        for (Programme partner : plan.partners()) {
            if (result.isEmpty()) {
                return result;
            }
            boolean mine = programme.combinesWith().filter(partner.code()::equals).isPresent();
            Settings settings = examination.settings((mine ? programme : partner).combine().orElseThrow());
            Combination mode = Combination.of(settings.choice("mode"));
            if (mode == Combination.STACK || !mine && mode != Combination.HIGHER_OF && mode != Combination.ELECTED) {
                continue;
            }
            if (taking(result, settings, mine).isEmpty()) {
                continue;
            }
            Assessment other = PolicyEngine.alone(book, examination.request().forProgramme(partner.code()), examination.isExplaining() ? Detail.EXPLAINED : Detail.FIGURES);
            if (other.verdict() == Verdict.OPEN) {
                other.questions().forEach(question -> missing.add(question.fact()));
                continue;
            }
            List<EntitlementSegment> left = mode == Combination.ELECTED
                ? elected(result, other, missing) : net(result, other.instalments(), settings, mode, mine);
            if (!left.equals(result)) {
                String code = mode == Combination.ELECTED ? "OTHER_PROGRAMME_ELECTED" : "OTHER_PROGRAMME_PAYS";
                reasons.putIfAbsent(code, new Reason(code, wording.apply(code), null));
            }
            if (examination.isExplaining()) {
                trace.add(new TraceStep("combine " + mode + " with " + partner.code(), null, Map.of("other", other.totalByYear().toString()), left.toString()));
            }
            result = left;
        }
        return result;
    }

    /** The segments that take part: of this programme's own combination, those of the components it names. */
    private static List<EntitlementSegment> taking(List<EntitlementSegment> segments, Settings settings, boolean mine) {
        List<String> only = mine ? settings.texts("components") : List.of();
        return segments.stream().filter(segment -> only.isEmpty() || only.contains(segment.component())).toList();
    }

    private static List<EntitlementSegment> net(List<EntitlementSegment> segments, List<Instalment> other, Settings settings, Combination mode, boolean mine) {
        List<EntitlementSegment> taking = taking(segments, settings, mine);
        BinaryOperator<Money> remaining = mine ? mode::own : (own, partner) -> mode.other(partner, own);
        List<EntitlementSegment> result = new ArrayList<>(segments.stream().filter(segment -> !taking.contains(segment)).toList());
        result.addAll(new Netting(Netting.Per.of(settings.choice("per")), Netting.Spread.of(settings.choice("spread"))).reduce(taking, other, remaining));
        result.sort(Comparator.comparing(EntitlementSegment::from));
        return List.copyOf(result);
    }

    private List<EntitlementSegment> elected(List<EntitlementSegment> segments, Assessment other, Set<String> missing) {
        if (other.segments().isEmpty()) {
            return segments;
        }
        Optional<String> choice = examination.findText("family.election");
        if (choice.isEmpty()) {
            missing.add("family.election");
            return segments;
        }
        return choice.get().equals(programme.code()) ? segments : List.of();
    }
}
