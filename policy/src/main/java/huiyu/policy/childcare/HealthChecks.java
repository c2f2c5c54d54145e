package huiyu.policy.childcare;

import huiyu.policy.definition.Values;
import huiyu.policy.parameter.ParameterBook;
import java.time.LocalDate;

/** When a child must be examined again before it comes back. */
public final class HealthChecks {
    static final String ABSENCE = "childcare.health.recheck_after_months";

    private HealthChecks() {}

    /** @param left the day it left */
    public static boolean mustRecheck(ParameterBook parameters, LocalDate left, LocalDate returned) {
        int months = Values.whole(parameters.getOn(ABSENCE, returned).raw(), ABSENCE);
        return !returned.isBefore(left.plusMonths(months));
    }
}
