package huiyu.core.lifeevent;

import huiyu.api.cases.LifeEventsApi;
import huiyu.api.cases.model.LifeEventPage;
import huiyu.api.cases.model.LifeEventReport;
import huiyu.core.casedesk.CaseAnswers;
import huiyu.core.casework.CaseFile;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.PersonAccess;
import huiyu.core.web.Cursor;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LifeEventController implements LifeEventsApi {

    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final LifeEventIntake intake;
    private final LifeEventStore events;
    private final PersonAccess persons;
    private final Automations automations;

    LifeEventController(
            TenantTransaction transactions,
            CurrentActor currentActor,
            LifeEventIntake intake,
            LifeEventStore events,
            PersonAccess persons,
            Automations automations) {
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.intake = intake;
        this.events = events;
        this.persons = persons;
        this.automations = automations;
    }

    @Override
    public ResponseEntity<huiyu.api.cases.model.LifeEvent> reportLifeEvent(LifeEventReport report) {
        Actor actor = currentActor.get();
        LifeEventIntake.Outcome outcome = transactions.run(actor.tenantId(), tx -> intake.report(tx, report, actor));
        return ResponseEntity.ok(answer(outcome.event(), outcome.cases()));
    }

    @Override
    public ResponseEntity<huiyu.api.cases.model.LifeEvent> getLifeEvent(UUID lifeEventId) {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> {
            LifeEvent event = events.get(read, lifeEventId);
            persons.getRoot(read, currentActor.get(), event.subjectId());
            return answer(event, automations.listCases(read, List.of(event)));
        }));
    }

    @Override
    public ResponseEntity<LifeEventPage> listLifeEvents(UUID subjectId, String cursor, Integer limit) {
        int size = Cursor.limit(limit);
        Optional<Cursor> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1));
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> {
            List<LifeEvent> page = events.listOfSubject(
                    read, persons.getRoot(read, currentActor.get(), subjectId), after, size + 1);
            List<CaseFile> cases = automations.listCases(read, page);
            LifeEventPage answer = new LifeEventPage(page.stream()
                    .limit(size)
                    .map(event -> answer(event, cases.stream()
                            .filter(file -> file.lifeEventId().filter(event.id()::equals).isPresent())
                            .toList()))
                    .toList());
            return page.size() > size
                    ? answer.nextCursor(Cursor.after(page.get(size - 1).id()).encode())
                    : answer;
        }));
    }

    private static huiyu.api.cases.model.LifeEvent answer(LifeEvent event, List<CaseFile> cases) {
        return new huiyu.api.cases.model.LifeEvent(
                event.id(), event.eventNumber(), event.source(),
                huiyu.api.cases.model.LifeEventKind.fromValue(event.kind().code()), event.occurredOn(),
                event.reportedAt().atOffset(ZoneOffset.UTC), event.subjectId(),
                cases.stream().map(CaseAnswers::summary).toList());
    }
}
