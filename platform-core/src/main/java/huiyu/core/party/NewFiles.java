package huiyu.core.party;

import huiyu.core.db.Tx;
import huiyu.core.party.FactRecorder.Told;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.IdentifierStore.NewIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes files of people nobody has on file, by the thousand: there is nothing to look up, to close or to overlap. */
@Component
class NewFiles {

    /** @param person with one number and a name, checked @param facts of the person, none of a family */
    record NewFile(UUID id, Member person, List<FactValue> facts) {}

    private final PersonStore persons;
    private final IdentifierStore identifiers;
    private final NameStore names;
    private final PhoneStore phones;
    private final FactRecorder facts;
    private final Clock clock;

    NewFiles(PersonStore persons, IdentifierStore identifiers, NameStore names, PhoneStore phones, FactRecorder facts, Clock clock) {
        this.persons = persons;
        this.identifiers = identifiers;
        this.names = names;
        this.phones = phones;
        this.facts = facts;
        this.clock = clock;
    }

    void create(Tx tx, List<NewFile> files, Origin origin) {
        Instant at = clock.instant();
        persons.insert(tx, files.stream().map(NewFile::id).toList(), orgUnits(tx, files), at, origin.recordedBy());
        identifiers.insert(
                tx, files.stream().map(file -> new NewIdentifier(file.id(), file.person().identifiers().getFirst())).toList(), origin, at);
        Map<UUID, PersonName> named = new LinkedHashMap<>();
        Map<UUID, String> reached = new LinkedHashMap<>();
        files.forEach(file -> {
            named.put(file.id(), PersonName.of(file.person().name().orElseThrow()));
            file.person().phone().ifPresent(phone -> reached.put(file.id(), phone));
        });
        names.recordFirst(tx, named, origin, at);
        phones.recordFirst(tx, reached, origin, at);
        facts.recordFirst(
                tx,
                files.stream()
                        .flatMap(file -> file.facts().stream().map(fact -> new Told(FactField.ofFile(fact.attribute()), file.id(), fact)))
                        .toList(),
                origin);
    }

    /** Where each file is kept: it follows the household registration. */
    private List<UUID> orgUnits(Tx tx, List<NewFile> files) {
        List<Optional<String>> divisions = files.stream().map(NewFiles::household).toList();
        Map<String, UUID> units = persons.findOrgUnits(tx, divisions.stream().flatMap(Optional::stream).distinct().toList());
        return divisions.stream().map(division -> division.map(units::get).orElse(null)).toList();
    }

    private static Optional<String> household(NewFile file) {
        return file.facts().stream()
                .filter(fact -> fact.attribute().equals("household") && fact.validTo().isEmpty())
                .flatMap(fact -> fact.value().stream())
                .map(String::valueOf)
                .findFirst();
    }
}
