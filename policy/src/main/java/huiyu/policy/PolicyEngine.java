package huiyu.policy;

import huiyu.kernel.time.WorkingCalendar.UnknownYearException;
import huiyu.policy.assessment.Answers;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.Question;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.examination.BirthOrders;
import huiyu.policy.examination.Examination;
import huiyu.policy.fact.FactRules;
import huiyu.policy.fact.FactTable;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.ParameterLookup;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * The single entry point: preview, decision, monthly run, what-if and policy cases all ask here. How the amount of a month is
 * decided stands in {@link AssessmentFlow}.
 */
public final class PolicyEngine {
    /** How much of an answer is wanted. The figures are the same: the same rules run. */
    public enum Detail {
        /** Findings, the parameters that were read, the clauses cited, the trace. */
        EXPLAINED,
        /** Verdict, segments, reasons and questions. */
        FIGURES
    }

    private PolicyEngine() {}

    /**
     * What a child, or an institution, is due under a programme.
     *
     * @throws PolicyException if the facts are impossible (INVALID_DATE, INVALID_BIRTH_ORDER,
     *     BIRTH_DATE_AFTER_APPLICATION …), or a value that is needed does not exist (PARAMETER_ENDED …)
     */
    public static Assessment assess(PolicyBook book, AssessmentRequest request) {
        return assess(book, request, Detail.EXPLAINED);
    }

    /** @throws PolicyException as {@link #assess(PolicyBook, AssessmentRequest)} */
    public static Assessment assess(PolicyBook book, AssessmentRequest request, Detail detail) {
        Plan plan = book.plan(request.programme());
        FactRules.checkEach(request.facts(), book.facts());
        return run(book, plan, request, true, detail);
    }

    /** Many questions at once, each answer explained. */
    public static List<Assessment> assessAll(PolicyBook book, Collection<AssessmentRequest> requests) {
        return assessAll(book, requests, Detail.EXPLAINED);
    }

    /**
     * Many questions at once, answered in their order: {@link Sitting}.
     *
     * @throws PolicyException as {@link #assess(PolicyBook, AssessmentRequest)}, for the first question that is impossible
     */
    public static List<Assessment> assessAll(PolicyBook book, Collection<AssessmentRequest> requests, Detail detail) {
        Sitting sitting = new Sitting(book, detail);
        return requests.stream().map(sitting::assess).toList();
    }

    /**
     * One question, asked of very many at once: {@link FactTable}.
     *
     * @param question its own facts do not matter
     * @param threads how many work on it, at least 1
     * @return an answer for each row
     * @throws PolicyException as {@link #assess(PolicyBook, AssessmentRequest)}, for one whose facts are impossible
     */
    public static Answers assessAll(PolicyBook book, AssessmentRequest question, FactTable facts, Detail detail, int threads) {
        return new TableSitting(book, question, facts, detail).run(threads);
    }

    /** What a programme would pay by itself: as if applied for in time, and with no other programme beside it. */
    static Assessment alone(PolicyBook book, AssessmentRequest request, Detail detail) {
        return run(book, book.plan(request.programme()), request, false, detail);
    }

    /** @param request whose facts are possible, each by itself */
    static Assessment run(PolicyBook book, Plan plan, AssessmentRequest request, boolean whole, Detail detail) {
        FactRules.checkTogether(request.facts());
        if (plan.isAboutBirth()) {
            if (request.facts().findDate("child.birth_date").isEmpty()) {
                return askBirthDate(book, request);
            }
            checkDates(request);
        }
        boolean explaining = detail == Detail.EXPLAINED;
        ParameterLookup lookup = new ParameterLookup(book.parameters(), request.assessedOn(), explaining);
        Examination examination = new Examination(request, plan.frame(), lookup, explaining);
        examination.derived(BirthOrders.derive(request.facts(), plan.programme().birthOrder().map(examination::settings)));
        try {
            return new AssessmentFlow(book, plan, examination, whole).run();
        } catch (UnknownYearException unpublished) {
            throw new PolicyException("CALENDAR_UNKNOWN", String.valueOf(unpublished.year()), "工作日历尚未公布", unpublished.getMessage());
        }
    }

    private static Assessment askBirthDate(PolicyBook book, AssessmentRequest request) {
        String fact = "child.birth_date";
        return new Assessment(request.programme(), request.assessedOn(), Verdict.OPEN, List.of(), List.of(), List.of(),
            List.of(new Question(fact, book.facts().get(fact).question())), List.of(), List.of(), List.of(), null);
    }

    private static void checkDates(AssessmentRequest request) {
        LocalDate birth = request.facts().findDate("child.birth_date").orElseThrow();
        LocalDate earliest = request.assessedOn();
        for (Application one : request.applications()) {
            earliest = one.isFor(request.programme()) && one.date().isBefore(earliest) ? one.date() : earliest;
        }
        if (birth.isAfter(earliest)) {
            throw new PolicyException("BIRTH_DATE_AFTER_APPLICATION", "child.birth_date", "出生日期晚于申请（审核）日期",
                "born on " + birth + ", after the application or assessment on " + earliest);
        }
    }
}
