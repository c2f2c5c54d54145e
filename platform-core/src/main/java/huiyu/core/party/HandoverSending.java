package huiyu.core.party;

import huiyu.core.crypto.SealedParcel;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.party.HandoverParcel.Number;
import huiyu.core.party.HandoverParcel.Parent;
import huiyu.core.party.HandoverParcel.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what was consented to and who the family is, nothing else. It follows the move as an event, in the transaction in
 * which this city gives up what it claimed beyond it: the other city never asks too early.
 */
@Component
class HandoverSending implements EventHandler {

    private final PersonFiles files;
    private final IdentifierStore identifiers;
    private final NameStore names;
    private final KinStore kin;
    private final MoveStore moves;
    private final SealedParcel seal;
    private final JsonMapper json;
    private final Clock clock;

    HandoverSending(
            PersonFiles files,
            IdentifierStore identifiers,
            NameStore names,
            KinStore kin,
            MoveStore moves,
            SealedParcel seal,
            JsonMapper json,
            Clock clock) {
        this.files = files;
        this.identifiers = identifiers;
        this.names = names;
        this.kin = kin;
        this.moves = moves;
        this.seal = seal;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return PersonEvents.MOVED_OUT;
    }

    @Override
    public void handle(Tx tx, Event event) {
        MoveStore.Move move = moves.getLatest(tx, event.subjectId());
        int target = moves.findTenant(tx, move.toDivisionCode()).orElseThrow();
        UUID id = Ids.next();
        HandoverParcel parcel = parcel(tx, files.getFile(tx, Actor.system(tx.tenantId()), event.subjectId()), move);
        moves.handOver(tx, id, target, seal.seal(id, tx.tenantId(), target, json.writeValueAsString(parcel)), clock.instant());
    }

    private HandoverParcel parcel(Read read, PersonFile file, MoveStore.Move move) {
        List<UUID> everybody = Stream.concat(
                        Stream.of(file.id()), file.relatives().stream().map(PersonFile.KinLine::personId))
                .distinct()
                .toList();
        Map<UUID, List<IdentifierStore.StoredIdentifier>> numbers = identifiers.listByRoot(read, everybody);
        Map<UUID, String> called = names.findNames(read, everybody);
        String from = moves.getDivisionCode(read, read.tenantId());
        return new HandoverParcel(
                HandoverParcel.VERSION,
                from,
                person(file.id(), called, numbers),
                kin.listOfChild(read, file.id()).stream()
                        .map(row -> new Parent(row.kind().stored(), person(row.relativeId(), called, numbers)))
                        .toList(),
                facts(file, move, from));
    }

    /** The move itself goes along with what was named: until when the child belonged to this city, and since when to that. */
    private static List<HandoverParcel.Fact> facts(PersonFile file, MoveStore.Move move, String from) {
        List<HandoverParcel.Fact> facts = new ArrayList<>(file.facts().stream()
                .filter(fact -> fact.attribute().equals("birth_date") || named(move.attributes(), fact.attribute()))
                .map(HandoverParcel.Fact::of)
                .toList());
        if (!named(move.attributes(), "household")) {
            LocalDate lastDay = move.movedOn().minusDays(1);
            facts.add(new HandoverParcel.Fact("household", from, since(file, lastDay), lastDay.toString()));
            facts.add(new HandoverParcel.Fact("household", move.toDivisionCode(), move.movedOn().toString(), null));
        }
        return facts;
    }

    /** When the stay that ended on a day began; null from birth on, as far as is known. */
    private static String since(PersonFile file, LocalDate lastDay) {
        return file.facts().stream()
                .filter(fact -> fact.attribute().equals("household") && fact.validTo().equals(Optional.of(lastDay)))
                .flatMap(fact -> fact.validFrom().stream())
                .map(LocalDate::toString)
                .findFirst()
                .orElse(null);
    }

    /** {@code status} names all statuses, {@code status.low_income} one. */
    private static boolean named(List<String> attributes, String attribute) {
        return attributes.stream().anyMatch(name -> attribute.equals(name) || attribute.startsWith(name + "."));
    }

    private static Person person(
            UUID id, Map<UUID, String> names, Map<UUID, List<IdentifierStore.StoredIdentifier>> numbers) {
        return new Person(
                names.getOrDefault(id, ""),
                numbers.getOrDefault(id, List.of()).stream()
                        .map(each -> new Number(each.kind(), each.number()))
                        .toList());
    }
}
