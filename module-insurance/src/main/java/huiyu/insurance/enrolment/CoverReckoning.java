package huiyu.insurance.enrolment;

import huiyu.core.db.Read;
import huiyu.core.policy.EngineProblems;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.settlement.HeldStatus;
import huiyu.core.settlement.HeldStatuses;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.enrolment.CoverStart;
import huiyu.policy.enrolment.EnrolmentRequest;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** From when an enrolment covers, by the tenant's rules of windows, waiting periods and newborns. */
@Component
class CoverReckoning {

    private final PolicyBooks books;
    private final HeldStatuses statuses;

    CoverReckoning(PolicyBooks books, HeldStatuses statuses) {
        this.books = books;
        this.statuses = statuses;
    }

    /** @throws huiyu.core.web.ProblemException 422 naming what the rules lack */
    Enrolment reckon(Read read, Enrolment plan, EnrolmentRequest asked, UUID person) {
        EnrolmentRequest request = new EnrolmentRequest(
                asked.paid(), asked.insuredYear(), asked.birth(), asked.householdRegistered(), asked.missedYears(),
                asked.repairedYears(), held(read, person, asked.paid()), asked.inWindow());
        try {
            return with(plan, huiyu.policy.enrolment.Enrolment.start(books.bookFor(read, asked.paid()).parameters(), request));
        } catch (PolicyException refusal) {
            throw EngineProblems.refusal(refusal);
        }
    }

    private List<String> held(Read read, UUID person, LocalDate day) {
        return statuses.list(read, List.of(person)).stream()
                .filter(status -> !status.validFrom().isAfter(day) && status.validTo().map(last -> !last.isBefore(day)).orElse(true))
                .map(HeldStatus::status)
                .distinct()
                .toList();
    }

    private static Enrolment with(Enrolment plan, CoverStart start) {
        Map<String, Object> basis = new LinkedHashMap<>(plan.basis());
        basis.put("window", start.window());
        if (start.daysSinceAnchor() != null) {
            basis.put("daysSinceAnchor", start.daysSinceAnchor());
        }
        basis.put("fixedMonths", start.fixedMonths());
        basis.put("variableMonths", start.variableMonths());
        basis.put("premiumYears", start.premiumYears());
        basis.put("parameters", start.parameters().stream().map(ParameterUse::key).toList());
        return new Enrolment(
                plan.id(), plan.personId(), plan.kind(), plan.insuredYear(), plan.employer(), plan.guardianId(), plan.paidOn(),
                plan.individualFen(), plan.fiscalFen(), plan.subsidyFen(), start.waitingMonths(), start.from(),
                Optional.of(start.to()), basis, false);
    }
}
