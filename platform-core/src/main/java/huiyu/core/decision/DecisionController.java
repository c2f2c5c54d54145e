package huiyu.core.decision;

import huiyu.api.cases.DecisionsApi;
import huiyu.api.cases.model.DecisionPage;
import huiyu.api.cases.model.Preview;
import huiyu.api.cases.model.PreviewRequest;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.People;
import huiyu.core.party.PersonAccess;
import huiyu.core.web.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DecisionController implements DecisionsApi {

    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final DecisionStore decisions;
    private final PersonAccess persons;
    private final People people;
    private final Previews previews;
    private final Replays replays;

    DecisionController(
            TenantTransaction transactions,
            CurrentActor currentActor,
            DecisionStore decisions,
            PersonAccess persons,
            People people,
            Previews previews,
            Replays replays) {
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.decisions = decisions;
        this.persons = persons;
        this.people = people;
        this.previews = previews;
        this.replays = replays;
    }

    @Override
    public ResponseEntity<huiyu.api.cases.model.Decision> getDecision(UUID decisionId) {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> {
            Decision decision = visible(read, decisionId);
            return DecisionAnswers.decision(decision, decisions.listSummaries(read, List.of(decisionId)).getFirst());
        }));
    }

    @Override
    public ResponseEntity<DecisionPage> listDecisions(UUID subjectId, String cursor, Integer limit) {
        int size = Cursor.limit(limit);
        Optional<Cursor> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1));
        List<Decision.Summary> page = transactions.read(
                currentActor.get().tenantId(), read -> decisions.listOfSubjects(
                        read, people.listParts(read, List.of(persons.getRoot(read, currentActor.get(), subjectId))), after,
                        size + 1));
        DecisionPage answer =
                new DecisionPage(page.stream().limit(size).map(DecisionAnswers::summary).toList());
        if (page.size() > size) {
            answer.nextCursor(Cursor.after(page.get(size - 1).id()).encode());
        }
        return ResponseEntity.ok(answer);
    }

    @Override
    public ResponseEntity<Preview> preview(PreviewRequest request) {
        return ResponseEntity.ok(
                transactions.read(currentActor.get().tenantId(), read -> previews.preview(read, request)));
    }

    @Override
    public ResponseEntity<huiyu.api.cases.model.Replay> replayDecision(UUID decisionId) {
        Replays.Replay replay = transactions.read(
                currentActor.get().tenantId(), read -> replays.replay(read, visible(read, decisionId)));
        return ResponseEntity.ok(new huiyu.api.cases.model.Replay(
                decisionId, replay.same(), replay.decided().fen(), replay.replayed().fen()));
    }

    /** Of a person in the caller's scope. */
    private Decision visible(Read read, UUID decisionId) {
        Decision decision = decisions.get(read, decisionId);
        persons.getRoot(read, currentActor.get(), decision.subjectId());
        return decision;
    }
}
