package huiyu.core.party;

import huiyu.api.people.model.FamilyRegistration;
import huiyu.api.people.model.IdentifierKind;
import huiyu.api.people.model.KinLine;
import huiyu.api.people.model.MaskedIdentifier;
import huiyu.api.people.model.Merge;
import huiyu.api.people.model.MergeRecord;
import huiyu.api.people.model.PersonPage;
import huiyu.api.people.model.PersonRegistration;
import huiyu.api.people.model.PersonSummary;
import huiyu.api.people.model.RegisteredFamily;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Between the words of the API and ours. */
final class PeopleModels {

    private PeopleModels() {}

    static huiyu.core.party.FamilyRegistration family(FamilyRegistration body) {
        List<huiyu.core.party.FamilyRegistration.Relative> relatives = new ArrayList<>();
        for (int i = 0; i < body.getRelatives().size(); i++) {
            var relative = body.getRelatives().get(i);
            relatives.add(new huiyu.core.party.FamilyRegistration.Relative(
                    Kin.ofStored(relative.getKin().getValue()), member("relatives[" + i + "]", relative.getPerson())));
        }
        return new huiyu.core.party.FamilyRegistration(
                member("child", body.getChild()),
                relatives,
                facts(body.getFamilyFacts()),
                Optional.ofNullable(body.getOrgUnitId()));
    }

    static Member member(String field, PersonRegistration body) {
        List<Identifier> identifiers = new ArrayList<>();
        for (int i = 0; i < body.getIdentifiers().size(); i++) {
            identifiers.add(identifier(field + ".identifiers[" + i + "]", body.getIdentifiers().get(i)));
        }
        return new Member(
                Optional.ofNullable(body.getName()),
                identifiers,
                Optional.ofNullable(body.getPhone()),
                facts(body.getFacts()));
    }

    static Identifier identifier(String field, huiyu.api.people.model.Identifier body) {
        return Identifiers.of(field, body.getKind().getValue(), body.getNumber());
    }

    static List<FactValue> facts(List<huiyu.api.people.model.FactValue> body) {
        return body == null ? List.of() : body.stream().map(PeopleModels::fact).toList();
    }

    private static FactValue fact(huiyu.api.people.model.FactValue body) {
        return new FactValue(
                body.getAttribute(),
                Optional.ofNullable(body.getValue()),
                Optional.ofNullable(body.getValidFrom()),
                Optional.ofNullable(body.getValidTo()));
    }

    static RegisteredFamily registered(huiyu.core.party.FamilyRegistration.Registered registered) {
        return new RegisteredFamily()
                .childId(registered.childId())
                .householdId(registered.householdId())
                .created(registered.created())
                .relatives(registered.relatives().stream()
                        .map(relative -> new huiyu.api.people.model.RegisteredRelative()
                                .kin(kin(relative.kin()))
                                .personId(relative.personId()))
                        .toList());
    }

    static huiyu.api.people.model.PersonFile file(PersonFile file) {
        return new huiyu.api.people.model.PersonFile()
                .id(file.id())
                .name(file.name())
                .identifiers(masked(file.identifiers()))
                .phoneMasked(file.phoneMasked().orElse(null))
                .householdId(file.householdId().orElse(null))
                .orgUnitId(file.orgUnitId().orElse(null))
                .movedTo(file.movedTo().orElse(null))
                .relatives(lines(file.relatives()))
                .children(lines(file.children()))
                .facts(file.facts().stream().map(PeopleModels::fact).toList());
    }

    private static huiyu.api.people.model.FactValue fact(FactValue fact) {
        return new huiyu.api.people.model.FactValue()
                .attribute(fact.attribute())
                .value(fact.value().orElse(null))
                .validFrom(fact.validFrom().orElse(null))
                .validTo(fact.validTo().orElse(null));
    }

    static PersonPage page(PersonFile.Page page) {
        return new PersonPage()
                .items(page.items().stream()
                        .map(each -> new PersonSummary()
                                .id(each.id())
                                .name(each.name())
                                .identifiers(masked(each.identifiers()))
                                .birthDate(each.birthDate().map(LocalDate::parse).orElse(null)))
                        .toList())
                .nextCursor(page.lastNameId().map(id -> Cursor.after(id).encode()).orElse(null));
    }

    static Merge merge(Merging.Merge merge, boolean undone) {
        return new Merge()
                .id(merge.id())
                .survivorId(merge.survivorId())
                .absorbedId(merge.absorbedId())
                .undone(undone);
    }

    static MergeRecord mergeRecord(MergeStore.MergeEntry entry) {
        MergeRecord record = new MergeRecord()
                .id(entry.merge().id())
                .survivorId(entry.merge().survivorId())
                .absorbedId(entry.merge().absorbedId())
                .undone(entry.merge().undone())
                .survivorName(entry.survivorName().map(Mask::name).orElse(null))
                .absorbedName(entry.absorbedName().map(Mask::name).orElse(null))
                .reason(entry.reason())
                .mergedAt(entry.mergedAt().atOffset(ZoneOffset.UTC))
                .mergedBy(entry.mergedBy());
        entry.undoing().ifPresent(undoing -> record.undoneAt(undoing.at().atOffset(ZoneOffset.UTC))
                .undoneBy(undoing.by())
                .undoReason(undoing.reason()));
        return record;
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            throw ProblemException.invalid("invalid-cursor", Map.of());
        }
    }

    private static List<MaskedIdentifier> masked(List<PersonFile.MaskedNumber> numbers) {
        return numbers.stream()
                .map(each -> new MaskedIdentifier()
                        .kind(IdentifierKind.fromValue(each.kind()))
                        .masked(each.masked()))
                .toList();
    }

    private static List<KinLine> lines(List<PersonFile.KinLine> lines) {
        return lines.stream()
                .map(line -> new KinLine().kin(kin(line.kin())).personId(line.personId()).name(line.name()))
                .toList();
    }

    private static huiyu.api.people.model.Kin kin(Kin kin) {
        return huiyu.api.people.model.Kin.fromValue(kin.stored());
    }
}
