package huiyu.core.party;

import huiyu.core.audit.Audit;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.web.ProblemException;
import huiyu.kernel.identifier.DivisionCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes a child's move to another city in. The file here stays, is marked, and says where the child is registered now; what
 * was decided here is looked at again, and the file is handed over, in one transaction that follows.
 */
@Component
class MoveFlow {

    private final TenantTransaction transactions;
    private final PersonFiles files;
    private final MoveStore moves;
    private final FactRecorder facts;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    MoveFlow(
            TenantTransaction transactions,
            PersonFiles files,
            MoveStore moves,
            FactRecorder facts,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.moves = moves;
        this.facts = facts;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Handing over to the same city again changes nothing.
     *
     * @throws ProblemException 422 for a city that is not there or consent by somebody else, 409 when it went elsewhere
     */
    PersonFile handOver(Actor actor, UUID childId, MoveStore.Move move) {
        return transactions.run(actor.tenantId(), tx -> {
            PersonFile file = files.getFile(tx, actor, childId);
            if (file.movedTo().isPresent()) {
                if (file.movedTo().get().equals(move.toDivisionCode())) {
                    return file;
                }
                throw ProblemException.conflict("already-moved", Map.of());
            }
            check(tx, actor, file, move);
            if (!isRegisteredThere(file, move)) {
                facts.record(
                        tx, file.id(),
                        List.of(FactValue.since("household", move.toDivisionCode(), move.movedOn())),
                        Origin.of("handover", actor.subject()));
            }
            moves.insert(tx, file.id(), move, clock.instant(), actor.subject());
            moves.markMoved(tx, file.id(), move.toDivisionCode(), clock.instant());
            audit.record(tx, actor, "person.moved-out", "person", file.id(),
                    Map.of("to", move.toDivisionCode(), "attributes", move.attributes()));
            outbox.publish(tx, PersonEvents.MOVED_OUT, file.id(), actor.subject());
            return files.getFile(tx, actor, file.id());
        });
    }

    private void check(Tx tx, Actor actor, PersonFile file, MoveStore.Move move) {
        int target = moves.findTenant(tx, move.toDivisionCode())
                .orElseThrow(() -> ProblemException.invalidField("toDivisionCode", "city-unknown", Map.of()));
        if (target == actor.tenantId()) {
            throw ProblemException.invalidField("toDivisionCode", "other-city", Map.of());
        }
        LocalDate today = LocalDate.now(clock);
        if (move.consent().givenOn().isAfter(today)) {
            throw ProblemException.invalidField("consent.givenOn", "date-in-future", Map.of());
        }
        if (move.movedOn().isAfter(today)) {
            throw ProblemException.invalidField("movedOn", "date-in-future", Map.of());
        }
        boolean guardian =
                file.relatives().stream().anyMatch(line -> line.personId().equals(move.consent().guardianId()));
        if (!guardian) {
            throw ProblemException.invalidField("consent.guardianId", "consent-of-guardian", Map.of());
        }
    }

    /** The household registration may have been reported before, and more exactly. */
    private static boolean isRegisteredThere(PersonFile file, MoveStore.Move move) {
        DivisionCode city = new DivisionCode(move.toDivisionCode());
        return file.facts().stream()
                .filter(fact -> fact.attribute().equals("household") && fact.validTo().isEmpty())
                .flatMap(fact -> fact.value().stream())
                .anyMatch(value -> new DivisionCode(value.toString().substring(0, 6)).isWithin(city));
    }
}
