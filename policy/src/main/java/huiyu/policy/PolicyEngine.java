package huiyu.policy;

import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;

/** The single entry point: preview, decision, monthly run, what-if and policy cases all ask here. */
public final class PolicyEngine {
    private PolicyEngine() {}

    /**
     * What a child is due under a programme.
     *
     * @throws huiyu.policy.problem.PolicyException if the facts are impossible (INVALID_DATE, INVALID_BIRTH_ORDER,
     *     BIRTH_DATE_AFTER_APPLICATION …), or a value that is needed does not exist (PARAMETER_ENDED …)
     */
    public static Assessment assess(PolicyBook book, AssessmentRequest request) {
        throw new UnsupportedOperationException("The engine lands with the next commits");
    }
}
