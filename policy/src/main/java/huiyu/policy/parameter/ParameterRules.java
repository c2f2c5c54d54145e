package huiyu.policy.parameter;

import huiyu.kernel.identifier.DivisionCode.Level;
import huiyu.kernel.time.Period;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.definition.Errors;
import java.util.List;
import java.util.stream.Stream;

/** What every set of values of a parameter must satisfy, whether from a pack, a proposal or a case's overlay. */
public final class ParameterRules {
    private ParameterRules() {}

    /**
     * @param upper the book of the levels above
     * @param whole the book with the new values in place, against which bounds are read
     * @param setter the level that sets them, null for a what-if: then only what addresses everyone binds
     * @throws PolicyException with every problem found: LOCKED, OVERLAPPING_VERSIONS, NEGATIVE_AMOUNT, INVALID_CHOICE,
     *     OUT_OF_BOUNDS, TYPE_CHANGED and the errors of the type
     */
    static void check(ParameterBook upper, ParameterBook whole, Parameter parameter, Level setter) {
        Errors errors = new Errors();
        upper.find(parameter.key()).ifPresent(above -> checkAgainst(above, parameter, setter, errors));
        checkVersions(parameter, errors);
        for (ParameterValue value : parameter.values()) {
            attempt(errors, parameter.key(), () -> checkValue(parameter, value, whole, setter));
        }
        errors.throwIfAny();
    }

    private static void checkAgainst(Parameter above, Parameter parameter, Level setter, Errors errors) {
        above.locks().stream().filter(lock -> lock.addresses(setter) && !lock.without(parameter.values()).equals(parameter.values()))
            .findFirst().ifPresent(lock -> errors.add("LOCKED", parameter.key(), "上级已锁定此参数，本级不得自行制定：" + lock.source(),
                "locked by " + above.level() + "; this level may not set it: " + lock.source()));
        if (above.type() != parameter.type()) {
            errors.add("TYPE_CHANGED", parameter.key(), "类型与上级不一致", "the type differs from the level above: " + above.type().word());
        }
    }

    private static void checkVersions(Parameter parameter, Errors errors) {
        List<Period> periods = parameter.values().stream().map(ParameterValue::valid).sorted().toList();
        for (int i = 1; i < periods.size(); i++) {
            if (periods.get(i - 1).overlaps(periods.get(i))) {
                errors.add("OVERLAPPING_VERSIONS", parameter.key(), "有效期重叠：" + periods.get(i - 1) + " 与 " + periods.get(i),
                    "two values hold at once: " + periods.get(i - 1) + " and " + periods.get(i));
            }
        }
    }

    private static void checkValue(Parameter parameter, ParameterValue value, ParameterBook whole, Level setter) {
        parameter.type().check(value.raw(), parameter.key());
        if (parameter.type() == ParameterType.CHOICE && !parameter.choices().contains(String.valueOf(value.raw()))) {
            String words = String.join(", ", parameter.choices());
            throw new PolicyException("INVALID_CHOICE", parameter.key(), "应为其中之一：" + words, "must be one of " + words + ", not " + value.raw());
        }
        parameter.bounds().stream().filter(bounds -> bounds.scope().addresses(setter)).forEach(bounds -> bounds.check(value, parameter.key(), whole));
    }

    /** What is left of a level's values once those that a lock or a bound rules out are cut away, each for its time only. */
    static List<ParameterValue> allowed(ParameterBook upper, ParameterBook whole, Parameter parameter, Level setter) {
        List<ParameterValue> left = parameter.values();
        for (Scope lock : upper.find(parameter.key()).map(Parameter::locks).orElse(List.of())) {
            left = lock.addresses(setter) ? lock.without(left) : left;
        }
        for (Bounds bounds : parameter.bounds()) {
            left = left.stream().flatMap(value -> breaks(bounds, value, parameter.key(), whole, setter)
                ? bounds.scope().without(List.of(value)).stream() : Stream.of(value)).toList();
        }
        return left;
    }

    private static boolean breaks(Bounds bounds, ParameterValue value, String key, ParameterBook whole, Level setter) {
        Errors errors = new Errors();
        if (bounds.scope().addresses(setter)) {
            attempt(errors, key, () -> bounds.check(value, key, whole));
        }
        return !errors.list().isEmpty();
    }

    private static void attempt(Errors errors, String key, Runnable check) {
        try {
            check.run();
        } catch (PolicyException broken) {
            broken.problems().forEach(problem -> errors.add(problem.code(), problem.subject(), problem.zh(), problem.en()));
        }
    }
}
