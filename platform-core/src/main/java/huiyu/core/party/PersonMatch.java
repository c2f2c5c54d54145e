package huiyu.core.party;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.IdentifierStore.NewIdentifier;
import huiyu.core.party.IdentifierStore.StoredIdentifier;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the file that a person's numbers lead to, or makes one. Two files that turn out to be one person are merged. */
@Component
class PersonMatch {

    record Matched(UUID personId, boolean created) {}

    private final PersonStore persons;
    private final IdentifierStore identifiers;
    private final NameStore names;
    private final PhoneStore phones;
    private final FactStore facts;
    private final Merging merging;
    private final Clock clock;

    PersonMatch(
            PersonStore persons,
            IdentifierStore identifiers,
            NameStore names,
            PhoneStore phones,
            FactStore facts,
            Merging merging,
            Clock clock) {
        this.persons = persons;
        this.identifiers = identifiers;
        this.names = names;
        this.phones = phones;
        this.facts = facts;
        this.merging = merging;
        this.clock = clock;
    }

    /**
     * The files that the numbers of each member lead to, in the members' order. Who registers one of these numbers too waits
     * until this transaction ends.
     */
    List<Set<UUID>> lockFiles(Tx tx, List<Member> members) {
        List<Set<BlindIndex>> numbers = numbersOf(tx, members);
        Map<BlindIndex, UUID> owners = lockOwners(tx, numbers);
        return numbers.stream()
                .map(ofMember -> ofMember.stream().filter(owners::containsKey).map(owners::get).collect(Collectors.toSet()))
                .toList();
    }

    private List<Set<BlindIndex>> numbersOf(Read read, List<Member> members) {
        return members.stream()
                .map(member -> member.identifiers().stream()
                        .map(identifier -> identifiers.indexOf(read, identifier))
                        .collect(Collectors.<BlindIndex, Set<BlindIndex>>toCollection(LinkedHashSet::new)))
                .toList();
    }

    private Map<BlindIndex, UUID> lockOwners(Tx tx, List<Set<BlindIndex>> numbers) {
        Set<BlindIndex> all = numbers.stream().flatMap(Set::stream).collect(Collectors.toSet());
        persons.lockNumbers(tx, all);
        return identifiers.findOwners(tx, all);
    }

    /** The file of each member, in their order. */
    List<Matched> findOrCreate(Tx tx, List<Member> members, Origin origin, Optional<UUID> orgUnitId) {
        List<Set<BlindIndex>> numbers = numbersOf(tx, members);
        Map<BlindIndex, UUID> owners = lockOwners(tx, numbers);
        List<Matched> matched = new ArrayList<>();
        for (Set<BlindIndex> ofMember : numbers) {
            matched.add(ofMember.stream()
                    .filter(owners::containsKey)
                    .findFirst()
                    .map(index -> new Matched(owners.get(index), false))
                    .orElseGet(() -> new Matched(Ids.next(), true)));
        }
        create(tx, matched, orgUnitId, origin);
        List<Matched> attached = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            UUID file = attach(tx, matched.get(i).personId(), members.get(i).identifiers(), origin);
            attached.add(new Matched(file, matched.get(i).created()));
        }
        recordNames(tx, members, attached, origin);
        for (int i = 0; i < members.size(); i++) {
            UUID person = attached.get(i).personId();
            members.get(i).phone().ifPresent(phone -> phones.record(tx, person, phone, origin, clock.instant()));
        }
        return attached;
    }

    private void create(Tx tx, List<Matched> matched, Optional<UUID> orgUnitId, Origin origin) {
        List<UUID> created =
                matched.stream().filter(Matched::created).map(Matched::personId).toList();
        if (!created.isEmpty()) {
            persons.insert(tx, created, orgUnitId, clock.instant(), origin.recordedBy());
        }
    }

    /**
     * Gives a file the numbers it does not have yet. A number that leads to another file makes the two one.
     *
     * @return the file they stand in then
     */
    UUID attach(Tx tx, UUID rootId, List<Identifier> numbers, Origin origin) {
        Map<BlindIndex, Identifier> given = new LinkedHashMap<>();
        numbers.forEach(number -> given.put(identifiers.indexOf(tx, number), number));
        persons.lockNumbers(tx, given.keySet());
        Map<BlindIndex, UUID> owners = identifiers.findOwners(tx, given.keySet());
        UUID file = rootId;
        for (UUID other : new LinkedHashSet<>(owners.values())) {
            if (!other.equals(file)) {
                file = merging.merge(tx, file, other, "same number 同一号码", origin.recordedBy()).survivorId();
            }
        }
        List<NewIdentifier> added = new ArrayList<>();
        for (Map.Entry<BlindIndex, Identifier> each : given.entrySet()) {
            if (!owners.containsKey(each.getKey())) {
                added.add(new NewIdentifier(file, each.getValue()));
            }
        }
        if (!added.isEmpty()) {
            refuseSecondNumber(tx, file, added);
            refuseOtherBirthDate(tx, file, added);
            identifiers.insert(tx, added, origin, clock.instant());
            merging.linkClaims(tx, file, origin.recordedBy());
        }
        return file;
    }

    void contact(Tx tx, UUID rootId, Optional<PersonName> name, Optional<String> phone, Origin origin) {
        name.filter(now -> !now.text().equals(names.findNames(tx, List.of(rootId)).get(rootId)))
                .ifPresent(now -> names.record(tx, Map.of(rootId, now), origin, clock.instant()));
        phone.ifPresent(now -> phones.record(tx, rootId, now, origin, clock.instant()));
    }

    /** One person has one identity number and one birth certificate; another is a mistake, here or there. */
    private void refuseSecondNumber(Tx tx, UUID file, List<NewIdentifier> added) {
        List<StoredIdentifier> known = identifiers.listByRoot(tx, List.of(file)).getOrDefault(file, List.of());
        for (NewIdentifier each : added) {
            String kind = each.identifier().kind();
            boolean unique = !kind.equals(Identifier.OfOtherDocument.KIND);
            if (unique && known.stream().anyMatch(stored -> stored.kind().equals(kind))) {
                throw ProblemException.conflict("another-number-on-file", Map.of("kind", kind));
            }
        }
    }

    private void refuseOtherBirthDate(Tx tx, UUID file, List<NewIdentifier> added) {
        Optional<String> onFile = facts.findBirthDate(tx, file);
        boolean contradicts = added.stream()
                .flatMap(each -> each.identifier().birthDate().stream())
                .anyMatch(date -> onFile.filter(known -> !known.equals(date.toString())).isPresent());
        if (contradicts) {
            throw ProblemException.conflict("birth-date-contradicts", Map.of());
        }
    }

    /** A new name for a newborn is a name given later; for a person known by its identity number it is a mistake. */
    private void recordNames(Tx tx, List<Member> members, List<Matched> matched, Origin origin) {
        Map<UUID, String> known =
                names.findNames(tx, matched.stream().map(Matched::personId).toList());
        Map<UUID, PersonName> added = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            UUID file = matched.get(i).personId();
            String before = known.get(file);
            Optional<PersonName> now = members.get(i).name().map(PersonName::of);
            if (now.isEmpty() || now.get().text().equals(before)) {
                continue;
            }
            if (before != null && i > 0) {
                throw ProblemException.conflict("name-differs-from-file", Map.of())
                        .withField("relatives[" + (i - 1) + "].name", "name-differs-from-file", Map.of());
            }
            added.put(file, now.get());
        }
        if (!added.isEmpty()) {
            Instant at = clock.instant();
            names.record(tx, added, origin, at);
        }
    }
}
