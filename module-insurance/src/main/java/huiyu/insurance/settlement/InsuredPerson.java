package huiyu.insurance.settlement;

import huiyu.core.web.ProblemException;
import huiyu.insurance.enrolment.InsuranceWords;
import huiyu.insurance.settlement.Opening.Enrolled;
import huiyu.kernel.time.Period;
import huiyu.policy.bill.HeldStatus;
import huiyu.policy.bill.Insured;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The person of a bill, as policy looks at them, from what the insuring city knows. */
final class InsuredPerson {

    private static final int ADULT = 18;

    private InsuredPerson() {}

    /** The enrolment that covers a day; empty when none does. */
    static Optional<Enrolled> findCovering(Opening opening, LocalDate day) {
        return opening.enrolments().stream()
                .filter(enrolled -> enrolled.coversOn(day))
                .max(Comparator.comparing(Enrolled::from));
    }

    /** @throws ProblemException 422 when the birth date is not known */
    static Insured of(Opening opening, HospitalBill bill, Enrolled enrolled) {
        return new Insured(
                InsuranceWords.of(enrolled.kind()),
                group(opening, bill),
                opening.context().statuses().stream()
                        .map(held -> new HeldStatus(held.status(), Period.ofDays(held.from(), held.to())))
                        .toList(),
                opening.enrolments().stream().map(each -> Period.ofDays(each.from(), each.to())).toList(),
                continuous(opening, bill, enrolled),
                continuousYears(opening.enrolments(), enrolled.year()),
                yearsWithoutClaim(opening, enrolled.year()),
                Map.of());
    }

    /**
     * Without a break before the cover of the admission; of a stay that outlasts it, whether the person was insured on: without a
     * break before whatever covers the discharge.
     */
    private static Boolean continuous(Opening opening, HospitalBill bill, Enrolled enrolled) {
        if (enrolled.coversOn(bill.discharged())) {
            return enrolled.continuous();
        }
        return findCovering(opening, bill.discharged())
                .map(later -> Optional.ofNullable(later.continuous()).orElse(!later.from().isAfter(enrolled.to().plusDays(1))))
                .orElse(false);
    }

    private static String group(Opening opening, HospitalBill bill) {
        LocalDate born = Optional.ofNullable(opening.context().birthDate())
                .or(() -> bill.person().birthDate())
                .orElseThrow(() -> ProblemException.invalidField("person", "birth-date-unknown", Map.of()));
        return bill.admitted().isBefore(born.plusYears(ADULT)) ? "child" : "adult";
    }

    private static int continuousYears(List<Enrolled> enrolments, int year) {
        Set<Integer> years = enrolments.stream().map(Enrolled::year).collect(Collectors.toSet());
        int count = 0;
        while (years.contains(year - count)) {
            count++;
        }
        return count;
    }

    /** As far as this city knows: years insured here, in a row before this one, without a settled bill. */
    private static int yearsWithoutClaim(Opening opening, int year) {
        Set<Integer> insured = opening.enrolments().stream().map(Enrolled::year).collect(Collectors.toSet());
        int count = 0;
        while (insured.contains(year - 1 - count) && !opening.used().hasYear(year - 1 - count)) {
            count++;
        }
        return count;
    }
}
