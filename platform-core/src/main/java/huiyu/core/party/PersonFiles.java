package huiyu.core.party;

import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.party.IdentifierStore.StoredIdentifier;
import huiyu.core.party.PersonFile.KinLine;
import huiyu.core.party.PersonFile.MaskedNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows files to those in whose scope they are, and finds them by number or name. */
@Component
class PersonFiles {

    private final PersonAccess access;
    private final PersonFileStore files;
    private final IdentifierStore identifiers;
    private final NameStore names;
    private final PhoneStore phones;
    private final KinStore kin;
    private final FactStore facts;
    private final FactTree tree;
    private final People people;

    PersonFiles(
            PersonAccess access,
            PersonFileStore files,
            IdentifierStore identifiers,
            NameStore names,
            PhoneStore phones,
            KinStore kin,
            FactStore facts,
            FactTree tree,
            People people) {
        this.access = access;
        this.files = files;
        this.identifiers = identifiers;
        this.names = names;
        this.phones = phones;
        this.kin = kin;
        this.facts = facts;
        this.tree = tree;
        this.people = people;
    }

    /** @see PersonAccess#getRoot */
    UUID getRoot(Read read, Actor actor, UUID personId) {
        return access.getRoot(read, actor, personId);
    }

    PersonFile getFile(Read read, Actor actor, UUID personId) {
        PersonFileStore.FileRow row = access.getRow(read, actor, personId);
        UUID root = row.rootId();
        List<KinStore.KinRow> relatives = kin.listOfChild(read, root);
        List<KinStore.KinRow> children = kin.listOfRelative(read, root);
        Map<UUID, String> allNames = names.findNames(
                read,
                Stream.of(
                                Stream.of(root),
                                relatives.stream().map(KinStore.KinRow::relativeId),
                                children.stream().map(KinStore.KinRow::childId))
                        .flatMap(each -> each)
                        .distinct()
                        .toList());
        return new PersonFile(
                root,
                allNames.getOrDefault(root, ""),
                masked(identifiers.listByRoot(read, List.of(root)).get(root)),
                phones.find(read, root).map(phone -> Mask.keep(phone, 3, 4)),
                kin.findHousehold(read, List.of(root)),
                row.orgUnitId(),
                row.movedTo(),
                relatives.stream().map(each -> line(each.kind(), each.relativeId(), allNames)).distinct().toList(),
                children.stream().map(each -> line(each.kind(), each.childId(), allNames)).distinct().toList(),
                tree.current(facts.listCurrent(read, List.of(root)), facts.listCurrentOfHouseholds(read, List.of(root))));
    }

    PersonFile.Page findByNumber(Read read, Actor actor, Identifier identifier) {
        List<UUID> visible = people.findByIdentifier(read, identifier)
                .flatMap(id -> files.find(read, PersonScope.of(actor), id))
                .map(row -> List.of(row.rootId()))
                .orElse(List.of());
        return new PersonFile.Page(summaries(read, visible), Optional.empty());
    }

    /** @param infix whether the part may stand anywhere in the name */
    PersonFile.Page findByName(Read read, Actor actor, String part, boolean infix, UUID afterNameId, int limit) {
        PersonScope scope = PersonScope.of(actor);
        List<PersonFileStore.Found> found = infix
                ? files.listByInfix(read, scope, part, afterNameId, limit)
                : files.listByPrefix(read, scope, PersonName.of(part).text(), afterNameId, limit);
        List<UUID> roots = found.stream().map(PersonFileStore.Found::rootId).distinct().toList();
        return new PersonFile.Page(
                summaries(read, roots),
                found.size() < limit ? Optional.empty() : Optional.of(found.getLast().nameId()));
    }

    private List<PersonFile.Summary> summaries(Read read, List<UUID> roots) {
        Map<UUID, String> allNames = names.findNames(read, roots);
        Map<UUID, List<StoredIdentifier>> numbers = identifiers.listByRoot(read, roots);
        Map<UUID, String> birthDates = facts.findBirthDates(read, roots);
        return roots.stream()
                .map(root -> new PersonFile.Summary(
                        root,
                        allNames.getOrDefault(root, ""),
                        masked(numbers.get(root)),
                        Optional.ofNullable(birthDates.get(root))))
                .toList();
    }

    private static List<MaskedNumber> masked(List<StoredIdentifier> numbers) {
        return numbers == null
                ? List.of()
                : numbers.stream()
                        .map(each -> new MaskedNumber(
                                each.kind(), Identifiers.of("number", each.kind(), each.number()).masked()))
                        .toList();
    }

    private static KinLine line(Kin kin, UUID personId, Map<UUID, String> names) {
        return new KinLine(kin, personId, names.getOrDefault(personId, ""));
    }
}
