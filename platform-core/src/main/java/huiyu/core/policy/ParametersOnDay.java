package huiyu.core.policy;

import huiyu.api.policy.model.Citation;
import huiyu.api.policy.model.Origin;
import huiyu.api.policy.model.ParameterInForce;
import huiyu.api.policy.model.PolicyProblem;
import huiyu.api.policy.model.Restriction;
import huiyu.api.policy.model.Text;
import huiyu.kernel.time.Period;
import huiyu.policy.parameter.Bounds;
import huiyu.policy.parameter.Bounds.Limit;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterValue;
import huiyu.policy.parameter.Scope;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.problem.PolicyException.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a policy's parameters say on a day, in the words of the API. */
record ParametersOnDay(AssembledPolicy policy, LocalDate day) {

    ParameterInForce inForce(Parameter parameter) {
        String key = parameter.key();
        ParameterInForce answer = new ParameterInForce()
                .key(key)
                .type(parameter.type().word())
                .name(text(parameter.name()))
                .doc(text(parameter.doc()))
                .unit(parameter.unit())
                .choices(parameter.choices())
                .min(limit(parameter, Bounds::min))
                .max(limit(parameter, Bounds::max))
                .locked(parameter.locks().stream().anyMatch(lock -> lock.valid().contains(day)))
                .locks(parameter.locks().stream().map(ParametersOnDay::restriction).toList())
                .bounds(parameter.bounds().stream().map(ParametersOnDay::bound).toList())
                ._void(policy.voidsOf(key).stream().map(ParametersOnDay::problem).toList());
        try {
            ParameterValue value = policy.parameters().getOn(key, day);
            Optional<PolicyLevel> origin = policy.originOf(key, day);
            answer.value(value(value, origin)).inherited(origin.filter(policy::isMadeAt).isEmpty());
        } catch (PolicyException none) {
            answer.missing(problem(none.problems().getFirst()));
        }
        return answer;
    }

    /** The limits in force here on the day. */
    private String limit(Parameter parameter, Function<Bounds, Optional<Limit>> side) {
        String limits = parameter.bounds().stream()
                .filter(bounds -> bounds.scope().addresses(policy.place().kind()) && bounds.scope().valid().contains(day))
                .flatMap(bounds -> side.apply(bounds).stream())
                .map(Limit::toString)
                .collect(Collectors.joining("; "));
        return limits.isEmpty() ? null : limits;
    }

    private static Restriction bound(Bounds bounds) {
        return restriction(bounds.scope())
                .min(bounds.min().map(Limit::toString).orElse(null))
                .max(bounds.max().map(Limit::toString).orElse(null));
    }

    private static Restriction restriction(Scope scope) {
        return new Restriction()
                .levels(scope.levels().stream().sorted().map(level -> level.name().toLowerCase(Locale.ROOT)).toList())
                .validFrom(scope.valid().startsOpen() ? null : scope.valid().from())
                .validTo(scope.valid().lastDay().orElse(null))
                .citations(citations(scope.citations()))
                .clause(scope.clause())
                .quote(scope.quote());
    }

    private static List<Citation> citations(List<huiyu.policy.parameter.Citation> citations) {
        return citations.stream()
                .map(it -> new Citation().source(it.source()).title(it.title()).url(it.url()))
                .toList();
    }

    private static huiyu.api.policy.model.ParameterValue value(ParameterValue value, Optional<PolicyLevel> origin) {
        Period valid = value.valid();
        return new huiyu.api.policy.model.ParameterValue()
                .value(value.raw())
                .validFrom(valid.startsOpen() ? null : valid.from())
                .validTo(valid.lastDay().orElse(null))
                .origin(origin.map(ParametersOnDay::origin).orElse(null))
                .basis(value.basis().name().toLowerCase(Locale.ROOT))
                .citations(citations(value.citations()))
                .clause(value.clause())
                .quote(value.quote());
    }

    static Origin origin(PolicyLevel level) {
        return new Origin()
                .divisionCode(level.divisionCode())
                .nameZh(level.nameZh())
                .nameEn(level.nameEn())
                .orgUnitId(level.orgUnitId().orElse(null));
    }

    private static Text text(huiyu.policy.definition.Text text) {
        return new Text().zh(text.zh()).en(text.en());
    }

    static PolicyProblem problem(Problem problem) {
        return new PolicyProblem()
                .code(problem.code())
                .subject(problem.subject())
                .zh(problem.zh())
                .en(problem.en());
    }
}
