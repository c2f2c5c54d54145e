package huiyu.policy;

import huiyu.policy.PolicyEngine.Detail;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.fact.FactReads;
import huiyu.policy.fact.FactRules;
import huiyu.policy.fact.Precedents;
import java.time.LocalDate;
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
    private final Map<Terms, Precedents<Assessment>> precedents = new HashMap<>();
    private Terms last;
    private Precedents<Assessment> ofLast;

    public Sitting(PolicyBook book, Detail detail) {
        this.book = book;
        this.detail = detail;
    }

    /** @throws huiyu.policy.problem.PolicyException as {@link PolicyEngine#assess(PolicyBook, AssessmentRequest)} */
    public Assessment assess(AssessmentRequest request) {
        Plan plan = book.plan(request.programme());
        FactRules.checkEach(request.facts(), book.facts());
        Precedents<Assessment> alike = precedents(request);
        Optional<Assessment> precedent = alike.find(request.facts());
        if (precedent.isPresent()) {
            return precedent.get();
        }
        FactReads reads = new FactReads();
        Assessment fresh = PolicyEngine.run(book, plan, request.withFacts(request.facts().noting(reads)), true, detail);
        alike.add(request.facts(), reads, fresh);
        return fresh;
    }

    private Precedents<Assessment> precedents(AssessmentRequest request) {
        if (last == null || !last.areThoseOf(request)) {
            last = Terms.of(request);
            ofLast = precedents.computeIfAbsent(last, any -> new Precedents<>());
        }
        return ofLast;
    }
}
