package huiyu.policy.layer;

import huiyu.kernel.money.Money;
import huiyu.policy.bill.Counter;
import java.util.Map;

/** A rule ready for use. */
interface Formula {
    /** @param reason code of why nothing is paid, or null */
    record Result(Money paid, Calculation calculation, String reason, Map<Counter, Long> deltas) {}

    /** @param status the status the rule is applied for, or null */
    Result apply(LayerInput input, String status);
}
