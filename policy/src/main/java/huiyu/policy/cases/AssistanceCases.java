package huiyu.policy.cases;

import huiyu.kernel.money.Money;
import huiyu.policy.assistance.BurdenWatch;
import huiyu.policy.assistance.FundCheck;
import huiyu.policy.assistance.IncomeTest;
import huiyu.policy.assistance.Reconciliation;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.pack.PackLibrary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions on assistance beside the bill: warnings, funds, income, and statements that should add up. */
final class AssistanceCases {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    private AssistanceCases() {}

    static Outcome monitoring(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        List<BurdenWatch.Burden> burdens = input.blocks("events").stream().map(AssistanceCases::burden).toList();
        LocalDate date = input.findDate("date").orElse(TODAY);
        input.close();
        input.errors().throwIfAny();
        policy.requireOverlaysUsed();
        List<Map<String, Object>> warnings = BurdenWatch.on(policy.book().parameters(), date).warnings(burdens).stream().map(warning -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("date", warning.day());
            map.put("cumulative", warning.cumulative().toString());
            map.put("threshold", warning.threshold().toString());
            map.put("person", warning.whose());
            return map;
        }).toList();
        return new Outcome().put("warnings", warnings).put("count", warnings.size());
    }

    private static BurdenWatch.Burden burden(Fields fields) {
        BurdenWatch.Burden burden = new BurdenWatch.Burden(fields.date("date"), fields.findText("person").orElse("patient"), fields.required("burden", Values::money));
        fields.close();
        return burden;
    }

    static Outcome advance(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        Money previous = input.required("previous_execution", Values::money);
        Money advance = input.required("advance", Values::money);
        LocalDate date = input.findDate("date").orElse(TODAY);
        input.close();
        input.errors().throwIfAny();
        policy.requireOverlaysUsed();
        FundCheck check = FundCheck.advance(policy.book().parameters(), date, previous, advance);
        return new Outcome().put("ratio_percent", check.percent().<Object>map(percent -> percent).orElse("none"))
            .put("passes", check.passes().<Object>map(passes -> passes).orElse("unknown")).put("route", check.passes().isEmpty() ? "manual_review" : "automatic");
    }

    static Outcome growth(Fields input, PackLibrary library) {
        new CaseBook(input, library);
        Money current = input.required("current", Values::money);
        BigDecimal percent = input.required("growth_percent", Values::decimal);
        input.close();
        input.errors().throwIfAny();
        return new Outcome().put("previous", FundCheck.previous(current, percent).toString());
    }

    static Outcome incomeTest(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        Money income = input.required("income_year", Values::money);
        Money cost = input.required("cost", Values::money);
        int members = input.required("members", Values::whole);
        String limit = input.findText("limit").orElse("statistics.minimum_wage");
        LocalDate date = input.findDate("date").orElse(TODAY);
        input.close();
        input.errors().throwIfAny();
        policy.requireOverlaysUsed();
        IncomeTest test = IncomeTest.of(policy.book().parameters(), limit, date, income, cost, members);
        return new Outcome().put("per_head_month", test.perHead().toString()).put("limit", test.limit().toString()).put("passes", test.passes());
    }

    static Outcome reconciliation(Fields input, PackLibrary library) {
        new CaseBook(input, library);
        Optional<Money> total = input.find("total", Values::money);
        Map<String, Fields> layers = input.named("layers");
        Map<String, Money> paid = new LinkedHashMap<>();
        Map<String, Money> implied = new LinkedHashMap<>();
        layers.forEach((layer, fields) -> {
            Money amount = fields.required("paid", Values::money);
            paid.put(layer, amount);
            fields.find("rate", Values::rate).ifPresent(rate -> implied.put(layer, Reconciliation.impliedBase(amount, rate)));
            fields.close();
        });
        Optional<Money> stated = input.find("stated", Values::money);
        input.close();
        input.errors().throwIfAny();
        Outcome outcome = new Outcome().put("implied_base", Outcome.Amounts.of(implied));
        if (total.isPresent() && stated.isPresent()) {
            Reconciliation one = Reconciliation.of(total.get(), List.copyOf(paid.values()), stated.get());
            outcome.put("reconciles", one.reconciles()).put("sum_of_layers", one.sum().toString()).put("difference", one.difference().toString())
                .put("patient_if_layers", one.patientByLayers().toString()).put("patient_if_stated", one.patientByStatement().toString());
        }
        return chain(outcome, paid, implied);
    }

    /** Each layer can rest only on what the one before it left of its own implied cost. */
    private static Outcome chain(Outcome outcome, Map<String, Money> paid, Map<String, Money> implied) {
        Money left = null;
        boolean consistent = true;
        Map<String, Money> remainders = new LinkedHashMap<>();
        for (Map.Entry<String, Money> layer : implied.entrySet()) {
            consistent &= left == null || layer.getValue().compareTo(left) <= 0;
            left = layer.getValue().minus(paid.get(layer.getKey()));
            remainders.put(layer.getKey(), left);
        }
        return outcome.put("remainder", Outcome.Amounts.of(remainders)).put("consistent", consistent);
    }
}
