package huiyu.core.party;

import huiyu.api.people.model.OwnChild;
import huiyu.api.people.model.OwnFamily;
import huiyu.api.people.model.OwnGuardian;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.FamilyRegistration.Relative;
import huiyu.core.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A family's own registration between the words of the API and ours; problems name the fields as the request does. */
final class OwnFamilyModels {

    private OwnFamilyModels() {}

    static FamilyRegistration registration(OwnFamily body) {
        return new FamilyRegistration(
                child(body.getChild()), List.of(guardian(body.getGuardian())), List.of(), Optional.empty());
    }

    private static Member child(OwnChild child) {
        List<FactValue> said = new ArrayList<>();
        said.add(FactValue.always("birth_date", child.getBirthDate().toString()));
        if (child.getHouseholdDivision() != null) {
            said.add(FactValue.since("household", child.getHouseholdDivision(), child.getBirthDate()));
            said.add(FactValue.always("first_household", child.getHouseholdDivision()));
        }
        return new Member(
                Optional.ofNullable(child.getName()),
                List.of(PeopleModels.identifier("child.identifier", child.getIdentifier())),
                Optional.empty(),
                said);
    }

    private static Relative guardian(OwnGuardian guardian) {
        return new Relative(
                Kin.ofStored(guardian.getKin().getValue()),
                new Member(
                        Optional.of(guardian.getName()),
                        List.of(Identifiers.citizenId("guardian.citizenId", guardian.getCitizenId())),
                        Optional.ofNullable(guardian.getPhone()),
                        List.of()));
    }

    static ProblemException named(ProblemException problem) {
        if (problem.fields().isEmpty()) {
            return problem;
        }
        ProblemException named = ProblemException.invalid(problem.code(), problem.arguments());
        problem.fields().forEach(field -> named.withField(name(field.field()), field.rule(), field.arguments()));
        return named;
    }

    private static String name(String field) {
        return switch (field) {
            case "relatives[0].name" -> "guardian.name";
            case "relatives[0].phone" -> "guardian.phone";
            case String ofGuardian when ofGuardian.startsWith("relatives[0]") -> "guardian.citizenId";
            case String born when born.startsWith("child.facts[0]") -> "child.birthDate";
            case String household when household.startsWith("child.facts[") -> "child.householdDivision";
            case "child.name", "child.birthDate" -> field;
            default -> "child.identifier";
        };
    }
}
