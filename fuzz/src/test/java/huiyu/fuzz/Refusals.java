package huiyu.fuzz;

import huiyu.core.web.ProblemException;
import huiyu.policy.problem.PolicyException;

/** What a parser of foreign input may answer with, beside a value: a problem that names a code. Everything else is a finding. */
public final class Refusals {

    private Refusals() {}

    /** @return whether the input was accepted */
    public static boolean accepts(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (ProblemException refused) {
            require(!refused.code().isBlank() && refused.status() >= 400 && refused.status() < 500, refused);
            return false;
        } catch (PolicyException refused) {
            require(!refused.problems().isEmpty(), refused);
            return false;
        }
    }

    private static void require(boolean worded, RuntimeException refused) {
        if (!worded) {
            throw new IllegalStateException("a refusal without a code", refused);
        }
    }
}
