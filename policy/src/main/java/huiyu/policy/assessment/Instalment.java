package huiyu.policy.assessment;

import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One payment that is due: for which days, how much, from when it may be paid, who bears and who receives it. */
public record Instalment(
        String component, Cadence cadence, LocalDate from, LocalDate to, Money amount, int months, LocalDate payableFrom,
        List<Share> funders, List<Share> payees) {

    /** What each funder bears; the parts sum to the amount. */
    public Map<String, Money> byFunder() {
        return divide(funders);
    }

    /** What each payee receives; the parts sum to the amount. */
    public Map<String, Money> byPayee() {
        return divide(payees);
    }

    private Map<String, Money> divide(List<Share> shares) {
        List<Rate> rates = shares.stream().map(Share::share).toList();
        List<Money> parts = shares.isEmpty() ? List.of() : amount.split(rates);
        Map<String, Money> result = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            result.merge(shares.get(i).party(), parts.get(i), Money::plus);
        }
        return result;
    }
}
