package huiyu.core.party;

import huiyu.core.audit.Audit;
import huiyu.core.crypto.SealedParcel;
import huiyu.core.db.Ids;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.party.HandoverParcel.Number;
import huiyu.core.party.HandoverParcel.Parent;
import huiyu.core.party.HandoverParcel.Person;
import huiyu.core.party.MoveStore.Consent;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands a child's file over to another city: the facts consented to and who the family is, nothing else. The file here
 * stays and is marked; neither city sees more of the other than this.
 */
@Component
class MoveFlow {

    /** Event kind, in the city left; the subject is the child. */
    static final String MOVED_OUT = "person.moved-out";

    private final TenantTransaction transactions;
    private final PersonFiles files;
    private final IdentifierStore identifiers;
    private final NameStore names;
    private final KinStore kin;
    private final MoveStore moves;
    private final SealedParcel seal;
    private final Outbox outbox;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    MoveFlow(
            TenantTransaction transactions,
            PersonFiles files,
            IdentifierStore identifiers,
            NameStore names,
            KinStore kin,
            MoveStore moves,
            SealedParcel seal,
            Outbox outbox,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.identifiers = identifiers;
        this.names = names;
        this.kin = kin;
        this.moves = moves;
        this.seal = seal;
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Handing over to the same city again changes nothing.
     *
     * @throws ProblemException 422 for a city that is not there or consent by somebody else, 409 when it went elsewhere
     */
    PersonFile handOver(Actor actor, UUID childId, String divisionCode, List<String> attributes, Consent consent) {
        return transactions.run(actor.tenantId(), tx -> {
            PersonFile file = files.getFile(tx, actor, childId);
            if (file.movedTo().isPresent()) {
                if (file.movedTo().get().equals(divisionCode)) {
                    return file;
                }
                throw ProblemException.conflict("already-moved", Map.of());
            }
            int target = check(tx, actor, file, divisionCode, consent);
            send(tx, file, target, attributes);
            moves.insert(tx, file.id(), divisionCode, attributes, consent, clock.instant(), actor.subject());
            moves.markMoved(tx, file.id(), divisionCode, clock.instant());
            audit.record(tx, actor, "person.moved-out", "person", file.id(), Map.of("to", divisionCode, "attributes", attributes));
            outbox.publish(tx, MOVED_OUT, file.id(), actor.subject());
            return files.getFile(tx, actor, file.id());
        });
    }

    private int check(Tx tx, Actor actor, PersonFile file, String divisionCode, Consent consent) {
        int target = moves.findTenant(tx, divisionCode)
                .orElseThrow(() -> ProblemException.invalidField("toDivisionCode", "city-unknown", Map.of()));
        if (target == actor.tenantId()) {
            throw ProblemException.invalidField("toDivisionCode", "other-city", Map.of());
        }
        if (consent.givenOn().isAfter(LocalDate.now(clock))) {
            throw ProblemException.invalidField("consent.givenOn", "date-in-future", Map.of());
        }
        boolean guardian = file.relatives().stream().anyMatch(line -> line.personId().equals(consent.guardianId()));
        if (!guardian) {
            throw ProblemException.invalidField("consent.guardianId", "consent-of-guardian", Map.of());
        }
        return target;
    }

    private void send(Tx tx, PersonFile file, int target, List<String> attributes) {
        List<UUID> everybody = Stream.concat(
                        Stream.of(file.id()), file.relatives().stream().map(PersonFile.KinLine::personId))
                .distinct()
                .toList();
        Map<UUID, List<IdentifierStore.StoredIdentifier>> numbers = identifiers.listByRoot(tx, everybody);
        Map<UUID, String> called = names.findNames(tx, everybody);
        List<Parent> relatives = kin.listOfChild(tx, file.id()).stream()
                .map(row -> new Parent(row.kind().stored(), person(row.relativeId(), called, numbers)))
                .toList();
        List<HandoverParcel.Fact> facts = file.facts().stream()
                .filter(fact -> fact.attribute().equals("birth_date") || named(attributes, fact.attribute()))
                .map(HandoverParcel.Fact::of)
                .toList();
        HandoverParcel parcel = new HandoverParcel(
                HandoverParcel.VERSION,
                moves.getDivisionCode(tx, tx.tenantId()),
                person(file.id(), called, numbers),
                relatives,
                facts);
        UUID id = Ids.next();
        byte[] sealed = seal.seal(id, tx.tenantId(), target, json.writeValueAsString(parcel));
        moves.handOver(tx, id, target, sealed, clock.instant());
    }

    /** {@code status} names all statuses, {@code status.low_income} one. */
    private static boolean named(List<String> attributes, String attribute) {
        return attributes.stream().anyMatch(name -> attribute.equals(name) || attribute.startsWith(name + "."));
    }

    private static Person person(
            UUID id, Map<UUID, String> names, Map<UUID, List<IdentifierStore.StoredIdentifier>> numbers) {
        return new Person(
                Optional.ofNullable(names.get(id)).orElse(""),
                numbers.getOrDefault(id, List.of()).stream()
                        .map(each -> new Number(each.kind(), each.number()))
                        .toList());
    }
}
