package huiyu.core.decision;

import huiyu.core.db.Read;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** All decisions that stand, page by page in id order: for what looks at everybody at once. */
@Component
public class StandingDecisions {

    private final DecisionStore decisions;

    StandingDecisions(DecisionStore decisions) {
        this.decisions = decisions;
    }

    /** @param orgUnitId where the case was */
    public record Standing(UUID id, Optional<UUID> orgUnitId, AssessmentRequest request, Asking asking, Assessment assessment) {

        public String programme() {
            return request.programme();
        }
    }

    public List<Standing> list(Read read, Collection<String> programmes, Optional<UUID> after, int limit) {
        return decisions.listStanding(read, programmes, after, limit).stream()
                .map(StandingDecisions::standing)
                .toList();
    }

    public int count(Read read, Collection<String> programmes) {
        return decisions.countStanding(read, programmes);
    }

    private static Standing standing(Decision decision) {
        Asking asking = asking(decision.subjectId(), decision.request()).approvedOn(decision.decidedOn());
        return new Standing(
                decision.id(), decision.orgUnitId(), decision.request(), asking, decision.assessment());
    }

    /** As was asked: the same applications, the same facts of the applicant. */
    @SuppressWarnings("unchecked")
    public static Asking asking(UUID subjectId, AssessmentRequest request) {
        Object applicant = request.facts().toMap().get("applicant");
        return new Asking(
                subjectId,
                request.applications(),
                applicant instanceof Map<?, ?> facts ? (Map<String, Object>) facts : Map.of(),
                Optional.empty());
    }

    /** A request as {@link Assessor.Assessed#requestMap} wrote it. */
    public static AssessmentRequest requestOf(Map<String, Object> frozen) {
        return FrozenRequest.read(frozen);
    }
}
