package huiyu.policy.condition;

import huiyu.kernel.time.Timeline;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Inputs;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How a condition came out over time (without gaps), which facts were missing, and what it looked at.
 *
 * @param reason overrides the reason code of the condition for this case, or null
 * @param tested false if there is nothing to test yet, as an applicant who is not named
 */
public record Judgement(Timeline<Truth> truth, Set<String> missing, Inputs inputs, String reason, boolean tested) {
    public static Judgement of(Truth truth, Inputs inputs) {
        return new Judgement(truth.always(), Set.of(), inputs, null, true);
    }

    public static Judgement of(Timeline<Truth> truth, Inputs inputs) {
        return new Judgement(truth.compress(), Set.of(), inputs, null, true);
    }

    public static Judgement unknown(String fact, Examination examination) {
        return new Judgement(Truth.UNKNOWN.always(), Set.of(fact), examination.inputs().put(fact, "?"), null, true);
    }

    /** There is nothing to test yet, and nothing to ask a person either. */
    public static Judgement untested(Inputs inputs) {
        return new Judgement(Truth.MET.always(), Set.of(), inputs, null, false);
    }

    public Judgement because(String code) {
        return new Judgement(truth, missing, inputs, code, tested);
    }

    public Judgement and(Judgement other) {
        return combine(other, Truth.and(truth, other.truth));
    }

    public Judgement or(Judgement other) {
        return combine(other, truth.innerCombine(other.truth, Truth::or).compress());
    }

    public Judgement negated() {
        return new Judgement(truth.map(Truth::negated), missing, inputs, null, true);
    }

    private Judgement combine(Judgement other, Timeline<Truth> line) {
        String why = !has(line, Truth.NOT_MET) ? null : reason == null ? other.reason : reason;
        return new Judgement(line, has(line, Truth.UNKNOWN) ? union(missing, other.missing) : Set.of(), inputs.and(other.inputs), why, tested || other.tested);
    }

    static boolean has(Timeline<Truth> line, Truth value) {
        for (Timeline.Entry<Truth> entry : line.entries()) {
            if (entry.value() == value) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    public boolean is(Truth value) {
        for (Timeline.Entry<Truth> entry : truth.entries()) {
            if (entry.value() != value) {
                return false;
            }
        }
        return true;
    }
}
