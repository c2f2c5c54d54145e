package huiyu.policy.leave;

import huiyu.policy.definition.Values;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.List;

/** The documents a step may ask for: those on the tenant's item list, and none besides 事项清单之外不得要求材料. */
public final class Materials {
    private Materials() {}

    /**
     * @param list key of the parameter that lists the documents, such as {@code maternity.materials}
     * @throws PolicyException MATERIAL_NOT_ON_ITEM_LIST naming each document outside it; FORBIDDEN_FACT for what no list may
     *     hold; PARAMETER_UNKNOWN or another if there is no list
     */
    public static void check(ParameterBook book, String list, LocalDate day, List<String> requested) {
        List<String> allowed = Values.list(book.getOn(list, day).raw(), item -> Values.text(item, list));
        allowed.forEach(FactCatalogue::requireAllowed);
        List<PolicyException.Problem> problems = requested.stream().filter(document -> !allowed.contains(document)).map(document ->
            new PolicyException.Problem("MATERIAL_NOT_ON_ITEM_LIST", document, "事项清单之外的材料，不得要求提供", "not on the item list; it must not be asked for")).toList();
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
    }
}
