package huiyu.policy.leave;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The days of one maternity leave. Leave and allowance are two things: the fund pays for {@link #paidByFund}, the
 * employer goes on paying wages for the rest.
 *
 * @param base of every birth
 * @param difficult added for a difficult birth
 * @param multiple added once for each child after the first
 * @param reward added by the province
 * @param miscarriage instead of all these, after a miscarriage
 * @param rewardByFund whether the fund pays the added days
 */
public record MaternityDays(int base, int difficult, int multiple, int reward, int miscarriage, boolean rewardByFund) {
    public static MaternityDays ofMiscarriage(int days) {
        return new MaternityDays(0, 0, 0, 0, days, true);
    }

    public int leave() {
        return base + difficult + multiple + reward + miscarriage;
    }

    public int paidByFund() {
        return leave() - paidByEmployer();
    }

    public int paidByEmployer() {
        return rewardByFund ? 0 : reward;
    }

    /** For the trace; what is zero is left out. */
    public Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        put(inputs, "base_days", base);
        put(inputs, "difficult_birth_days", difficult);
        put(inputs, "multiple_birth_days", multiple);
        put(inputs, "reward_days", reward);
        put(inputs, "miscarriage_days", miscarriage);
        put(inputs, "leave_days", leave());
        put(inputs, "paid_by_fund_days", paidByFund());
        put(inputs, "paid_by_employer_days", paidByEmployer());
        return inputs;
    }

    private static void put(Map<String, String> inputs, String name, int days) {
        if (days != 0) {
            inputs.put(name, String.valueOf(days));
        }
    }
}
