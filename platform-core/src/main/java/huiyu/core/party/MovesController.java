package huiyu.core.party;

import huiyu.api.people.MovesApi;
import huiyu.api.people.model.Move;
import huiyu.core.identity.CurrentActor;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MovesController implements MovesApi {

    private final CurrentActor current;
    private final MoveFlow flow;

    MovesController(CurrentActor current, MoveFlow flow) {
        this.current = current;
        this.flow = flow;
    }

    @Override
    public ResponseEntity<huiyu.api.people.model.PersonFile> moveChild(UUID personId, Move body) {
        MoveStore.Consent consent = new MoveStore.Consent(
                body.getConsent().getGuardianId(),
                body.getConsent().getGivenOn(),
                body.getConsent().getDocument());
        LocalDate movedOn = body.getMovedOn() == null ? consent.givenOn() : body.getMovedOn();
        return ResponseEntity.ok(PeopleModels.file(flow.handOver(
                current.get(), personId, new MoveStore.Move(body.getToDivisionCode(), movedOn, body.getAttributes(), consent))));
    }
}
