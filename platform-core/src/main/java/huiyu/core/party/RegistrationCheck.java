package huiyu.core.party;

import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a registration must be by itself, before anything is looked up. Collects every flaw into one problem. */
final class RegistrationCheck {

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

    private final LocalDate today;
    /** Made with the first flaw: an exception for each of a thousand right rows costs more than all that is checked. */
    private Optional<ProblemException> problem = Optional.empty();

    RegistrationCheck(LocalDate today) {
        this.today = today;
    }

    /** @throws ProblemException 422 naming every field and rule broken */
    void family(FamilyRegistration registration) {
        member("child", registration.child());
        if (birthDate(registration.child()).isEmpty()) {
            flaw("child.facts", "birth-date-required");
        }
        Set<Kin> parents = new HashSet<>();
        List<FamilyRegistration.Relative> relatives = registration.relatives();
        for (int i = 0; i < relatives.size(); i++) {
            String field = "relatives[" + i + "]";
            FamilyRegistration.Relative relative = relatives.get(i);
            member(field, relative.person());
            if (relative.person().name().isEmpty()) {
                flaw(field + ".name", "required");
            }
            if (relative.kin() != Kin.GUARDIAN && !parents.add(relative.kin())) {
                flaw(field + ".kin", "one-of-each-parent");
            }
        }
        numbersOfDifferentPeople(registration);
        finish();
    }

    void person(FamilyRegistration.Member person) {
        member("person", person);
        finish();
    }

    void contact(Optional<String> name, Optional<String> phone) {
        name("name", name);
        phone("phone", phone);
        finish();
    }

    private void name(String field, Optional<String> name) {
        name.filter(text -> !PersonName.of(text).isValid()).ifPresent(bad -> flaw(field, "name"));
    }

    private void phone(String field, Optional<String> phone) {
        phone.filter(text -> !MOBILE.matcher(text).matches()).ifPresent(bad -> flaw(field, "mobile-phone"));
    }

    private void member(String field, FamilyRegistration.Member member) {
        name(field + ".name", member.name());
        phone(field + ".phone", member.phone());
        if (member.identifiers().isEmpty()) {
            flaw(field + ".identifiers", "identifier-required");
        }
        for (Identifier identifier : member.identifiers()) {
            identifier.birthDate().ifPresent(date -> birthDateOfNumber(field, member, date));
        }
    }

    private void birthDateOfNumber(String field, FamilyRegistration.Member member, LocalDate ofNumber) {
        if (ofNumber.isAfter(today)) {
            flaw(field + ".citizenId", "date-in-future");
        }
        if (stated(member).filter(date -> !date.equals(ofNumber.toString())).isPresent()) {
            flaw(field + ".birthDate", "differs-from-citizen-id");
        }
    }

    private void numbersOfDifferentPeople(FamilyRegistration registration) {
        Set<String> seen = new HashSet<>();
        registration.child().identifiers().forEach(identifier -> seen.add(identifier.number()));
        for (int i = 0; i < registration.relatives().size(); i++) {
            for (Identifier identifier : registration.relatives().get(i).person().identifiers()) {
                if (!seen.add(identifier.number())) {
                    flaw("relatives[" + i + "].identifiers", "number-of-somebody-else");
                }
            }
        }
    }

    /** The birth date a person states or whose number says it. */
    static Optional<String> birthDate(FamilyRegistration.Member member) {
        return stated(member).or(() -> member.identifiers().stream()
                .flatMap(identifier -> identifier.birthDate().stream())
                .map(LocalDate::toString)
                .findFirst());
    }

    private static Optional<String> stated(FamilyRegistration.Member member) {
        return member.facts().stream()
                .filter(fact -> fact.attribute().equals("birth_date"))
                .flatMap(fact -> fact.value().stream())
                .map(String::valueOf)
                .findFirst();
    }

    private void flaw(String field, String rule) {
        if (problem.isEmpty()) {
            problem = Optional.of(ProblemException.invalid("invalid-request", Map.of()));
        }
        problem.get().withField(field, rule, Map.of());
    }

    private void finish() {
        if (problem.isPresent()) {
            throw problem.get();
        }
    }
}
