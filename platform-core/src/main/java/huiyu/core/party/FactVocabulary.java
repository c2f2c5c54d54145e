package huiyu.core.party;

import huiyu.core.web.ProblemException;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.definition.Values;
import huiyu.policy.fact.FactAttribute;
import huiyu.policy.fact.FactAttribute.Type;
import huiyu.policy.fact.FactCatalogue;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be recorded, by the fact catalogue: {@code family.status} of a household, {@code household} of a person
 * (child, mother or father). A dated text may hold several values at once: {@code status = low_income} is short for
 * {@code status.low_income = true}.
 */
@Component
class FactVocabulary {

    static final String FAMILY = "family.";

    private static final List<String> PERSONS = List.of("child.", "mother.", "father.", "person.");
    /** As long as an identity number, an account or a phone: these belong where they are encrypted. */
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("(?<![0-9])[0-9]{11,}[Xx]?");

    private final FactCatalogue catalogue = FactCatalogue.standard();
    private final JsonMapper json;
    private final Clock clock;

    FactVocabulary(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** @throws ProblemException naming the part of {@code field} that is wrong and the rule */
    StoredFact check(FactField field, FactValue fact) {
        if (fact.validFrom().isPresent()
                && fact.validTo().isPresent()
                && fact.validTo().get().isBefore(fact.validFrom().get())) {
            throw problem(field.to(), "ends-before-it-begins");
        }
        Optional<FactAttribute> whole = find(fact.attribute());
        if (whole.isPresent()) {
            return stored(field, fact, whole.get());
        }
        int dot = fact.attribute().lastIndexOf('.');
        String head = dot < 0 ? "" : fact.attribute().substring(0, dot);
        if (find(head).filter(FactVocabulary::holdsSeveral).isEmpty()) {
            throw problem(field.attribute(), "unknown-attribute");
        }
        String item = fact.attribute().substring(dot + 1);
        return make(fact, head, item, fact.value().map(value -> (Object) flag(field.value(), value)));
    }

    private StoredFact stored(FactField field, FactValue fact, FactAttribute attribute) {
        Optional<Object> value = fact.value().map(raw -> checked(field.value(), attribute.type(), raw));
        if (holdsSeveral(attribute) && value.isPresent()) {
            return make(fact, fact.attribute(), String.valueOf(value.get()), Optional.of(Boolean.TRUE));
        }
        return make(fact, fact.attribute(), "", value);
    }

    private StoredFact make(FactValue fact, String attribute, String item, Optional<Object> value) {
        String name = attribute.startsWith(FAMILY) ? attribute.substring(FAMILY.length()) : attribute;
        return new StoredFact(
                name,
                item,
                json.writeValueAsString(value.orElse(null)),
                fact.validFrom().orElse(null),
                fact.validTo().orElse(null));
    }

    static boolean isOfFamily(String attribute) {
        return attribute.startsWith(FAMILY);
    }

    /** @param attribute as recorded, without the subject of a person */
    Optional<FactAttribute> find(String attribute) {
        Stream<String> keys = isOfFamily(attribute) ? Stream.of(attribute) : PERSONS.stream().map(p -> p + attribute);
        return keys.map(catalogue::find).flatMap(Optional::stream).findFirst();
    }

    /** @param key with its subject, as rules name it */
    Optional<FactAttribute> findKey(String key) {
        return catalogue.find(key);
    }

    static boolean holdsSeveral(FactAttribute attribute) {
        return attribute.dated() && attribute.type() == Type.TEXT;
    }

    private Object checked(String field, Type type, Object raw) {
        if (PERSONAL_NUMBER.matcher(String.valueOf(raw)).find()) {
            throw problem(field, "personal-number-in-value");
        }
        try {
            return switch (type) {
                case DATE -> date(field, raw).toString();
                case COUNT -> count(field, raw);
                case NUMBER, RATE -> Values.decimal(raw, field).toPlainString();
                case MONEY -> {
                    Values.money(raw, field);
                    yield Values.decimal(raw, field).toPlainString();
                }
                case FLAG -> Values.flag(raw, field);
                case DIVISION -> division(field, raw);
                case TEXT -> text(field, raw);
                case TEXTS -> Values.list(raw, item -> text(field, item));
                case CHILDREN -> Values.list(raw, item -> child(field, Values.map(item, field)));
            };
        } catch (PolicyException wrong) {
            throw problem(field, "fact-type", Map.of("type", type.name().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private LocalDate date(String field, Object raw) {
        LocalDate date = Values.date(raw, field);
        if (date.isAfter(LocalDate.now(clock))) {
            throw problem(field, "date-in-future");
        }
        return date;
    }

    private static Object count(String field, Object raw) {
        int count = Values.whole(raw, field);
        if (count < 0) {
            throw problem(field, "min", Map.of("value", 0));
        }
        return count;
    }

    private static String division(String field, Object raw) {
        String code = Values.text(raw, field);
        if (!huiyu.kernel.identifier.DivisionCode.parse(code).isValid()) {
            throw problem(field, "division-code");
        }
        return code;
    }

    private static String text(String field, Object raw) {
        String text = Values.text(raw, field);
        if (text.isBlank() || text.length() > 200) {
            throw problem(field, "size");
        }
        return text;
    }

    private Map<String, Object> child(String field, Map<String, Object> child) {
        date(field + ".birth_date", child.get("birth_date"));
        return child;
    }

    private static Boolean flag(String field, Object raw) {
        try {
            return Values.flag(raw, field);
        } catch (PolicyException wrong) {
            throw problem(field, "fact-type", Map.of("type", "flag"));
        }
    }

    private static ProblemException problem(String field, String rule) {
        return problem(field, rule, Map.of());
    }

    private static ProblemException problem(String field, String rule, Map<String, Object> arguments) {
        return ProblemException.invalidField(field, rule, arguments);
    }
}
