package huiyu.core.party;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.FamilyRegistration.Registered;
import huiyu.core.party.FamilyRegistration.RegisteredRelative;
import huiyu.core.party.FamilyRegistration.Relative;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Registers people and finds them. A number is the key: who registers the same birth twice, or at two windows at once,
 * gets the same file; a file known by its birth certificate takes the identity number when it comes.
 */
@Component
public class People {

    private final PersonStore persons;
    private final IdentifierStore identifiers;
    private final NameStore names;
    private final PersonMatch match;
    private final FamilyTies ties;
    private final FactRecorder facts;
    private final Clock clock;

    People(
            PersonStore persons,
            IdentifierStore identifiers,
            NameStore names,
            PersonMatch match,
            FamilyTies ties,
            FactRecorder facts,
            Clock clock) {
        this.persons = persons;
        this.identifiers = identifiers;
        this.names = names;
        this.match = match;
        this.ties = ties;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Finds or makes the files of a child and its relatives, ties them together and records what is said of them; all
     * of it or nothing.
     *
     * @throws ProblemException 422 naming fields and rules; 409 when the numbers contradict what is on file
     */
    public Registered registerFamily(Tx tx, FamilyRegistration registration, Origin origin) {
        new RegistrationCheck(LocalDate.now(clock)).family(registration);
        List<Member> members = Stream.concat(
                        Stream.of(registration.child()),
                        registration.relatives().stream().map(Relative::person))
                .toList();
        List<PersonMatch.Matched> files = match.findOrCreate(tx, members, origin, registration.orgUnitId());
        UUID child = files.getFirst().personId();
        List<RegisteredRelative> relatives = new ArrayList<>();
        for (int i = 0; i < registration.relatives().size(); i++) {
            relatives.add(new RegisteredRelative(
                    registration.relatives().get(i).kin(), files.get(i + 1).personId()));
        }
        ties.tie(tx, child, relatives, origin);
        UUID household = ties.household(tx, child, relatives, origin);
        recordFacts(tx, registration, files, origin);
        return new Registered(child, List.copyOf(relatives), household, files.getFirst().created());
    }

    /** Finds or makes the file of one person. */
    public UUID registerPerson(Tx tx, Member person, Optional<UUID> orgUnitId, Origin origin) {
        new RegistrationCheck(LocalDate.now(clock)).person(person);
        List<PersonMatch.Matched> files = match.findOrCreate(tx, List.of(person), origin, orgUnitId);
        UUID id = files.getFirst().personId();
        facts.record(tx, told("person", id, person), origin);
        return id;
    }

    private void recordFacts(
            Tx tx, FamilyRegistration registration, List<PersonMatch.Matched> files, Origin origin) {
        UUID child = files.getFirst().personId();
        List<FactRecorder.Told> told = new ArrayList<>(told("child", child, registration.child()));
        for (int i = 0; i < registration.relatives().size(); i++) {
            told.addAll(told("relatives[" + i + "]", files.get(i + 1).personId(), registration.relatives().get(i).person()));
        }
        for (int i = 0; i < registration.familyFacts().size(); i++) {
            told.add(new FactRecorder.Told(
                    FactField.ofFile("familyFacts[" + i + "]"), child, registration.familyFacts().get(i)));
        }
        facts.record(tx, told, origin);
    }

    private static List<FactRecorder.Told> told(String field, UUID personId, Member member) {
        List<FactRecorder.Told> told = new ArrayList<>();
        List<FactValue> values = new ArrayList<>(member.facts());
        boolean stated = values.stream().anyMatch(value -> value.attribute().equals("birth_date"));
        if (!stated) {
            RegistrationCheck.birthDate(member).ifPresent(date -> values.add(FactValue.always("birth_date", date)));
        }
        for (int i = 0; i < values.size(); i++) {
            told.add(new FactRecorder.Told(FactField.ofFile(field + ".facts[" + i + "]"), personId, values.get(i)));
        }
        return told;
    }

    /** Adds a number to a file; the file of somebody else with that number is merged in when nothing speaks against it. */
    public void addIdentifier(Tx tx, UUID personId, Identifier identifier, Origin origin) {
        match.attach(tx, getRoot(tx, personId), List.of(identifier), origin);
    }

    /**
     * Changes a name or a phone; what was there before stays as a former one.
     *
     * @throws ProblemException 422 for what cannot be a name or a mobile phone
     */
    void changeContact(Tx tx, UUID rootId, Optional<String> name, Optional<String> phone, Origin origin) {
        new RegistrationCheck(LocalDate.now(clock)).contact(name, phone);
        match.contact(tx, rootId, name.map(PersonName::of), phone, origin);
    }

    public Optional<UUID> findByIdentifier(Read read, Identifier identifier) {
        return Optional.ofNullable(identifiers
                .findOwners(read, List.of(identifiers.indexOf(read, identifier)))
                .values()
                .stream()
                .findFirst()
                .orElse(null));
    }

    /** The ids under which each of these persons is or was known here: its own and those of the files merged with it. */
    public Set<UUID> listParts(Read read, Collection<UUID> personIds) {
        Set<UUID> parts = new HashSet<>(personIds);
        parts.addAll(persons.listParts(read, personIds));
        return parts;
    }

    /** By the keyed hash of a number, for who may not know the number itself. */
    public Optional<UUID> findByIndex(Read read, BlindIndex index) {
        return Optional.ofNullable(identifiers.findOwners(read, List.of(index)).get(index));
    }

    /**
     * The file a person is read as: itself, or the one it was merged into.
     *
     * @throws ProblemException 404 when there is no such person in this tenant
     */
    public UUID getRoot(Read read, UUID personId) {
        return Optional.ofNullable(persons.findRoots(read, List.of(personId)).get(personId))
                .orElseThrow(() -> ProblemException.notFound("person-not-found", Map.of()));
    }

    /** As {@link #getRoot}, for many; persons that are not this tenant's are left out. */
    public Map<UUID, UUID> findRoots(Read read, Collection<UUID> personIds) {
        return persons.findRoots(read, personIds);
    }

    /** The name each person goes by now; who has none yet is not in the answer. */
    public Map<UUID, String> findNames(Read read, Collection<UUID> personIds) {
        Map<UUID, UUID> roots = persons.findRoots(read, personIds);
        Map<UUID, String> byRoot = names.findNames(read, Set.copyOf(roots.values()));
        return roots.entrySet().stream()
                .filter(entry -> byRoot.containsKey(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> byRoot.get(entry.getValue())));
    }

    /** As {@link #findNames}, the first character and stars: for lists of those who need not know more. */
    public Map<UUID, String> findMaskedNames(Read read, Collection<UUID> personIds) {
        return findNames(read, Set.copyOf(personIds)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Mask.name(entry.getValue())));
    }

    /** The numbers each person is known by, for asking bureaus; never for showing. */
    public Map<UUID, List<Identifier>> listIdentifiers(Read read, Collection<UUID> personIds) {
        Map<UUID, UUID> roots = persons.findRoots(read, personIds);
        Map<UUID, List<IdentifierStore.StoredIdentifier>> byRoot = identifiers.listByRoot(read, roots.values());
        return roots.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> byRoot.getOrDefault(entry.getValue(), List.of()).stream()
                                .map(stored -> Identifiers.of("number", stored.kind(), stored.number()))
                                .toList()));
    }

    /** By what the province's claim registry knows each child: one index for each number it has. */
    public Map<UUID, Set<BlindIndex>> listIndexes(Read read, Collection<UUID> childIds) {
        Map<UUID, UUID> roots = persons.findRoots(read, childIds);
        Map<UUID, Set<BlindIndex>> byRoot = identifiers.listIndexes(read, roots.values());
        return roots.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> byRoot.getOrDefault(entry.getValue(), Set.of())));
    }
}
