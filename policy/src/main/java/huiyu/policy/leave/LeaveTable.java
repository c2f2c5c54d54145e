package huiyu.policy.leave;

import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an employer asks: how many days of leave there are on a day, and who pays them. Read from parameters of fixed
 * names; a kind of leave without a value in force is left out, never taken for none.
 *
 * @param maternity days of the woman's leave
 * @param paternity days of the father's leave at least
 * @param parental days a year at least for each parent while the child is under three
 * @param nursing days a year at least for an only child whose parent is in hospital 独生子女父母护理假
 */
public record LeaveTable(
    MaternityDays maternity, Optional<Integer> paternity, Optional<Integer> parental, Optional<Integer> nursing) {
    /** @throws huiyu.policy.problem.PolicyException if the base days are not in force */
    public static LeaveTable on(ParameterBook book, LocalDate day, boolean difficult, int children) {
        int base = Values.whole(book.getOn("maternity.leave.base_days", day).raw(), "maternity.leave.base_days");
        int total = find(book, "maternity.leave.total_days", day).orElse(base);
        boolean byFund = book.find("maternity.leave.added_paid_by").filter(parameter -> holds(parameter, day))
            .map(parameter -> String.valueOf(book.getOn(parameter.key(), day).raw()).equals("fund")).orElse(false);
        MaternityDays days = new MaternityDays(base, difficult ? find(book, "maternity.leave.dystocia_extra", day).orElse(0) : 0,
            Math.max(0, children - 1) * find(book, "maternity.leave.multiple_extra_per_child", day).orElse(0), Math.max(0, total - base), 0, byFund);
        return new LeaveTable(days, find(book, "maternity.leave.paternity_min_days", day),
            find(book, "maternity.leave.parental_per_year_min_days", day), find(book, "maternity.leave.only_child_nursing_per_year_min_days", day));
    }

    private static Optional<Integer> find(ParameterBook book, String key, LocalDate day) {
        return book.find(key).filter(parameter -> holds(parameter, day)).map(parameter -> Values.whole(book.getOn(key, day).raw(), key));
    }

    private static boolean holds(Parameter parameter, LocalDate day) {
        return parameter.values().stream().anyMatch(value -> value.valid().contains(day));
    }
}
