package huiyu.core.decision;

import huiyu.api.cases.model.Preview;
import huiyu.api.cases.model.PreviewItem;
import huiyu.api.cases.model.PreviewRequest;
import huiyu.api.cases.model.ReasonCode;
import huiyu.core.db.Read;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.PolicyBook;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.fact.Facts;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.programme.Programme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** 试算: what would be decided on facts that stand in no file. Writes nothing. */
@Component
class Previews {

    private final Assessor assessor;
    private final PolicyBooks books;
    private final ProgrammeModules modules;
    private final Clock clock;

    Previews(Assessor assessor, PolicyBooks books, ProgrammeModules modules, Clock clock) {
        this.assessor = assessor;
        this.books = books;
        this.modules = modules;
        this.clock = clock;
    }

    /**
     * Of one programme, or of all the tenant serves.
     *
     * @throws ProblemException 422 {@code unknown-programme}, 404 {@code module-not-enabled}
     */
    Preview preview(Read read, PreviewRequest request) {
        LocalDate on = request.getPolicyDate() == null ? LocalDate.now(clock) : request.getPolicyDate();
        PolicyBook book = books.bookFor(read, on);
        List<String> programmes = programmes(read, book, request.getProgramme(), subject(request.getFacts()));
        List<LocalDate> applied = request.getApplications() == null || request.getApplications().isEmpty()
                ? List.of(on)
                : request.getApplications();
        Map<String, Assessor.Outcome> outcomes =
                assessor.preview(read, programmes, Facts.of(request.getFacts()), applied, on);
        return new Preview(outcomes.entrySet().stream()
                .map(outcome -> item(book.getProgramme(outcome.getKey()), outcome.getValue()))
                .toList());
    }

    /** Who the facts are about: an institution, if of nobody else. */
    private static String subject(Map<String, ?> facts) {
        return facts.containsKey("institution") && !facts.containsKey("child") ? "institution" : "child";
    }

    /** Switched on today, whatever day's policy is asked about: a preview is a service of today. */
    private List<String> programmes(Read read, PolicyBook book, String wanted, String subject) {
        LocalDate today = LocalDate.now(clock);
        if (wanted == null) {
            Predicate<String> served = modules.servedFamilies(read, today);
            return book.listProgrammes().stream()
                    .filter(programme -> programme.subject().equals(subject))
                    .filter(programme -> served.test(programme.family()))
                    .map(Programme::code)
                    .toList();
        }
        Programme programme = book.findProgramme(wanted)
                .orElseThrow(() -> ProblemException.invalidField(
                        "programme", "unknown-programme", Map.of("programme", wanted)));
        modules.requireEnabled(read, programme.code(), programme.family(), today);
        return List.of(programme.code());
    }

    private static PreviewItem item(Programme programme, Assessor.Outcome outcome) {
        if (outcome.refusal() != null) {
            PolicyException.Problem problem = outcome.refusal().problems().getFirst();
            return new PreviewItem(
                            programme.code(), programme.name().zh(), programme.name().en(), List.of(), List.of(),
                            List.of(), List.of())
                    .refusal(new ReasonCode(
                            problem.code(), problem.subject() + ":" + problem.zh(),
                            problem.subject() + ": " + problem.en()));
        }
        Assessment assessment = outcome.assessed().assessment();
        return new PreviewItem(
                        programme.code(), programme.name().zh(), programme.name().en(),
                        AssessmentAnswers.amounts(assessment), AssessmentAnswers.findings(assessment),
                        AssessmentAnswers.questions(assessment), AssessmentAnswers.reasons(assessment))
                .verdict(PreviewItem.VerdictEnum.fromValue(assessment.verdict().name()))
                .totalFen(assessment.total().fen());
    }
}
