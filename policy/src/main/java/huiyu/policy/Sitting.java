package huiyu.policy;

import huiyu.policy.PolicyEngine.Detail;
import huiyu.policy.assessment.Answers;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.fact.FactReads;
import huiyu.policy.fact.FactRules;
import huiyu.policy.fact.FactTable;
import huiyu.policy.fact.Precedents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many are assessed by one book, one after another. Whoever is alike to somebody before in everything the rules looked at is
 * answered by that precedent. What they look at is not declared anywhere but seen while they run, so no rule can be
 * forgotten. For one thread, and no longer than a chunk of work: it remembers facts.
 */
public final class Sitting {
    /** A question but for the facts. */
    private record Terms(String programme, LocalDate assessedOn, List<Application> applications, LocalDate approvedOn, LocalDate until) {
        static Terms of(AssessmentRequest request) {
            return new Terms(request.programme(), request.assessedOn(), request.applications(), request.approvedOn(), request.until());
        }

        boolean areThoseOf(AssessmentRequest request) {
            return request.applications() == applications && request.assessedOn() == assessedOn && request.programme() == programme
                && request.approvedOn() == approvedOn && request.until() == until;
        }
    }

    private final PolicyBook book;
    private final Detail detail;
    private final Map<Terms, Precedents<Given>> precedents = new HashMap<>();
    private final List<Assessment> given = new ArrayList<>();
    private Terms last;
    private Precedents<Given> ofLast;

    /** An answer, and which of those given afresh it was. */
    private record Given(int number, Assessment answer) {}

    public Sitting(PolicyBook book, Detail detail) {
        this.book = book;
        this.detail = detail;
    }

    /** @throws huiyu.policy.problem.PolicyException as {@link PolicyEngine#assess(PolicyBook, AssessmentRequest)} */
    public Assessment assess(AssessmentRequest request) {
        Plan plan = book.plan(request.programme());
        FactRules.checkEach(request.facts(), book.facts());
        Precedents<Given> alike = precedents(request);
        Optional<Given> precedent = alike.find(request.facts());
        return precedent.isPresent() ? precedent.get().answer() : afresh(plan, request, alike).answer();
    }

    /**
     * The same question, asked of everybody in a table.
     *
     * @param question its own facts do not matter
     * @throws huiyu.policy.problem.PolicyException as {@link #assess}, for one whose facts are impossible
     */
    public Answers assessAll(AssessmentRequest question, FactTable facts) {
        Plan plan = book.plan(question.programme());
        boolean sound = facts.isSound(book.facts());
        Precedents<Given> alike = precedents(question);
        int[] numbers = new int[facts.count()];
        FactTable.Cursor at = facts.cursor();
        while (at.next()) {
            if (!sound) {
                FactRules.checkEach(at.facts(), book.facts());
            }
            Optional<Given> precedent = alike.find(at);
            numbers[at.row()] = precedent.isPresent() ? precedent.get().number() : afresh(plan, question.withFacts(at.facts()), alike).number();
        }
        return new Answers(given, numbers);
    }

    private Given afresh(Plan plan, AssessmentRequest request, Precedents<Given> alike) {
        FactReads reads = new FactReads();
        Assessment answer = PolicyEngine.run(book, plan, request.withFacts(request.facts().noting(reads)), true, detail);
        Given fresh = new Given(given.size(), answer);
        given.add(answer);
        alike.add(request.facts(), reads, fresh);
        return fresh;
    }

    /** How many were assessed afresh so far, there being no precedent. */
    public int afresh() {
        return given.size();
    }

    private Precedents<Given> precedents(AssessmentRequest request) {
        if (last == null || !last.areThoseOf(request)) {
            last = Terms.of(request);
            ofLast = precedents.computeIfAbsent(last, any -> new Precedents<>());
        }
        return ofLast;
    }
}
