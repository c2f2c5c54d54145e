package huiyu.childcare.subsidy;

import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.InstitutionFiles;
import huiyu.childcare.institution.Institutions;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import huiyu.policy.definition.Values;
import huiyu.policy.fact.FactAttribute;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.problem.PolicyException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Records what an authority says of an institution; what was said before stays, as far as the new word leaves it. */
@Component
class InstitutionStatements {

    private static final String COUNTED = "quantity.child_months";

    private final InstitutionFactStore store;
    private final Institutions institutions;
    private final InstitutionFiles files;
    private final Audit audit;
    private final Clock clock;

    InstitutionStatements(InstitutionFactStore store, Institutions institutions, InstitutionFiles files, Audit audit, Clock clock) {
        this.store = store;
        this.institutions = institutions;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    record Statement(String attribute, Object value, Optional<LocalDate> validFrom, Optional<LocalDate> validTo, String document) {}

    List<RecordedFact> list(Read read, String code, Actor actor) {
        return store.list(read, List.of(institutions.getVisible(read, code, institutions.today(), actor).id()));
    }

    /**
     * Saying the same again changes nothing.
     *
     * @throws ProblemException 422 for an unknown attribute or a value of the wrong type; 409 {@code fact-overlaps} for a
     *     period that reaches into a later one
     */
    List<RecordedFact> record(Tx tx, String code, Statement said, Actor actor) {
        Institution institution = institutions.getLocked(tx, code, institutions.today());
        RecordedFact fact = checked(institution, said);
        List<RecordedFact> known = store.list(tx, List.of(institution.id())).stream()
                .filter(each -> each.attribute().equals(fact.attribute()))
                .toList();
        if (known.contains(fact)) {
            return list(tx, code, actor);
        }
        known.forEach(each -> giveWay(tx, each, fact, actor));
        store.insert(tx, fact, actor.subject(), clock.instant());
        audit.record(tx, actor, "childcare-fact.recorded", "childcare-institution", institution.id(), Map.of(
                "attribute", fact.attribute(), "document", fact.document()));
        files.changed(tx, List.of(institution.id()), actor);
        return list(tx, code, actor);
    }

    /** A later word takes the place of one from the same day, and ends one that began before. */
    private void giveWay(Tx tx, RecordedFact known, RecordedFact fact, Actor actor) {
        if (known.validFrom().equals(fact.validFrom())) {
            store.supersede(tx, known, clock.instant());
        } else if (known.period().overlaps(fact.period())) {
            if (fact.validFrom().isEmpty() || known.validFrom().filter(fact.validFrom().get()::isBefore).isPresent()) {
                throw ProblemException.conflict("fact-overlaps", Map.of("attribute", fact.attribute(), "validFrom", known.validFrom().orElseThrow()));
            }
            store.supersede(tx, known, clock.instant());
            store.insert(tx, known.until(fact.validFrom().get().minusDays(1)), actor.subject(), clock.instant());
        }
    }

    private static RecordedFact checked(Institution institution, Statement said) {
        FactAttribute attribute = FactCatalogue.standard().find("institution." + said.attribute())
                .filter(known -> !said.attribute().equals(COUNTED))
                .orElseThrow(() -> ProblemException.invalidField("attribute", "unknown-attribute", Map.of()));
        if (said.validTo().isPresent() && said.validTo().get().isBefore(said.validFrom().orElse(LocalDate.MIN))) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", said.validFrom().get()));
        }
        if (!attribute.dated() && (said.validFrom().isPresent() || said.validTo().isPresent())) {
            throw ProblemException.invalidField("validFrom", "not-dated", Map.of());
        }
        try {
            return new RecordedFact(
                    institution.id(), said.attribute(), value(attribute.type(), said.value()), said.validFrom(), said.validTo(), said.document());
        } catch (PolicyException wrong) {
            throw wrongType(attribute);
        }
    }

    private static Object value(FactAttribute.Type type, Object raw) {
        return switch (type) {
            case FLAG -> Values.flag(raw, "value");
            case COUNT, NUMBER, RATE, MONEY -> notNegative(Values.decimal(raw, "value"));
            case DATE -> Values.date(raw, "value").toString();
            case TEXTS -> Values.list(raw, item -> Values.text(item, "value"));
            default -> Values.text(raw, "value");
        };
    }

    private static String notNegative(BigDecimal number) {
        if (number.signum() < 0) {
            throw ProblemException.invalidField("value", "min", Map.of("value", 0));
        }
        return number.toPlainString();
    }

    private static ProblemException wrongType(FactAttribute attribute) {
        return ProblemException.invalidField("value", "fact-type", Map.of("type", attribute.type().name().toLowerCase(Locale.ROOT)));
    }
}
