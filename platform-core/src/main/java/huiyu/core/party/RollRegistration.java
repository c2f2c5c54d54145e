package huiyu.core.party;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.party.FactRecorder.Told;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.NewFiles.NewFile;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Registers people by the hundred, each known by one number: in sets, with few round trips. What cannot be is told of each
 * and stops nobody else; who is on file already is found, and what is new of them is added.
 */
@Component
public class RollRegistration {

    /** @param field {@code name}, {@code number}, {@code phone}, {@code birthDate} or {@code household} */
    public record Flaw(String field, String rule) {}

    /** Somebody who can be registered. @param file on file already, or none yet */
    private record Entry(Member person, Optional<UUID> file, List<FactValue> facts) {}

    private final PersonStore persons;
    private final IdentifierStore identifiers;
    private final NameStore names;
    private final PhoneStore phones;
    private final FactStore known;
    private final FactRecorder facts;
    private final NewFiles newFiles;
    private final FactVocabulary vocabulary;
    private final Clock clock;

    RollRegistration(
            PersonStore persons, IdentifierStore identifiers, NameStore names, PhoneStore phones, FactStore known, FactRecorder facts,
            NewFiles newFiles, FactVocabulary vocabulary, Clock clock) {
        this.persons = persons;
        this.identifiers = identifiers;
        this.names = names;
        this.phones = phones;
        this.known = known;
        this.facts = facts;
        this.newFiles = newFiles;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /**
     * @param people each with exactly one number and a name; at most a few thousand, as each number is locked until the end
     *     of the transaction
     * @param dryRun only looks what is wrong
     * @return what is wrong, by the position in {@code people}
     */
    public Map<Integer, Flaw> register(Tx tx, List<Member> people, Origin origin, boolean dryRun) {
        Map<Integer, Flaw> flaws = new LinkedHashMap<>();
        Map<Integer, BlindIndex> numbers = new LinkedHashMap<>();
        for (int i = 0; i < people.size(); i++) {
            Optional<Flaw> flaw = flawOf(people.get(i));
            if (flaw.isPresent()) {
                flaws.put(i, flaw.get());
            } else {
                numbers.put(i, identifiers.indexOf(tx, people.get(i).identifiers().getFirst()));
            }
        }
        List<Entry> entries = matched(tx, people, numbers, flaws);
        if (!dryRun && !entries.isEmpty()) {
            write(tx, entries, origin);
        }
        return flaws;
    }

    /** What is wrong with a person before anything is looked up. */
    private Optional<Flaw> flawOf(Member person) {
        try {
            new RegistrationCheck(LocalDate.now(clock)).person(person);
            if (RegistrationCheck.birthDate(person).isEmpty()) {
                return Optional.of(new Flaw("birthDate", "birth-date-required"));
            }
            for (FactValue fact : person.facts()) {
                vocabulary.check(FactField.ofFile(fact.attribute().equals("birth_date") ? "birthDate" : fact.attribute()), fact);
            }
            return Optional.empty();
        } catch (ProblemException wrong) {
            ProblemException.FieldProblem first = wrong.fields().getFirst();
            String field = first.field().replaceFirst("^person\\.", "").replaceFirst("\\..*$", "");
            return Optional.of(new Flaw(field.equals("citizenId") ? "number" : field, first.rule()));
        }
    }

    private List<Entry> matched(Tx tx, List<Member> people, Map<Integer, BlindIndex> numbers, Map<Integer, Flaw> flaws) {
        persons.lockNumbers(tx, Set.copyOf(numbers.values()));
        Map<BlindIndex, UUID> owners = identifiers.findOwners(tx, Set.copyOf(numbers.values()));
        Map<UUID, String> namesOnFile = names.findNames(tx, Set.copyOf(owners.values()));
        Map<UUID, String> birthsOnFile = known.findBirthDates(tx, Set.copyOf(owners.values()));
        Map<BlindIndex, Entry> entries = new LinkedHashMap<>();
        numbers.forEach((position, index) -> {
            Member person = people.get(position);
            Optional<UUID> file = Optional.ofNullable(owners.get(index));
            Optional<Member> before = Optional.ofNullable(entries.get(index)).map(Entry::person);
            String name = nameOf(person).text();
            String born = RegistrationCheck.birthDate(person).orElseThrow();
            if (before.filter(other -> !nameOf(other).text().equals(name) || !RegistrationCheck.birthDate(other).orElseThrow().equals(born)).isPresent()) {
                flaws.put(position, new Flaw("number", "number-of-somebody-else"));
            } else if (file.map(namesOnFile::get).filter(other -> !other.equals(name)).isPresent()) {
                flaws.put(position, new Flaw("name", "name-differs-from-file"));
            } else if (file.map(birthsOnFile::get).filter(other -> !other.equals(born)).isPresent()) {
                flaws.put(position, new Flaw("birthDate", "birth-date-differs-from-file"));
            } else if (before.isEmpty()) {
                entries.put(index, new Entry(person, file, facts(person, born)));
            }
        });
        return List.copyOf(entries.values());
    }

    private static List<FactValue> facts(Member person, String born) {
        List<FactValue> facts = new ArrayList<>(person.facts());
        if (facts.stream().noneMatch(fact -> fact.attribute().equals("birth_date"))) {
            facts.add(FactValue.always("birth_date", born));
        }
        return facts;
    }

    private void write(Tx tx, List<Entry> entries, Origin origin) {
        List<Entry> unknown = entries.stream().filter(entry -> entry.file().isEmpty()).toList();
        List<Entry> onFile = entries.stream().filter(entry -> entry.file().isPresent()).toList();
        if (!onFile.isEmpty()) {
            add(tx, onFile, origin);
        }
        if (!unknown.isEmpty()) {
            tx.planOnce();
            newFiles.create(tx, unknown.stream().map(entry -> new NewFile(Ids.next(), entry.person(), entry.facts())).toList(), origin);
        }
    }

    private void add(Tx tx, List<Entry> onFile, Origin origin) {
        Instant at = clock.instant();
        recordNames(tx, onFile, origin, at);
        Map<UUID, String> given = new LinkedHashMap<>();
        onFile.forEach(entry -> entry.person().phone().ifPresent(phone -> given.put(entry.file().orElseThrow(), phone)));
        phones.recordAll(tx, given, origin, at);
        facts.record(tx, told(onFile), origin);
    }

    /** Two numbers may lead to one file; then the first row says what holds of it. */
    private static List<Told> told(List<Entry> entries) {
        Set<UUID> seen = new HashSet<>();
        List<Told> told = new ArrayList<>();
        for (Entry entry : entries) {
            UUID file = entry.file().orElseThrow();
            if (seen.add(file)) {
                entry.facts().forEach(fact -> told.add(new Told(FactField.ofFile(fact.attribute()), file, fact)));
            }
        }
        return told;
    }

    /** Of those on file only who has no name yet; another name was refused. */
    private void recordNames(Tx tx, List<Entry> entries, Origin origin, Instant at) {
        Map<UUID, String> there = names.findNames(tx, entries.stream().flatMap(entry -> entry.file().stream()).toList());
        Map<UUID, PersonName> added = new LinkedHashMap<>();
        entries.forEach(entry -> {
            UUID file = entry.file().orElseThrow();
            if (!there.containsKey(file)) {
                added.put(file, nameOf(entry.person()));
            }
        });
        if (!added.isEmpty()) {
            names.record(tx, added, origin, at);
        }
    }

    private static PersonName nameOf(Member person) {
        return PersonName.of(person.name().orElseThrow());
    }
}
