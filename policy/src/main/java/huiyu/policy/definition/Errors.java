package huiyu.policy.definition;

import huiyu.policy.problem.PolicyException;
import huiyu.policy.problem.PolicyException.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a definition, so that its author sees all of it at once. */
public final class Errors {
    private final List<Problem> problems = new ArrayList<>();

    public void add(String code, String path, String zh, String en) {
        problems.add(new Problem(code, path, zh, en));
    }

    public void add(PolicyException exception, String path) {
        exception.problems().forEach(problem -> add(problem.code(), path, problem.zh(), problem.en()));
    }

    public List<Problem> list() {
        return List.copyOf(problems);
    }

    /** @throws PolicyException with everything collected */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
    }
}
