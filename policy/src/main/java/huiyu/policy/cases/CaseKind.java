package huiyu.policy.cases;

import huiyu.policy.definition.Fields;
import huiyu.policy.pack.PackLibrary;

/** One kind of question a case can ask. */
interface CaseKind {
    /**
     * Runs the production code and tells what came out.
     *
     * @throws huiyu.policy.problem.PolicyException if policy cannot answer; its code can be expected as {@code error}
     */
    Outcome run(Fields input, PackLibrary library);
}
