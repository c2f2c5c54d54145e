package huiyu.core.policy;

import huiyu.api.policy.model.Citation;
import huiyu.api.policy.model.Origin;
import huiyu.api.policy.model.ParameterInForce;
import huiyu.api.policy.model.PolicyProblem;
import huiyu.api.policy.model.Text;
import huiyu.kernel.time.Period;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterValue;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.problem.PolicyException.Problem;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

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
                .min(parameter.bounds().min().map(Object::toString).orElse(null))
                .max(parameter.bounds().max().map(Object::toString).orElse(null))
                .locked(parameter.locked())
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

    private static huiyu.api.policy.model.ParameterValue value(ParameterValue value, Optional<PolicyLevel> origin) {
        Period valid = value.valid();
        return new huiyu.api.policy.model.ParameterValue()
                .value(value.raw())
                .validFrom(valid.startsOpen() ? null : valid.from())
                .validTo(valid.lastDay().orElse(null))
                .origin(origin.map(ParametersOnDay::origin).orElse(null))
                .basis(value.basis().name().toLowerCase(Locale.ROOT))
                .citations(value.citations().stream()
                        .map(it -> new Citation().source(it.source()).title(it.title()).url(it.url()))
                        .toList())
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
