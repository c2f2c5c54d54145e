package huiyu.core.party;

import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.FamilyRegistration.Relative;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes from one city to another: who the child and its parents are, and the facts consented to. Plain words, since
 * the two cities may run different releases.
 *
 * @param version of this form
 */
record HandoverParcel(int version, String fromDivisionCode, Person child, List<Parent> relatives, List<Fact> facts) {

    static final int VERSION = 1;

    record Number(String kind, String number) {

        /** Never a number in a log. */
        @Override
        public String toString() {
            return "Number[" + kind + "]";
        }
    }

    record Person(String name, List<Number> numbers) {}

    record Parent(String kin, Person person) {}

    /** @param validFrom and {@code validTo} written as dates, or null */
    record Fact(String attribute, Object value, String validFrom, String validTo) {

        static Fact of(FactValue fact) {
            return new Fact(
                    fact.attribute(),
                    fact.value().orElse(null),
                    fact.validFrom().map(LocalDate::toString).orElse(null),
                    fact.validTo().map(LocalDate::toString).orElse(null));
        }

        FactValue toFactValue() {
            return new FactValue(
                    attribute,
                    Optional.ofNullable(value),
                    Optional.ofNullable(validFrom).map(LocalDate::parse),
                    Optional.ofNullable(validTo).map(LocalDate::parse));
        }
    }

    FamilyRegistration registration() {
        List<FactValue> ofChild = new ArrayList<>();
        List<FactValue> ofFamily = new ArrayList<>();
        for (Fact fact : facts) {
            (FactVocabulary.isOfFamily(fact.attribute()) ? ofFamily : ofChild).add(fact.toFactValue());
        }
        return new FamilyRegistration(
                member(child, ofChild),
                relatives.stream()
                        .map(each -> new Relative(Kin.ofStored(each.kin()), member(each.person(), List.of())))
                        .toList(),
                ofFamily,
                Optional.empty());
    }

    private static Member member(Person person, List<FactValue> facts) {
        return new Member(
                Optional.of(person.name()).filter(name -> !name.isEmpty()),
                person.numbers().stream()
                        .map(each -> Identifiers.of("number", each.kind(), each.number()))
                        .toList(),
                Optional.empty(),
                facts);
    }
}
