package huiyu.policy.cases;

import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.policy.assessment.PaidInstalment;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Payments already made, as a case writes them: each month of a run, a year, or a day. */
final class PaidRuns {
    private PaidRuns() {}

    static List<PaidInstalment> read(Fields fields) {
        Money amount = fields.required("amount", Values::money);
        String component = fields.findText("component").orElse(null);
        Optional<YearMonth> from = fields.findText("from").map(YearMonth::parse);
        Optional<YearMonth> to = fields.findText("to").map(YearMonth::parse);
        Optional<Integer> year = fields.findWhole("year");
        fields.close();
        fields.errors().throwIfAny();
        if (year.isPresent()) {
            return List.of(paid(component, Period.year(year.get()), amount));
        }
        YearMonth first = from.orElseThrow();
        YearMonth last = to.orElse(first);
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
            .map(month -> paid(component, Period.month(month), amount)).toList();
    }

    private static PaidInstalment paid(String component, Period period, Money amount) {
        return new PaidInstalment(component, period.from(), period.lastDay().orElseThrow(), amount);
    }
}
