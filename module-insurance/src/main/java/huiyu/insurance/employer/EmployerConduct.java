package huiyu.insurance.employer;

import java.util.List;
import java.util.Optional;

/**
 * What the evaluation of labour relations 和谐劳动关系企业评价 takes from here, of one employer and year.
 *
 * @param inspections of the year
 * @param breaches found in the year
 * @param open breaches of the year not mended
 * @param wagesDeclared whether the year's average wage is declared
 * @param openQuestions wages asked for and not declared, of any year: allowances wait for them
 */
record EmployerConduct(int year, int inspections, int breaches, int open, boolean wagesDeclared, int openQuestions) {

    static EmployerConduct of(int year, Employer employer, List<EmployerInspection> inspections, List<WageQuestion> questions) {
        List<EmployerInspection> ofYear = inspections.stream().filter(each -> each.inspectedOn().getYear() == year).toList();
        return new EmployerConduct(
                year,
                ofYear.size(),
                ofYear.stream().mapToInt(each -> each.breaches().size()).sum(),
                ofYear.stream().filter(EmployerInspection::isOpen).mapToInt(each -> each.breaches().size()).sum(),
                employer.wages().stream().anyMatch(wage -> wage.year() == year),
                questions.size());
    }

    /** Whether leave and its pay are granted as the law says; unknown of whom nobody has inspected. */
    Optional<Boolean> isLeaveImplemented() {
        return inspections == 0 ? Optional.empty() : Optional.of(open == 0);
    }
}
