package huiyu.core.policy;

import huiyu.core.web.ProblemException;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.problem.PolicyException.Problem;
import java.util.Locale;
import java.util.Map;

/** The engine's problems in the words of the web: code {@code OUT_OF_BOUNDS} is the rule {@code out-of-bounds}. */
public final class EngineProblems {

    private EngineProblems() {}

    static String rule(Problem problem) {
        return problem.code().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** 422 with a field for each: a fact's key, a parameter's, or a path. */
    public static ProblemException refusal(PolicyException cause) {
        ProblemException refusal = ProblemException.invalid("invalid-request", Map.of());
        cause.problems().forEach(problem -> refusal.withField(
                problem.subject(), rule(problem), Map.of("zh", problem.zh(), "en", problem.en())));
        return refusal;
    }
}
