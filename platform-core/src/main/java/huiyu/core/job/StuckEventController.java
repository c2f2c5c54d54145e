package huiyu.core.job;

import huiyu.api.platform.EventsApi;
import huiyu.api.platform.model.StuckEventPage;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StuckEventController implements EventsApi {

    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final StuckEvents events;

    StuckEventController(TenantTransaction transactions, CurrentActor currentActor, StuckEvents events) {
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.events = events;
    }

    @Override
    public ResponseEntity<StuckEventPage> listStuckEvents(String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        Optional<Cursor> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1));
        List<StuckEvent> found =
                transactions.read(currentActor.get().tenantId(), read -> events.list(read, after, most));
        StuckEventPage page = new StuckEventPage(found.stream().map(StuckEventController::answer).toList());
        return ResponseEntity.ok(
                found.size() < most ? page : page.nextCursor(Cursor.after(found.getLast().id()).encode()));
    }

    @Override
    public ResponseEntity<huiyu.api.platform.model.StuckEvent> retryStuckEvent(UUID outboxEventId) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(
                answer(transactions.run(actor.tenantId(), tx -> events.retry(tx, actor, outboxEventId))));
    }

    private static huiyu.api.platform.model.StuckEvent answer(StuckEvent event) {
        return new huiyu.api.platform.model.StuckEvent(
                event.id(), event.kind(), event.subjectId(), event.attempts(), event.createdAt().atOffset(ZoneOffset.UTC),
                event.nextTryAt().atOffset(ZoneOffset.UTC), event.lastError());
    }
}
