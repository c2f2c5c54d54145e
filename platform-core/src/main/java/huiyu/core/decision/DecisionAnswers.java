package huiyu.core.decision;

import huiyu.api.cases.model.DecisionSummary;
import java.util.List;
import java.util.Map;

/** Decisions in the words of the API. */
public final class DecisionAnswers {

    private DecisionAnswers() {}

    public static DecisionSummary summary(Decision.Summary decision) {
        return new DecisionSummary(
                        decision.id(), decision.caseId(), decision.subjectId(), decision.programme(),
                        DecisionSummary.VerdictEnum.fromValue(decision.verdict().name()), decision.automatic(),
                        decision.decidedOn(), decision.total().fen(), decision.superseded())
                .decidedBy(decision.decidedBy())
                .supersedes(decision.supersedes().orElse(null));
    }

    @SuppressWarnings("unchecked")
    static huiyu.api.cases.model.Decision decision(Decision decision, Decision.Summary summary) {
        Map<String, Object> assessment = decision.assessment().toMap();
        return new huiyu.api.cases.model.Decision(
                summary(summary),
                AssessmentAnswers.amounts(decision.assessment()),
                AssessmentAnswers.findings(decision.assessment()),
                AssessmentAnswers.reasons(decision.assessment()),
                AssessmentAnswers.difference(decision.difference()),
                (List<Map<String, Object>>) assessment.get("parameters"),
                FrozenRequest.write(decision.request()),
                assessment);
    }
}
