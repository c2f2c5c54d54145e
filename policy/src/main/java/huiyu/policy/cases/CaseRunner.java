package huiyu.policy.cases;

import huiyu.kernel.time.WorkingCalendar.UnknownYearException;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.problem.PolicyException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs cases through the production code and compares. */
public final class CaseRunner {
    private static final Map<String, CaseKind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("assessment", new AssessmentCase());
        KINDS.put("settlement", new SettlementCase());
        KINDS.put("leave", LeaveCases::leave);
        KINDS.put("materials", LeaveCases::materials);
        KINDS.put("enrolment", EnrolmentCases::enrolment);
        KINDS.put("contribution", EnrolmentCases::contribution);
        KINDS.put("monitoring", AssistanceCases::monitoring);
        KINDS.put("fund_advance", AssistanceCases::advance);
        KINDS.put("growth", AssistanceCases::growth);
        KINDS.put("income_test", AssistanceCases::incomeTest);
        KINDS.put("reconciliation", AssistanceCases::reconciliation);
        KINDS.put("deadline", new DeadlineCase());
        KINDS.put("age", new AgeCase());
        KINDS.put("identifier", new IdentifierCase());
        KINDS.put("parameter", new ParameterCase());
        KINDS.put("parameter_change", new ParameterChangeCase());
        KINDS.put("payment_time", new PaymentTimeCase());
        KINDS.put("funding", MoneyCases::funding);
        KINDS.put("combination", MoneyCases::combination);
        KINDS.put("means_test", MoneyCases::meansTest);
        KINDS.put("rounding", MoneyCases::rounding);
        KINDS.put("child_month", new ChildMonthCase());
        KINDS.put("childcare_group", ChildcareCases::group);
        KINDS.put("childcare_absence", ChildcareCases::absence);
        KINDS.put("voucher", ChildcareCases::voucher);
        KINDS.put("indicator", ChildcareCases::indicator);
    }

    private final PackLibrary library;

    public CaseRunner(PackLibrary library) {
        this.library = library;
    }

    /** @param differences empty if the case passed */
    public record Report(String file, int line, String title, List<String> differences) {
        public boolean passed() {
            return differences.isEmpty();
        }
    }

    /** Runs every case of a file; a file that cannot be read is one failure. */
    public List<Report> run(String file, String text) {
        try {
            return CaseFile.read(file, text).stream().map(this::run).toList();
        } catch (PolicyException unreadable) {
            return List.of(new Report(file, 1, file, unreadable.problems().stream().map(Problem::toString).toList()));
        }
    }

    private Report run(PolicyCase one) {
        return new Report(one.file(), one.line(), one.title(), differences(one));
    }

    private List<String> differences(PolicyCase one) {
        CaseKind kind = KINDS.get(one.kind());
        if (kind == null) {
            return List.of("kind: there is no kind '" + one.kind() + "'; there are: " + String.join(", ", KINDS.keySet()));
        }
        if (one.expect().isEmpty()) {
            return List.of("expect: a case must expect something");
        }
        try {
            return Comparison.differences(one.expect(), kind.run(one.input(), library).values());
        } catch (PolicyException refused) {
            return compareError(one, refused);
        } catch (UnknownYearException unpublished) {
            return compareError(one, new PolicyException("CALENDAR_UNKNOWN", String.valueOf(unpublished.year()), "工作日历尚未公布", unpublished.getMessage()));
        } catch (RuntimeException unexpected) {
            return List.of("the case could not be run: " + unexpected);
        }
    }

    /** A misspelt case is never what a case can expect. */
    private static List<String> compareError(PolicyCase one, PolicyException refused) {
        boolean misspelt = refused.problems().stream().anyMatch(problem -> problem.subject().startsWith(one.input().path()));
        Map<String, Object> wanted = new LinkedHashMap<>(one.expect());
        if (misspelt || !(wanted.containsKey("error") || wanted.containsKey("errors"))) {
            CaseLines lines = new CaseLines(one.tree(), one.input().path());
            return refused.problems().stream().map(lines::located).toList();
        }
        List<String> codes = refused.problems().stream().map(Problem::code).distinct().toList();
        Outcome outcome = new Outcome().put("error", new Outcome.AnyOf(codes)).put("errors", codes).put("accepted", false);
        outcome.put("about", new Outcome.AnyOf(refused.problems().stream().map(Problem::subject).toList()));
        return new ArrayList<>(Comparison.differences(wanted, outcome.values()));
    }
}
