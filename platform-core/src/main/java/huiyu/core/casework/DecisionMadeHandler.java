package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.job.Event;
import huiyu.core.job.EventSetHandler;
import huiyu.core.web.ProblemException;
import huiyu.policy.assessment.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Decisions were made: the guardians are told. */
@Component
class DecisionMadeHandler implements EventSetHandler {

    private final Decisions decisions;
    private final CaseStore cases;
    private final GuardianNotices notices;

    DecisionMadeHandler(Decisions decisions, CaseStore cases, GuardianNotices notices) {
        this.decisions = decisions;
        this.cases = cases;
        this.notices = notices;
    }

    @Override
    public String kind() {
        return Decisions.MADE;
    }

    /** @throws ProblemException 404 {@code decision-not-found} */
    @Override
    public void handle(Tx tx, List<Event> events) {
        List<UUID> ids = events.stream().map(Event::subjectId).distinct().toList();
        List<Decision.Summary> made = decisions.listSummaries(tx, ids);
        if (made.size() < ids.size()) {
            throw ProblemException.notFound("decision-not-found", Map.of());
        }
        Map<UUID, CaseFile> files = cases.listById(tx, made.stream().map(Decision.Summary::caseId).toList()).stream()
                .collect(Collectors.toMap(CaseFile::id, Function.identity()));
        made.forEach(decision ->
                notices.decided(tx, files.get(decision.caseId()), decision.id(), decision.verdict() == Verdict.GRANTED));
    }
}
