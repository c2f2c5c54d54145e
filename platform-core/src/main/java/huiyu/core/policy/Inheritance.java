package huiyu.core.policy;

import huiyu.kernel.identifier.DivisionCode.Level;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.problem.PolicyException.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A level's parameters laid over those above. What breaks a rule of theirs is left out and told, so that one value that
 * has become void does not take the rest of a city's policy with it. A lock or a bound takes away only its own time:
 * what held before it goes on having held.
 *
 * @param own those that count
 */
record Inheritance(ParameterBook book, List<Parameter> own, List<Problem> problems) {

    static Inheritance of(ParameterBook upper, List<Parameter> parameters, Level level) {
        List<Problem> problems = new ArrayList<>();
        List<Parameter> own = parameters;
        while (true) {
            try {
                return new Inheritance(upper.inherit(own, level), own, problems);
            } catch (PolicyException broken) {
                problems.addAll(broken.problems());
                own = without(upper, own, level, broken);
            }
        }
    }

    /** First what is ruled out goes, then all values of a broken parameter, and if it is broken still, all of it. */
    private static List<Parameter> without(
            ParameterBook upper, List<Parameter> parameters, Level level, PolicyException broken) {
        List<Parameter> left = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (broken.problems().stream().noneMatch(problem -> isAbout(parameter.key(), problem))) {
                left.add(parameter);
            } else if (!parameter.values().isEmpty()) {
                Parameter allowed = upper.allowed(parameter, level);
                left.add(allowed.equals(parameter) ? parameter.withValues(parameter.level(), List.of()) : allowed);
            }
        }
        if (left.equals(parameters)) {
            throw broken;
        }
        return left;
    }

    static boolean isAbout(String key, Problem problem) {
        return problem.subject().equals(key) || problem.subject().startsWith(key + ".");
    }
}
