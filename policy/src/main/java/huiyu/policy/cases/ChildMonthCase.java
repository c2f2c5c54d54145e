package huiyu.policy.cases;

import huiyu.kernel.money.Money;
import huiyu.policy.PolicyEngine;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.Reason;
import huiyu.policy.childcare.ChildMonths;
import huiyu.policy.childcare.ChildMonths.Attendance;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.fact.Facts;
import huiyu.policy.pack.PackLibrary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What does one child's month bring the institutions it attended? The share of the month by the rules of attendance, and
 * the amount by the programme, which measures {@code institution.quantity.child_months}.
 */
final class ChildMonthCase implements CaseKind {
    @Override public Outcome run(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        YearMonth month = input.required("month", (raw, where) -> YearMonth.from(Values.date(Values.text(raw, where) + "-01", where)));
        Optional<LocalDate> birth = input.findDate("birth_date");
        Optional<Integer> given = input.findWhole("working_days");
        List<Attendance> attendances = attendances(input);
        Map<String, Object> facts = input.find("facts", Values::map).orElse(Map.of());
        List<String> asked = input.texts("assess");
        input.close();
        input.errors().throwIfAny();
        int workingDays = given.orElseGet(() -> policy.book().calendar().countWorkingDays(month.atDay(1).minusDays(1), month.atEndOfMonth()));
        ChildMonths.Result result = new ChildMonths(policy.book().parameters(), month).judge(birth, workingDays, attendances);

        Map<String, Object> amounts = new LinkedHashMap<>();
        List<String> reasons = new ArrayList<>(result.reasons().values());
        Money total = Money.ZERO;
        for (Map.Entry<String, BigDecimal> share : result.units().entrySet()) {
            Money amount = Money.ZERO;
            for (String programme : asked.isEmpty() ? policy.defaultProgrammes("institution") : asked) {
                Assessment assessment = PolicyEngine.assess(policy.book(),
                    AssessmentRequest.of(programme, month.atEndOfMonth(), with(facts, month, share.getValue())));
                amount = amount.plus(assessment.total());
                assessment.reasons().stream().map(Reason::code).forEach(reasons::add);
            }
            amounts.put(share.getKey(), amount.toString());
            total = total.plus(amount);
        }
        return new Outcome().put("required", result.required()).put("units", result.units()).put("amounts", amounts).put("total", total.toString())
            .put("warnings", result.warnings()).put("reason", new Outcome.AnyOf(reasons));
    }

    private static Facts with(Map<String, Object> facts, YearMonth month, BigDecimal units) {
        Map<String, Object> counted = Map.of("value", units, "from", month.atDay(1).toString(), "to", month.atEndOfMonth().toString());
        return Facts.of(facts).with(Map.of("institution", Map.of("quantity", Map.of("child_months", List.of(counted)))));
    }

    /** Days by institution, in the order in which the child went there; a number alone is for one institution. */
    private static List<Attendance> attendances(Fields input) {
        Object raw = input.required("attended", (value, where) -> value);
        if (!(raw instanceof Map<?, ?> map)) {
            return raw == null ? List.of() : List.of(new Attendance("institution", Values.whole(raw, "attended")));
        }
        return map.entrySet().stream().map(entry -> new Attendance(String.valueOf(entry.getKey()), Values.whole(entry.getValue(), "attended"))).toList();
    }
}
