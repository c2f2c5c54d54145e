package huiyu.policy.parameter;

import huiyu.kernel.time.Period;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.definition.Errors;
import java.time.LocalDate;
import java.util.List;

/** What every set of values of a parameter must satisfy, whether from a pack, a proposal or a case's overlay. */
public final class ParameterRules {
    private ParameterRules() {}

    /**
     * @param upper the book of the levels above
     * @param whole the book with the new values in place, against which bounds are read
     * @throws PolicyException with every problem found: LOCKED, OVERLAPPING_VERSIONS, NEGATIVE_AMOUNT, INVALID_CHOICE,
     *     OUT_OF_BOUNDS, TYPE_CHANGED and the errors of the type
     */
    public static void check(ParameterBook upper, ParameterBook whole, Parameter parameter) {
        Errors errors = new Errors();
        upper.find(parameter.key()).ifPresent(above -> checkAgainst(above, parameter, errors));
        checkVersions(parameter, errors);
        for (ParameterValue value : parameter.values()) {
            attempt(errors, parameter.key(), () -> checkValue(parameter, value, whole));
        }
        errors.throwIfAny();
    }

    private static void checkAgainst(Parameter above, Parameter parameter, Errors errors) {
        if (above.locked() && !parameter.values().isEmpty()) {
            errors.add("LOCKED", parameter.key(), "上级已锁定此参数，下级不得自行制定", "locked by " + above.level() + "; a lower level may not set it");
        }
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

    private static void checkValue(Parameter parameter, ParameterValue value, ParameterBook whole) {
        parameter.type().check(value.raw(), parameter.key());
        if (parameter.type() == ParameterType.CHOICE && !parameter.choices().contains(String.valueOf(value.raw()))) {
            String words = String.join(", ", parameter.choices());
            throw new PolicyException("INVALID_CHOICE", parameter.key(), "应为其中之一：" + words, "must be one of " + words + ", not " + value.raw());
        }
        LocalDate from = value.valid().startsOpen() ? LocalDate.EPOCH : value.valid().from();
        parameter.bounds().check(value.raw(), parameter.key(), whole, from);
    }

    private static void attempt(Errors errors, String key, Runnable check) {
        try {
            check.run();
        } catch (PolicyException broken) {
            broken.problems().forEach(problem -> errors.add(problem.code(), problem.subject(), problem.zh(), problem.en()));
        }
    }
}
