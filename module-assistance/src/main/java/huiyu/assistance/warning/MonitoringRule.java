package huiyu.assistance.warning;

import huiyu.core.settlement.SettledBill;
import huiyu.kernel.money.Money;
import huiyu.policy.PolicyBook;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The tenant's threshold of own cost: parameters {@code assistance.monitoring.threshold} (yuan), {@code
 * assistance.monitoring.per} ({@code stay} or {@code year}, the default), {@code assistance.monitoring.of} ({@code person}, the
 * default, or {@code household}: whoever lives together on the day). Own cost is what is left for the patient of the
 * cost in scope. What reaches the threshold exactly does not exceed it.
 */
record MonitoringRule(Money threshold, String basis, String of) {

    static final String THRESHOLD = "assistance.monitoring.threshold";
    static final String BASIS = "assistance.monitoring.per";
    static final String WHOSE = "assistance.monitoring.of";

    /** Empty where the tenant monitors nobody. */
    static Optional<MonitoringRule> find(PolicyBook book, LocalDate day) {
        ParameterBook parameters = book.parameters();
        return value(parameters, THRESHOLD, day).map(threshold -> new MonitoringRule(
                Money.ofYuan(threshold), value(parameters, BASIS, day).orElse("year"),
                value(parameters, WHOSE, day).orElse("person")));
    }

    /** Whether the tenant monitors on any day. */
    static boolean isEver(PolicyBook book) {
        return book.parameters().find(THRESHOLD).filter(parameter -> !parameter.values().isEmpty()).isPresent();
    }

    private static Optional<String> value(ParameterBook parameters, String key, LocalDate day) {
        return parameters.find(key).map(Parameter::values).orElse(List.of()).stream()
                .filter(value -> value.valid().contains(day))
                .map(ParameterValue::raw)
                .map(String::valueOf)
                .findFirst();
    }

    static Money ownCost(List<SettledBill> bills) {
        return Money.sum(bills.stream().map(SettledBill::patientInScope).toList());
    }
}
