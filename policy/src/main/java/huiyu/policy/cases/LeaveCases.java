package huiyu.policy.cases;

import huiyu.policy.definition.Fields;
import huiyu.policy.leave.LeaveTable;
import huiyu.policy.leave.Materials;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.List;

/** How long is which leave, and which documents may be asked for? */
final class LeaveCases {
    private LeaveCases() {}

    static Outcome leave(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        LocalDate date = input.findDate("date").orElse(LocalDate.of(2026, 1, 5));
        boolean difficult = input.flag("difficult");
        int children = input.findWhole("children").orElse(1);
        input.close();
        input.errors().throwIfAny();
        policy.requireOverlaysUsed();
        LeaveTable table = LeaveTable.on(policy.book().parameters(), date, difficult, children);
        Outcome outcome = new Outcome().put("maternity_days", table.maternity().leave()).put("fund_days", table.maternity().paidByFund())
            .put("employer_days", table.maternity().paidByEmployer());
        table.paternity().ifPresent(days -> outcome.put("paternity_days", days));
        table.parental().ifPresent(days -> outcome.put("parental_days_per_year", days));
        table.nursing().ifPresent(days -> outcome.put("nursing_days_per_year", days));
        return outcome;
    }

    static Outcome materials(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        LocalDate date = input.findDate("date").orElse(LocalDate.of(2026, 1, 5));
        String list = input.findText("list").orElse("maternity.materials");
        List<String> requested = input.texts("requested");
        input.close();
        input.errors().throwIfAny();
        policy.requireOverlaysUsed();
        try {
            Materials.check(policy.book().parameters(), list, date, requested);
            return new Outcome().put("allowed", true);
        } catch (PolicyException refused) {
            List<String> codes = refused.problems().stream().map(PolicyException.Problem::code).distinct().toList();
            return new Outcome().put("allowed", false).put("reason", new Outcome.AnyOf(codes));
        }
    }
}
