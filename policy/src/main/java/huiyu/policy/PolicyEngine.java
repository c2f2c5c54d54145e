package huiyu.policy;

import huiyu.kernel.time.WorkingCalendar.UnknownYearException;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.Question;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.condition.Condition;
import huiyu.policy.examination.BirthOrder;
import huiyu.policy.examination.BirthOrders;
import huiyu.policy.examination.Examination;
import huiyu.policy.fact.FactRules;
import huiyu.policy.fact.Facts;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.programme.Programme;
import huiyu.policy.setting.ParameterLookup;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The single entry point: preview, decision, monthly run, what-if and policy cases all ask here. */
public final class PolicyEngine {
    private static final Set<String> BIRTH_CONDITIONS = Set.of("birth_date", "birth_order", "alive", "age");

    private PolicyEngine() {}

    /**
     * What a child, or an institution, is due under a programme.
     *
     * @throws PolicyException if the facts are impossible (INVALID_DATE, INVALID_BIRTH_ORDER,
     *     BIRTH_DATE_AFTER_APPLICATION …), or a value that is needed does not exist (PARAMETER_ENDED …)
     */
    public static Assessment assess(PolicyBook book, AssessmentRequest request) {
        return run(book, request, true);
    }

    /**
     * Many questions at once, answered in their order. Policy looks at nothing but the question: those who are alike in
     * everything it holds are assessed once.
     *
     * @throws PolicyException as {@link #assess}, for the first question that is impossible
     */
    public static List<Assessment> assessAll(PolicyBook book, Collection<AssessmentRequest> requests) {
        Map<AssessmentRequest, Assessment> answers = new HashMap<>();
        return requests.stream().map(request -> answers.computeIfAbsent(request, asked -> assess(book, asked))).toList();
    }

    /** What a programme would pay by itself: as if applied for in time, and with no other programme beside it. */
    static Assessment alone(PolicyBook book, AssessmentRequest request) {
        return run(book, request, false);
    }

    private static Assessment run(PolicyBook book, AssessmentRequest request, boolean whole) {
        Programme programme = book.getProgramme(request.programme());
        if (programme.layer().isPresent()) {
            throw new PolicyException("PROGRAMME_IS_SETTLED", programme.code(), "此项目随费用结算，不单独核定", "this programme is a layer of settlement and is not assessed by itself");
        }
        FactRules.check(request.facts(), book.facts());
        if (looksAtBirth(programme)) {
            if (request.facts().findDate("child.birth_date").isEmpty()) {
                return askBirthDate(book, request);
            }
            checkDates(request);
        }
        ParameterLookup lookup = new ParameterLookup(book.parameters(), request.assessedOn());
        Examination examination = new Examination(request, book.facts(), book.place(), book.calendar(), lookup, new BirthOrder.None());
        BirthOrder order = BirthOrders.derive(request.facts(), programme.birthOrder().map(examination::settings));
        try {
            return new AssessmentFlow(book, programme, examination.withBirthOrder(order), whole).run();
        } catch (UnknownYearException unpublished) {
            throw new PolicyException("CALENDAR_UNKNOWN", String.valueOf(unpublished.year()), "工作日历尚未公布", unpublished.getMessage());
        }
    }

    /** A programme about a child does; one about another subject may, as the premium of a newborn. */
    private static boolean looksAtBirth(Programme programme) {
        return programme.subject().equals("child") || Stream.concat(programme.conditions().stream(), programme.components().stream().flatMap(one -> one.conditions().stream()))
            .anyMatch(PolicyEngine::looksAtBirth);
    }

    private static boolean looksAtBirth(Condition condition) {
        return BIRTH_CONDITIONS.contains(condition.kind().name()) || condition.children().stream().anyMatch(PolicyEngine::looksAtBirth);
    }

    private static Assessment askBirthDate(PolicyBook book, AssessmentRequest request) {
        String fact = "child.birth_date";
        return new Assessment(request.programme(), request.assessedOn(), Verdict.OPEN, List.of(), List.of(), List.of(),
            List.of(new Question(fact, book.facts().get(fact).question())), List.of(), List.of(), List.of(), null);
    }

    private static void checkDates(AssessmentRequest request) {
        Facts facts = request.facts();
        LocalDate birth = facts.findDate("child.birth_date").orElseThrow();
        Optional<LocalDate> earliest = Stream.concat(request.applications().stream().filter(one -> one.isFor(request.programme())).map(Application::date), Stream.of(request.assessedOn()))
            .min(LocalDate::compareTo);
        if (birth.isAfter(earliest.orElseThrow())) {
            throw new PolicyException("BIRTH_DATE_AFTER_APPLICATION", "child.birth_date", "出生日期晚于申请（审核）日期",
                "born on " + birth + ", after the application or assessment on " + earliest.get());
        }
    }
}
