package huiyu.policy.layer;

import huiyu.kernel.money.Money;
import huiyu.policy.assessment.Reason;
import huiyu.policy.definition.Text;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.setting.Versions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A layer that is data: the rules of the programmes that make it up, read once for each stretch of time. */
public final class DataLayer implements Layer {
    /** A programme's code and what it gives to the layer. */
    public record Source(String programme, LayerDefinition definition) {}

    /** A rule applied for one of the person's statuses (or for none). */
    private record Candidate(ReadyRule rule, Formula.Result result) {
        boolean paysMoreThan(Candidate other) {
            return other == null || result.paid().compareTo(other.result().paid()) > 0;
        }
    }

    private final String code;
    private final boolean byAdmission;
    private final boolean best;
    private final Versions<List<ReadyRule>> versions;
    private final Function<String, Text> reasons;

    /** @param reasons the wording of reason codes */
    public DataLayer(String code, List<Source> sources, ParameterBook book, Function<String, Text> reasons) {
        this.code = code;
        this.reasons = reasons;
        this.byAdmission = sources.stream().allMatch(source -> source.definition().rulesOf().equals("admission"));
        this.best = sources.stream().anyMatch(source -> source.definition().choose().equals("best"));
        List<String> keys = sources.stream().flatMap(source -> source.definition().references()).distinct().toList();
        this.versions = Versions.of(book, keys, day -> rules(sources, book, day));
    }

    private List<ReadyRule> rules(List<Source> sources, ParameterBook book, LocalDate day) {
        return sources.stream().flatMap(source -> source.definition().rules().stream()
            .map(rule -> new ReadyRule(code, source.programme(), source.definition(), rule, book, day))).toList();
    }

    @Override public String code() {
        return code;
    }

    @Override public LayerOutcome settle(LayerInput input) {
        List<ReadyRule> rules = versions.on(byAdmission ? input.bill().admitted() : input.bill().discharged());
        Candidate chosen = null;
        boolean statusMissing = false;
        for (ReadyRule rule : rules) {
            if (!rule.matches(input)) {
                continue;
            }
            List<String> statuses = rule.statuses(input);
            statusMissing |= statuses.isEmpty();
            for (String status : statuses) {
                Candidate candidate = new Candidate(rule, rule.formula().apply(input, status.isEmpty() ? null : status));
                chosen = candidate.paysMoreThan(chosen) ? candidate : chosen;
            }
            if (chosen != null && !best) {
                break;
            }
        }
        return chosen == null ? none(statusMissing ? "STATUS_NOT_HELD" : "NO_RULE_APPLIES") : outcome(chosen);
    }

    private LayerOutcome none(String reason) {
        return LayerOutcome.nothing(code, reason, reasons.apply(reason));
    }

    private LayerOutcome outcome(Candidate chosen) {
        Formula.Result result = chosen.result();
        LayerRule rule = chosen.rule().rule();
        List<Reason> because = result.reason() == null ? List.of() : List.of(new Reason(result.reason(), reasons.apply(result.reason()), rule.clause()));
        Money paid = result.paid();
        return new LayerOutcome(code, chosen.rule().programme(), rule.code(), rule.clause(), paid, result.calculation(), because,
            result.deltas().isEmpty() ? Map.of() : result.deltas(), chosen.rule().uses());
    }
}
