package huiyu.core.party;

import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.FamilyRegistration.Relative;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A family as a hospital reports it. */
final class TestFamilies {

    static final LocalDate BORN = LocalDate.of(2026, 3, 5);

    private TestFamilies() {}

    static FamilyRegistration family(Identifier child, String childName, Identifier mother, String motherName) {
        return new FamilyRegistration(
                new Member(
                        Optional.of(childName),
                        List.of(child),
                        Optional.empty(),
                        List.of(
                                FactValue.always("birth_date", BORN.toString()),
                                FactValue.always("birth_order", 2),
                                FactValue.since("household", "370102", BORN))),
                List.of(new Relative(
                        Kin.MOTHER,
                        new Member(Optional.of(motherName), List.of(mother), Optional.of("13900139000"), List.of()))),
                List.of(FactValue.since("family.status", "low_income", LocalDate.of(2026, 4, 1))),
                Optional.empty());
    }

    static Identifier certificate() {
        return Identifiers.birthCertificate("certificate", TestNumbers.certificate());
    }

    static Identifier childId() {
        return Identifiers.citizenId("citizenId", TestNumbers.citizenId(BORN));
    }

    static Identifier motherId() {
        return Identifiers.citizenId("citizenId", TestNumbers.citizenId(LocalDate.of(1994, 2, 3)));
    }
}
