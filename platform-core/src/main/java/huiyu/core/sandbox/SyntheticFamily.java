package huiyu.core.sandbox;

import huiyu.core.party.FactValue;
import huiyu.core.party.FamilyRegistration;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.FamilyRegistration.Relative;
import huiyu.core.party.Identifier;
import huiyu.core.party.Identifiers;
import huiyu.core.party.Kin;
import huiyu.kernel.identifier.CitizenId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A mother and her child under three. Names carry 测, so that nobody takes them for people; the numbers are of a division
 * that no place has, so that they are nobody's.
 */
record SyntheticFamily(
        String childName, String birthCertificate, LocalDate born, int birthOrder, String motherName, String motherNumber,
        String divisionCode) {

    private static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴");
    private static final List<String> GIVEN = List.of("安", "宁", "和", "悦", "晨", "禾", "岚", "舟", "谷", "川");
    private static final int DAYS = 3 * 365 - 30;

    /** @param divisionCode of the household, inside the sandbox */
    static SyntheticFamily make(RandomGenerator random, String divisionCode, LocalDate today) {
        LocalDate mothersBirth = LocalDate.of(1988, 1, 1).plusDays(random.nextInt(12 * 365));
        // Even: female.
        String seventeen = divisionCode + mothersBirth.format(DateTimeFormatter.BASIC_ISO_DATE) + "%02d%d".formatted(random.nextInt(100), 2 * random.nextInt(5));
        return new SyntheticFamily(
                name(random), "X%09d".formatted(random.nextInt(1_000_000_000)), today.minusDays(1 + random.nextInt(DAYS)), 1 + random.nextInt(3),
                name(random), CitizenId.ofFirst(seventeen).number(), divisionCode);
    }

    FamilyRegistration registration() {
        FactValue household = FactValue.since("household", divisionCode, born);
        Member child = member(
                childName, Identifiers.birthCertificate("birthCertificate", birthCertificate),
                List.of(FactValue.always("birth_date", born.toString()), FactValue.always("birth_order", birthOrder), FactValue.always("first_household", divisionCode), household));
        Member mother = member(motherName, Identifiers.citizenId("motherCitizenId", motherNumber), List.of(household));
        return new FamilyRegistration(child, List.of(new Relative(Kin.MOTHER, mother)), List.of(), Optional.empty());
    }

    private static Member member(String name, Identifier number, List<FactValue> facts) {
        return new Member(Optional.of(name), List.of(number), Optional.empty(), facts);
    }

    private static String name(RandomGenerator random) {
        return SURNAMES.get(random.nextInt(SURNAMES.size())) + "测" + GIVEN.get(random.nextInt(GIVEN.size()));
    }
}
