package huiyu.policy.assistance;

import huiyu.kernel.money.Money;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.setting.ParameterReads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Dynamic monitoring 动态监测: the burden of a person, or of a household, rolled over a year (or looked at stay by stay)
 * against a threshold. A warning is given once for each time the sum passes it.
 *
 * @param threshold a sum above it warns; the sum itself does not
 * @param per {@code year} or {@code stay}
 * @param of {@code person} or {@code household}
 */
public record BurdenWatch(Money threshold, String per, String of) {
    /** What somebody bore of one bill. @param person within the household */
    public record Burden(LocalDate day, String person, Money amount) {}

    /** @param whose the person, or the empty word for the household */
    public record Warning(LocalDate day, String whose, Money cumulative, Money threshold) {}

    /**
     * The place's rule on a day, from {@code assistance.monitoring.threshold}, {@code .per} and {@code .of}.
     *
     * @throws huiyu.policy.problem.PolicyException if they are not in force
     */
    public static BurdenWatch on(ParameterBook book, LocalDate day) {
        ParameterReads read = new ParameterReads(book, day);
        return new BurdenWatch(Values.money(read.get("assistance.monitoring.threshold"), "assistance.monitoring.threshold"),
            read.text("assistance.monitoring.per"), read.text("assistance.monitoring.of"));
    }

    /** @param burdens of one household, in any order */
    public List<Warning> warnings(List<Burden> burdens) {
        Map<String, Money> sums = new HashMap<>();
        List<Warning> warnings = new ArrayList<>();
        for (Burden burden : burdens.stream().sorted(Comparator.comparing(Burden::day)).toList()) {
            String whose = of.equals("household") ? "" : burden.person();
            String account = whose + "/" + burden.day().getYear();
            Money before = per.equals("year") ? sums.getOrDefault(account, Money.ZERO) : Money.ZERO;
            Money after = before.plus(burden.amount());
            sums.put(account, after);
            if (after.compareTo(threshold) > 0 && before.compareTo(threshold) <= 0) {
                warnings.add(new Warning(burden.day(), whose, after, threshold));
            }
        }
        return List.copyOf(warnings);
    }
}
