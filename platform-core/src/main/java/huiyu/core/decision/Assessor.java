package huiyu.core.decision;

import huiyu.core.db.Read;
import huiyu.core.party.PersonFacts;
import huiyu.core.policy.PolicyBooks;
import huiyu.policy.PolicyBook;
import huiyu.policy.PolicyEngine.Detail;
import huiyu.policy.Sitting;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.fact.Facts;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gathers the facts of subjects and asks policy: the one way from a person file to an assessment. */
@Component
public class Assessor {

    private final PersonFacts facts;
    private final PolicyBooks books;

    Assessor(PersonFacts facts, PolicyBooks books) {
        this.facts = facts;
        this.books = books;
    }

    /** What was asked and what was answered. */
    public record Assessed(AssessmentRequest request, Assessment assessment) {

        /** The request as a plain tree, as it is kept. */
        public Map<String, Object> requestMap() {
            return FrozenRequest.write(request);
        }
    }

    /** An answer, or why there is none for this subject: the facts are impossible, or a value that is needed ended. */
    public record Outcome(UUID subjectId, Assessed assessed, PolicyException refusal) {}

    /**
     * @param district whose local policy holds, inside the tenant
     * @throws PolicyException when policy cannot answer: named by code and by what is wrong
     * @throws huiyu.core.web.ProblemException 404 when there is no such person
     */
    public Assessed assess(Read read, String programme, Asking asking, Optional<UUID> district, LocalDate on) {
        Outcome outcome = assess(read, programme, List.of(asking), district, on).getFirst();
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        return outcome.assessed();
    }

    /** For a set of subjects: facts gathered set-based, one policy book. In the order asked. */
    public List<Outcome> assess(
            Read read, String programme, Collection<Asking> askings, Optional<UUID> district, LocalDate on) {
        PolicyBook book = book(read, on, district);
        Map<UUID, Facts> gathered =
                facts.gather(read, askings.stream().map(Asking::subjectId).toList());
        Sitting sitting = new Sitting(book, Detail.EXPLAINED);
        return askings.stream()
                .map(asking -> assess(sitting, programme, asking, gathered.getOrDefault(asking.subjectId(), Facts.of(Map.of())), on))
                .toList();
    }

    /** The same question on the same facts, answered by two books. */
    public record Both(Outcome first, Outcome second) {}

    /** As {@link #assess} by two books, facts gathered once, figures without explanations. In the order asked. */
    public List<Both> assessByBoth(
            Read read, PolicyBook first, PolicyBook second, String programme, Collection<Asking> askings, LocalDate on) {
        Map<UUID, Facts> gathered =
                facts.gather(read, askings.stream().map(Asking::subjectId).toList());
        Sitting sitting = new Sitting(first, Detail.FIGURES);
        Sitting other = new Sitting(second, Detail.FIGURES);
        return askings.stream()
                .map(asking -> {
                    Facts known = gathered.getOrDefault(asking.subjectId(), Facts.of(Map.of()));
                    return new Both(
                            assess(sitting, programme, asking, known, on), assess(other, programme, asking, known, on));
                })
                .toList();
    }

    private static Outcome assess(Sitting sitting, String programme, Asking asking, Facts facts, LocalDate on) {
        Facts all = asking.applicant().isEmpty() ? facts : facts.with(Map.of("applicant", asking.applicant()));
        AssessmentRequest request = new AssessmentRequest(
                programme, on, all, asking.applications(), asking.approvedOn().orElse(null), null);
        try {
            return new Outcome(
                    asking.subjectId(), new Assessed(request, sitting.assess(request)), null);
        } catch (PolicyException refusal) {
            return new Outcome(asking.subjectId(), null, refusal);
        }
    }

    private PolicyBook book(Read read, LocalDate on, Optional<UUID> district) {
        return district.isPresent() ? books.bookFor(read, on, district.get()) : books.bookFor(read, on);
    }

    /** Asks about facts that stand in no file: a preview without effect. */
    public Map<String, Outcome> preview(
            Read read, Collection<String> programmes, Facts facts, List<LocalDate> applied, LocalDate on) {
        Sitting sitting = new Sitting(books.bookFor(read, on), Detail.EXPLAINED);
        Asking asking = new Asking(
                new UUID(0, 0),
                applied.stream().map(Application::on).toList(),
                Map.of(),
                Optional.empty());
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        programmes.forEach(programme -> outcomes.put(programme, assess(sitting, programme, asking, facts, on)));
        return outcomes;
    }
}
