package huiyu.core.lifeevent;

import huiyu.api.cases.model.BirthDetails;
import huiyu.api.cases.model.Newborn;
import huiyu.api.cases.model.Parent;
import huiyu.core.casedesk.CaseAnswers;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.lifeevent.ReportedFacts.Recorded;
import huiyu.core.party.FactValue;
import huiyu.core.party.FamilyRegistration;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.FamilyRegistration.Relative;
import huiyu.core.party.Identifier;
import huiyu.core.party.Identifiers;
import huiyu.core.party.Kin;
import huiyu.core.party.Origin;
import huiyu.core.party.People;
import huiyu.core.question.FactStatements;
import huiyu.core.web.ProblemException;
import huiyu.core.web.ProblemTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Finds or makes the family of a newborn. When what is on file contradicts the report (another mother), the child is
 * registered all the same and the contradiction becomes a doubt for a person: a birth is never lost.
 */
@Component
class BirthRegistration {

    /** The status of a problem that says: right in itself, contradicts what is there. */
    private static final int CONFLICT = 409;

    private final People people;
    private final FactStatements facts;
    private final TenantTransaction transactions;
    private final ProblemTexts texts;

    BirthRegistration(People people, FactStatements facts, TenantTransaction transactions, ProblemTexts texts) {
        this.people = people;
        this.facts = facts;
        this.transactions = transactions;
        this.texts = texts;
    }

    Recorded record(Tx tx, BirthDetails birth, Origin origin) {
        Member child = child(birth.getChild());
        List<Relative> relatives = relatives(birth.getParents());
        UUID[] subjectId = new UUID[1];
        Optional<ProblemException> problem = transactions.attempt(
                tx, ProblemException.class,
                () -> subjectId[0] = register(tx, new FamilyRegistration(child, relatives, List.of(), Optional.empty()), origin));
        if (problem.isPresent() && problem.get().status() != CONFLICT) {
            throw ReportFields.named(problem.get());
        }
        if (problem.isPresent()) {
            subjectId[0] = register(tx, new FamilyRegistration(child, List.of(), List.of(), Optional.empty()), origin);
        }
        facts.record(tx, subjectId[0], "birth.facts", CaseAnswers.statements(birth.getFacts()), origin);
        return new Recorded(subjectId[0], details(birth.getChild()), problem.map(this::doubt));
    }

    private UUID register(Tx tx, FamilyRegistration registration, Origin origin) {
        return people.registerFamily(tx, registration, origin).childId();
    }

    private Map.Entry<String, String> doubt(ProblemException problem) {
        return Map.entry(texts.zh(problem), texts.en(problem));
    }

    private static Member child(Newborn newborn) {
        List<Identifier> numbers = new ArrayList<>();
        numbers.add(Identifiers.birthCertificate("birth.child.birthCertificate", newborn.getBirthCertificate()));
        if (newborn.getCitizenId() != null) {
            numbers.add(Identifiers.citizenId("birth.child.citizenId", newborn.getCitizenId()));
        }
        List<FactValue> known = new ArrayList<>();
        known.add(FactValue.always("birth_date", newborn.getBirthDate().toString()));
        if (newborn.getBirthOrder() != null) {
            known.add(FactValue.always("birth_order", newborn.getBirthOrder()));
        }
        if (newborn.getHouseholdDivision() != null) {
            known.add(FactValue.since("household", newborn.getHouseholdDivision(), newborn.getBirthDate()));
            known.add(FactValue.always("first_household", newborn.getHouseholdDivision()));
        }
        return new Member(Optional.of(newborn.getName()), numbers, Optional.empty(), known);
    }

    private static List<Relative> relatives(List<Parent> parents) {
        List<Relative> relatives = new ArrayList<>();
        for (int i = 0; i < parents.size(); i++) {
            relatives.add(relative("birth.parents[" + i + "]", parents.get(i)));
        }
        return relatives;
    }

    private static Relative relative(String field, Parent parent) {
        List<FactValue> known = parent.getHouseholdDivision() == null
                ? List.of()
                : List.of(FactValue.always("household", parent.getHouseholdDivision()));
        return new Relative(
                Kin.valueOf(parent.getRole().getValue().toUpperCase()),
                new Member(
                        Optional.of(parent.getName()),
                        List.of(Identifiers.citizenId(field + ".citizenId", parent.getCitizenId())),
                        Optional.ofNullable(parent.getPhone()),
                        known));
    }

    private static Map<String, Object> details(Newborn newborn) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("birthOrder", newborn.getBirthOrder());
        details.put("householdDivision", newborn.getHouseholdDivision());
        details.values().removeIf(java.util.Objects::isNull);
        return details;
    }
}
