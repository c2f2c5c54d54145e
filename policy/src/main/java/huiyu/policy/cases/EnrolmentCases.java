package huiyu.policy.cases;

import huiyu.kernel.money.Money;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.enrolment.Contribution;
import huiyu.policy.enrolment.CoverStart;
import huiyu.policy.enrolment.Enrolment;
import huiyu.policy.enrolment.EnrolmentRequest;
import huiyu.policy.pack.PackLibrary;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** From which day does a contribution cover, and does it keep to the floors? */
final class EnrolmentCases {
    private EnrolmentCases() {}

    static Outcome enrolment(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        LocalDate paid = input.date("paid");
        LocalDate birth = input.findDate("birth").orElse(null);
        EnrolmentRequest request = new EnrolmentRequest(paid, input.findWhole("insured_year").orElse(paid == null ? 0 : paid.getYear()), birth,
            input.findDate("household_registered").orElse(null),
            input.find("missed_years", (raw, where) -> Values.list(raw, item -> Values.whole(item, where))).orElse(List.of()),
            input.findWhole("repaired_years").orElse(0), input.texts("statuses"), input.find("in_window", Values::flag).orElse(null));
        input.close();
        input.errors().throwIfAny();
        policy.requireOverlaysUsed();
        CoverStart start = Enrolment.start(policy.book().parameters(), request);
        Outcome outcome = new Outcome().put("window", start.window()).put("waiting_months", start.waitingMonths()).put("fixed", start.fixedMonths())
            .put("variable", start.variableMonths()).put("cover_from", start.from()).put("cover_to", start.to()).put("premium_years_due", start.premiumYears())
            .put("days", start.daysSinceAnchor());
        if (birth != null) {
            outcome.put("days_since_birth", ChronoUnit.DAYS.between(birth, paid));
        }
        return outcome.put("sources", start.parameters().stream().map(ParameterUse::citations).flatMap(List::stream).map(citation -> citation.source()).distinct().toList());
    }

    static Outcome contribution(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        int year = input.required("year", Values::whole);
        Money individual = input.required("individual", Values::money);
        Money fiscal = input.required("fiscal", Values::money);
        input.close();
        input.errors().throwIfAny();
        policy.requireOverlaysUsed();
        Contribution made = Contribution.of(policy.book().parameters(), year, individual, fiscal);
        return new Outcome().put("total", made.total().toString()).put("government_share_percent", made.governmentPercent())
            .put("above_government_share", made.aboveGovernmentShare()).put("valid", made.violations().isEmpty()).put("violations", made.violations());
    }
}
