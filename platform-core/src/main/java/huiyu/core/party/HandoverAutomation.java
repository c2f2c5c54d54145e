package huiyu.core.party;

import huiyu.core.crypto.SealedParcel;
import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.job.Outbox;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Opens what another city handed over and makes files of it. */
@Component
class HandoverAutomation implements EventHandler {

    private final MoveStore moves;
    private final SealedParcel seal;
    private final People people;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    HandoverAutomation(
            MoveStore moves, SealedParcel seal, People people, Outbox outbox, JsonMapper json, Clock clock) {
        this.moves = moves;
        this.seal = seal;
        this.people = people;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "handover.arrived";
    }

    @Override
    public void handle(Tx tx, Event event) {
        moves.findHandover(tx, event.subjectId()).filter(each -> !each.accepted()).ifPresent(handover -> {
            String opened = seal.open(handover.id(), handover.fromTenantId(), tx.tenantId(), handover.parcel());
            HandoverParcel parcel = json.readValue(opened, HandoverParcel.class);
            Origin origin = new Origin("handover", Optional.of(parcel.fromDivisionCode()), "system");
            UUID child = people.registerFamily(tx, parcel.registration(), origin).childId();
            moves.markPresent(tx, child);
            moves.accept(tx, handover.id(), child, clock.instant());
            outbox.publish(tx, PersonEvents.MOVED_IN, child, "system");
        });
    }
}
