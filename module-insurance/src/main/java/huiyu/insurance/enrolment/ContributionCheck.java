package huiyu.insurance.enrolment;

import huiyu.core.db.Read;
import huiyu.core.policy.EngineProblems;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import huiyu.policy.enrolment.Contribution;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What is paid for a resident against the floors of the insured year. A year without floors in force is not tested, and the
 * enrolment says so: an unknown floor is neither passed nor zero.
 */
@Component
class ContributionCheck {

    private static final Set<String> RESIDENTS = Set.of("resident", "newborn");
    private static final String INDIVIDUAL_FLOOR = "resident.premium.individual_min";
    private static final String FISCAL_FLOOR = "resident.premium.fiscal_min";

    private final PolicyBooks books;

    ContributionCheck(PolicyBooks books) {
        this.books = books;
    }

    /** @throws ProblemException 422 naming each share below its floor */
    Enrolment checked(Read read, Enrolment plan) {
        if (!RESIDENTS.contains(plan.kind())) {
            return plan;
        }
        LocalDate first = LocalDate.of(plan.insuredYear(), 1, 1);
        ParameterBook book = books.bookFor(read, first).parameters();
        if (!inForce(book, INDIVIDUAL_FLOOR, first) || !inForce(book, FISCAL_FLOOR, first)) {
            return with(plan, "none-in-force");
        }
        Contribution contribution;
        try {
            contribution = Contribution.of(book, plan.insuredYear(), Money.ofFen(plan.individualFen()), Money.ofFen(plan.fiscalFen()));
        } catch (PolicyException refusal) {
            throw EngineProblems.refusal(refusal);
        }
        ProblemException below = ProblemException.invalid("invalid-request", Map.of());
        contribution.violations().forEach(violation -> name(below, book, first, violation));
        if (!below.fields().isEmpty()) {
            throw below;
        }
        return with(plan, "kept");
    }

    private static void name(ProblemException below, ParameterBook book, LocalDate day, String violation) {
        boolean individual = violation.equals("INDIVIDUAL_BELOW_FLOOR");
        below.withField(individual ? "individualFen" : "fiscalFen", "premium-below-floor",
                Map.of("floor", String.valueOf(book.getOn(individual ? INDIVIDUAL_FLOOR : FISCAL_FLOOR, day).raw())));
    }

    private static boolean inForce(ParameterBook book, String key, LocalDate day) {
        return book.find(key).map(Parameter::values).stream()
                .flatMap(java.util.List::stream)
                .anyMatch(value -> value.valid().contains(day));
    }

    private static Enrolment with(Enrolment plan, String floors) {
        Map<String, Object> basis = new LinkedHashMap<>(plan.basis());
        basis.put("floors", floors);
        return new Enrolment(
                plan.id(), plan.personId(), plan.kind(), plan.insuredYear(), plan.employer(), plan.guardianId(), plan.paidOn(),
                plan.individualFen(), plan.fiscalFen(), plan.subsidyFen(), plan.waitingMonths(), plan.coverFrom(), plan.coverTo(),
                basis, plan.superseded());
    }
}
