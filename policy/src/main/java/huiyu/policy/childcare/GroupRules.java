package huiyu.policy.childcare;

import huiyu.policy.definition.Values;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** How many children a group may have and how many carers it needs. */
public final class GroupRules {
    static final String MAX_SIZE = "childcare.class.max_size";
    static final String RATIO = "childcare.staff_ratio.max_children_per_carer";

    private GroupRules() {}

    /** @param requiredCarers empty where no ratio is prescribed: it must come from the tenant */
    public record Limits(int maxChildren, Optional<Integer> requiredCarers) {
        public boolean holdsSize(int children) {
            return children <= maxChildren;
        }

        /** Whether the carers suffice; empty where no ratio is prescribed. */
        public Optional<Boolean> holdsRatio(int carers) {
            return requiredCarers.map(required -> carers >= required);
        }
    }

    /**
     * @param group such as {@code toddler_12_24m}
     * @param children at least 0
     * @throws PolicyException INVALID_CHOICE for a group no limit is known of, NEGATIVE_QUANTITY
     */
    public static Limits limits(ParameterBook parameters, String group, int children, LocalDate on) {
        if (children < 0) {
            throw new PolicyException("NEGATIVE_QUANTITY", "children", "人数不得为负", "the number of children must not be negative");
        }
        Map<String, Object> sizes = Values.map(parameters.getOn(MAX_SIZE, on).raw(), MAX_SIZE);
        if (!sizes.containsKey(group)) {
            throw new PolicyException("INVALID_CHOICE", "group", "应为其中之一：" + sizes.keySet(), "must be one of " + sizes.keySet() + ", not " + group);
        }
        Object perCarer = Values.map(parameters.getOn(RATIO, on).raw(), RATIO).get(group);
        return new Limits(Values.whole(sizes.get(group), MAX_SIZE),
            Optional.ofNullable(perCarer).map(ratio -> Math.ceilDiv(children, Values.whole(ratio, RATIO))));
    }
}
