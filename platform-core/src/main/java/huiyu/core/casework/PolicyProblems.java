package huiyu.core.casework;

import huiyu.core.web.ProblemException;
import huiyu.policy.problem.PolicyException;
import java.util.Map;

/** What policy refuses to answer, told to a caller: 422 with the code and the name of what is wrong. */
final class PolicyProblems {

    private PolicyProblems() {}

    static ProblemException of(PolicyException refusal) {
        PolicyException.Problem problem = refusal.problems().getFirst();
        return ProblemException.invalid("policy-cannot-answer", Map.of(
                "code", problem.code(), "subject", problem.subject(), "zh", problem.zh(), "en", problem.en()));
    }
}
