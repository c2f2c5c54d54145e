package huiyu.policy.condition;

import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a condition came out over time (without gaps), which facts were missing, and what it looked at.
 *
 * @param reason overrides the reason code of the condition for this case, or null
 * @param tested false if there is nothing to test yet, as an applicant who is not named
 */
public record Judgement(Timeline<Truth> truth, Set<String> missing, Map<String, String> inputs, String reason, boolean tested) {
    public static Judgement of(Truth truth, Map<String, String> inputs) {
        return new Judgement(Timeline.of(Period.ALWAYS, truth), Set.of(), inputs, null, true);
    }

    public static Judgement of(Timeline<Truth> truth, Map<String, String> inputs) {
        return new Judgement(truth.compress(), Set.of(), inputs, null, true);
    }

    public static Judgement unknown(String... facts) {
        Map<String, String> inputs = Set.of(facts).stream().sorted().collect(Collectors.toMap(fact -> fact, fact -> "?", (a, b) -> a, LinkedHashMap::new));
        return new Judgement(Timeline.of(Period.ALWAYS, Truth.UNKNOWN), Set.of(facts), inputs, null, true);
    }

    /** There is nothing to test yet, and nothing to ask a person either. */
    public static Judgement untested(Map<String, String> inputs) {
        return new Judgement(Timeline.of(Period.ALWAYS, Truth.MET), Set.of(), inputs, null, false);
    }

    public Judgement because(String code) {
        return new Judgement(truth, missing, inputs, code, tested);
    }

    public Judgement and(Judgement other) {
        return combine(other, truth.innerCombine(other.truth, Truth::and));
    }

    public Judgement or(Judgement other) {
        return combine(other, truth.innerCombine(other.truth, Truth::or));
    }

    public Judgement negated() {
        return new Judgement(truth.map(Truth::negated), missing, inputs, null, true);
    }

    private Judgement combine(Judgement other, Timeline<Truth> combined) {
        Timeline<Truth> line = combined.compress();
        boolean open = line.entries().stream().anyMatch(entry -> entry.value() == Truth.UNKNOWN);
        Set<String> facts = new LinkedHashSet<>(open ? missing : Set.of());
        facts.addAll(open ? other.missing : Set.of());
        Map<String, String> all = new LinkedHashMap<>(inputs);
        all.putAll(other.inputs);
        String why = line.filter(truth -> truth == Truth.NOT_MET).isEmpty() ? null : reason == null ? other.reason : reason;
        return new Judgement(line, facts, all, why, tested || other.tested);
    }

    public boolean is(Truth value) {
        return truth.entries().stream().allMatch(entry -> entry.value() == value);
    }
}
